import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getNearLimit, getWorkCalendar } from '../../calendar/index.ts'
import { getItemVersion } from '../../catalogue/index.ts'
import type { Application } from '../application.ts'
import { ClockDaysView, NumberParams } from '../contract.ts'
import { type ClockDay, clocksOf, explainCaseDays, readCaseClock } from '../lifecycle/case-clock-rules.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { listEvents } from '../record/application-store.ts'
import { citizenFor } from './citizen-access.ts'
import { clockFacts, describeClock } from './describe-clocks.ts'
import { refuseStrangerOfficer } from './officer-access.ts'

const ClockQuery = Type.Object({ clock: Type.Optional(Type.String({ title: '时限', maxLength: 60, pattern: '^[a-zA-Z]+(:[a-z0-9-]+)?$' })) }, { additionalProperties: false })

const kindWords: Record<ClockDay['kind'], { mark: string; name: string }> = {
  start: { mark: '起', name: '起算日，不计入' },
  counted: { mark: '计', name: '计入' },
  restDay: { mark: '休', name: '休息日，不计入' },
  holiday: { mark: '节', name: '法定节假日，不计入' },
  makeUpWorkday: { mark: '班', name: '调休上班，计入' },
  paused: { mark: '停', name: '暂停，不计入' },
}

/** 期限逐日说明 for officers: which days of a limit count, which do not, and why. */
export const readClockDays = defineOperation({
  id: 'applications.readClockDays',
  summary: '办件期限逐日说明（工作人员）',
  audience: 'staff',
  permission: 'applications.read',
  params: NumberParams,
  query: ClockQuery,
  output: ClockDaysView,
  async run(ctx, { params, query }) {
    const application = await getApplication(ctx, params.number)
    await refuseStrangerOfficer(ctx, application)
    return describeDays(ctx, application, query.clock)
  },
})

/** 期限逐日说明 for the person whose case it is. */
export const readOwnClockDays = defineOperation({
  id: 'applications.readOwnClockDays',
  summary: '我的办件期限逐日说明',
  audience: 'citizen',
  permission: 'applications.readOwn',
  params: NumberParams,
  query: ClockQuery,
  output: ClockDaysView,
  async run(ctx, { params, query }) {
    const application = await getApplication(ctx, params.number)
    await citizenFor(ctx, application)
    return describeDays(ctx, application, query.clock)
  },
})

async function describeDays(ctx: Context, application: Application, asked = 'promised'): Promise<Static<typeof ClockDaysView>> {
  const { region, number, hallId, itemCode, itemVersion, detail } = application
  const [calendar, item, events] = await Promise.all([getWorkCalendar(ctx, region, hallId), getItemVersion(ctx, itemCode, itemVersion), listEvents(ctx.db, region, number)])
  const today = ctx.clock.today()
  const clock = clocksOf(application, calendar, clockFacts(item, events)).find(({ id }) => id === asked)
  if (!clock) throw new Refusal(404, 'applications.no_such_clock', '这个时限还没有开始计算，或本件没有这个时限。')
  const reading = readCaseClock(calendar, clock, today)
  const view = describeClock(reading, await getNearLimit(ctx, region, today))
  const { startedAt } = view
  return {
    number, clock: view, today,
    days: explainCaseDays(calendar, clock, detail, today).map(({ day, kind, name, pausedBy, countedDays, isProvisional }) => ({
      day, kind, kindName: kindWords[kind].name, mark: kindWords[kind].mark, why: pausedBy ?? name ?? (kind === 'start' && startedAt ? `从 ${startedAt} 起算` : null), countedDays, isProvisional, isAfterDue: day > reading.dueOn,
    })),
  }
}
