import { receiptDay, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { type Application, type ApplicationState, pausesOf } from '../application.ts'
import type { RunningClock } from '../events.ts'
import { clocksOf } from './case-clock-rules.ts'
import { runningSpecialProcedure } from './examination-rules.ts'

/** What an applicant has to do in time is theirs: nobody watches an office by it. */
const OF_THE_APPLICANT = ['revision', 'correction']
const TO_BE_DELIVERED: readonly ApplicationState[] = ['granted', 'denied', 'certified', 'handedOut']

/** The limits that run on the offices: what whoever watches them has to know. */
export function runningClocks(application: Application, calendar: WorkCalendar): RunningClock[] {
  const { state, detail } = application
  const running = clocksOf(application, calendar).flatMap(({ id, kind, name, clock, endedOn }): RunningClock[] => {
    if (endedOn !== null || OF_THE_APPLICANT.includes(kind)) return []
    if (kind === 'delivery' && !TO_BE_DELIVERED.includes(state)) return []
    if (kind === 'check' && (state === 'revoked' || state === 'voided')) return []
    return [{ id, kind: kind as RunningClock['kind'], name, clock }]
  })
  const immediate = immediateClock(application, calendar)
  if (immediate) running.push(immediate)
  const procedure = runningSpecialProcedure(detail)
  // The others stand still meanwhile; what the applicant was told it takes (行政许可法 art. 45) runs.
  if (procedure && application.decidedOn === null && application.completedOn === null) {
    running.push({ id: `special:${procedure.stepId}`, kind: 'special', name: procedure.name, clock: { startedOn: procedure.startedOn, amount: procedure.expectedWorkdays, unit: 'workday', pauses: [], extensions: [] } })
  }
  return running
}

/**
 * 即办件: to be decided on the day a window has it in; taken in after hours or on a rest day, on the next workday. It is nobody's clock
 * while corrections are asked for: when they are supplied the receipt, and with it the day, is a new one.
 */
function immediateClock({ state, receivedOn, decidedOn, completedOn, detail }: Application, calendar: WorkCalendar): RunningClock | undefined {
  if (detail.kind !== 'immediate' || receivedOn === null || state === 'correctionRequested' || decidedOn !== null || completedOn !== null) return undefined
  // Without its minute the receipt counts from the opening of the office.
  const startedOn = receiptDay(calendar, `${receivedOn}T${detail.receivedTime ?? calendar.officeHours.morning.from}`)
  return { id: 'immediate', kind: 'immediate', name: '当场办结', clock: { startedOn, amount: 0, unit: 'workday', pauses: pausesOf(detail), extensions: [] } }
}
