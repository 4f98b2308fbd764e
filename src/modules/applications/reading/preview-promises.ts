import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addNaturalDays, addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { NumberParams } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { commitmentCheckDays, deferralClock, deferralDays, deferralOverrun } from '../settings.ts'
import { clockWords, overrunWords } from './describe-promises.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

const Day = Type.String({ format: 'date' })

/** The days a promise taken today would have, before it is taken: nobody works out a date by hand. */
export const previewPromises = defineOperation({
  id: 'applications.previewPromises',
  summary: '容缺、告知承诺的期限预览',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  query: Type.Object({ workdays: Type.Optional(Type.Integer({ title: '工作日', minimum: 1, maximum: 90 })) }, { additionalProperties: false }),
  output: Type.Object({ workdays: Type.Integer(), dueOn: Day, clockName: Type.String(), overrunName: Type.String(), checkDays: Type.Integer(), checkDueOn: Day }),
  async run(ctx, { params, query }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    const { region } = application
    const today = ctx.clock.today()
    const [calendar, days, clock, overrun, checkDays] = await Promise.all([
      getWorkCalendar(ctx, region), getSetting(ctx, deferralDays, region, today), getSetting(ctx, deferralClock, region, today),
      getSetting(ctx, deferralOverrun, region, today), getSetting(ctx, commitmentCheckDays, region, today),
    ])
    const workdays = query.workdays ?? days
    return {
      workdays, dueOn: addWorkdays(calendar, today, workdays).dueOn, clockName: clockWords[clock], overrunName: overrunWords[overrun],
      checkDays, checkDueOn: addNaturalDays(calendar, today, checkDays).dueOn,
    }
  },
})
