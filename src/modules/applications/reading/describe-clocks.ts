import { isNear, type NearLimit, type WorkCalendar } from '../../calendar/index.ts'
import { durationText, type ServiceItem } from '../../catalogue/index.ts'
import type { Application } from '../application.ts'
import type { ClockView } from '../contract.ts'
import { type CaseClockReading, type ClockFacts, clocksOf, readCaseClock } from '../lifecycle/case-clock-rules.ts'
import type { RecordEvent, StoredEvent } from '../record/record-events.ts'

/** What the clocks of a case need besides the case: its item's step of decision, and the day of the delivery. */
export function clockFacts(item: Pick<ServiceItem, 'steps'>, events: readonly StoredEvent[]): ClockFacts {
  const decide = item.steps.find(({ kind }) => kind === 'decide')
  const delivered = events.findLast(({ type }) => type === 'delivered') as (RecordEvent & { type: 'delivered' }) | undefined
  return {
    ...(decide && decide.days > 0 ? { decideStep: { id: decide.id, name: decide.name, days: decide.days } } : {}),
    ...(delivered ? { deliveredOn: delivered.data.on } : {}),
  }
}

/** Every limit of a case as its page shows it. */
export const describeClocks = (application: Application, calendar: WorkCalendar, facts: ClockFacts, today: string, near: NearLimit): ClockView[] =>
  clocksOf(application, calendar, facts).map((clock) => describeClock(readCaseClock(calendar, clock, today), near))

export function describeClock({ id, kind, name, clock, endedOn, dueOn, dueAt, usedDays, leftDays, overdueDays, paused, isProvisional }: CaseClockReading, near: NearLimit): ClockView {
  const amount = clock.extensions.reduce((sum, extension) => sum + extension.amount, clock.amount)
  // A limit in whole days does not ask for the minute.
  const startedAt = clock.startedTime !== undefined && (clock.unit === 'hour' || clock.amount % 1 !== 0) ? clock.startedTime : null
  return { id, kind, name, limitText: durationText({ amount, unit: clock.unit }), startedOn: clock.startedOn, startedAt, dueOn, dueAt, endedOn, usedDays, leftDays, overdueDays, paused, isProvisional, isNear: isNear(near, { leftDays, limit: clock.unit === 'workday' ? amount : null }) }
}
