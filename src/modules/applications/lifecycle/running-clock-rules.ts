import type { WorkCalendar } from '../../calendar/calendar-rules.ts'
import type { Application, ApplicationState } from '../application.ts'
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
  const procedure = runningSpecialProcedure(detail)
  // The others stand still meanwhile; what the applicant was told it takes (行政许可法 art. 45) runs.
  if (procedure && application.decidedOn === null && application.completedOn === null) {
    running.push({ id: `special:${procedure.stepId}`, kind: 'special', name: procedure.name, clock: { startedOn: procedure.startedOn, amount: procedure.expectedWorkdays, unit: 'workday', pauses: [], extensions: [] } })
  }
  return running
}
