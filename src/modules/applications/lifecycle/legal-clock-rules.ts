import type { Day } from '../../calendar/calendar-rules.ts'
import type { LegalClock } from '../../calendar/clock-rules.ts'
import { type Application, type ApplicationDetail, pausesOf } from '../application.ts'

/** The day the limits of art. 42 ended: with the decision, or with a case that came to no decision. Null while they run. */
export const clocksEndOn = ({ decidedOn, completedOn }: Application): Day | null => decidedOn ?? completedOn

/** Where the minute of the acceptance is not on record, a limit in hours or halves starts with the office. */
export const startOf = (startedOn: Day, { acceptedTime }: ApplicationDetail) => ({ startedOn, startedTime: acceptedTime ?? '09:00' })

/** The clock people wait by. An extension is of the law's limit; the promise is not stretched with it, so that the wait stays visible. */
export function promisedClock({ acceptedOn, detail }: Application): LegalClock | undefined {
  return acceptedOn ? { ...startOf(acceptedOn, detail), ...detail.promisedLimit, pauses: pausesOf(detail), extensions: [] } : undefined
}

/** The law's clock of the examination (行政许可法 art. 42). */
export function statutoryClock({ acceptedOn, detail }: Application): LegalClock | undefined {
  return acceptedOn && detail.statutoryLimit ? { ...startOf(acceptedOn, detail), ...detail.statutoryLimit, pauses: pausesOf(detail), extensions: detail.extensions } : undefined
}
