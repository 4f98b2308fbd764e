import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { addWorkdays, type Day, getWorkCalendar, readClock, type LegalClock } from '../../calendar/index.ts'
import { durationText } from '../../catalogue/index.ts'
import { NumberParams } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { ExtensionAmount } from '../lifecycle/extend-application.ts'
import { getExtensionLimit } from '../lifecycle/extension-limit.ts'
import { promisedClock, statutoryClock } from '../lifecycle/legal-clock-rules.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

const Dates = Type.Object({ statutoryDueOn: Type.Union([Type.String(), Type.Null()]), promisedDueOn: Type.Union([Type.String(), Type.Null()]), isProvisional: Type.Boolean() })

/** What the limits would become: with the extension of art. 42, or with a special procedure of so many workdays from today. Changes nothing. */
export const previewDeadlines = defineOperation({
  id: 'applications.previewDeadlines',
  summary: '预看延期或特别程序之后的办理期限',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  query: Type.Object(
    { change: Type.Union([Type.Literal('extend'), Type.Literal('start-special-procedure')], { title: '拟作的处理' }), workdays: Type.Optional(Type.Integer({ title: '特别程序所需工作日', minimum: 1, maximum: 365 })), amount: Type.Optional(ExtensionAmount) },
    { additionalProperties: false },
  ),
  output: Type.Object({ now: Dates, afterwards: Dates, /** The last day on which the clocks stand still. */ pausedUntil: Type.Union([Type.String(), Type.Null()]), /** The most an extension may be. */ extensionLimitText: Type.Union([Type.String(), Type.Null()]) }),
  async run(ctx, { params, query }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    const calendar = await getWorkCalendar(ctx, application.region, application.hallId)
    const today = ctx.clock.today()
    const pausedUntil = query.change === 'extend' ? null : addWorkdays(calendar, today, query.workdays ?? 1).dueOn
    const dates = (statutory: LegalClock | undefined, promised: LegalClock | undefined, on: Day) => {
      const [law, promise] = [statutory, promised].map((clock) => clock && readClock(calendar, clock, on))
      return { statutoryDueOn: law?.dueOn ?? null, promisedDueOn: promise?.dueOn ?? null, isProvisional: Boolean(law?.isProvisional || promise?.isProvisional) }
    }
    const statutory = statutoryClock(application)
    const limit = await getExtensionLimit(ctx, application)
    const promised = promisedClock(application)
    const paused = (clock: LegalClock | undefined) => clock && pausedUntil ? { ...clock, pauses: [...clock.pauses, { from: today, to: pausedUntil }] } : clock
    const extended = statutory && query.change === 'extend' ? { ...statutory, extensions: [...statutory.extensions, { amount: Math.min(query.amount ?? limit, limit), unit: statutory.unit }] } : statutory
    return { now: dates(statutory, promised, today), afterwards: dates(paused(extended), paused(promised), today), pausedUntil, extensionLimitText: statutory && query.change === 'extend' ? durationText({ amount: limit, unit: statutory.unit }) : null }
  },
})
