import type { Day, WorkCalendar } from '../../calendar/index.ts'
import type { Application, ApplicationState } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import type { CommandOf, Verb } from './command.ts'

/** When a rule is asked: the legal day and the calendar of the case's region. */
export interface Moment {
  today: Day
  calendar: WorkCalendar
  /** The day on which what comes in now counts as received: the next workday after hours and on rest days (民法典 art. 203). Today where nobody said. */
  receiptOn?: Day | undefined
  /** `HH:mm` of now. Limits in hours and half days count from it. */
  time?: string | undefined
}

/** Why a verb may not be used now: the name people quote, and a sentence that says what to do. */
export interface Obstacle {
  code: string
  reason: string
}

/** Everything the law says of one verb. `lifecycle-rules.ts` puts them together. */
export interface VerbRule<V extends Verb> {
  /** 补正, 受理 … as it stands on a button. */
  name: string
  states: readonly ApplicationState[]
  /** What stands against it in one of these states; nothing when it may be used. `moment` is missing where only the button is drawn. */
  findObstacle?(application: Application, moment: Moment | undefined): Obstacle | undefined
  /** What it makes happen. @throws Refusal when what was sent with it is wrong */
  decide(application: Application, command: CommandOf<V>, moment: Moment): RecordEvent[]
}

export const obstacle = (code: string, reason: string): Obstacle => ({ code: `applications.${code}`, reason })
/** Where the reason needs no name of its own. */
export const notPossible = (reason: string): Obstacle => obstacle('not_possible', reason)
