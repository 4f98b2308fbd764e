import type { Day, LegalClock } from '../../calendar/index.ts'
import type { Level } from '../rules/rule.ts'

export const matterWords = { application: '办件', rating: '差评整改', check: '部门协查' } as const
export type MatterKind = keyof typeof matterWords

/** A limit that runs on a matter. */
export interface MatterClock {
  /** Unique on the matter: `promised`, `step:s2`. */
  id: string
  kind: string
  /** Chinese: 承诺期限. */
  name: string
  clock: LegalClock
}

/** A clock as it stands: paused, extended or started anew it stands no more as it was. */
export interface StandingClock extends MatterClock {
  /** ISO 8601: told so; what it had reached before, it reaches then. */
  since: string
}

export interface PastClock extends StandingClock {
  /** ISO 8601 */
  until: string
}

/** Something that happened and that a rule measures, broken or not. */
export interface Happening {
  rule: string
  /** Once on the matter: `correction:2`. */
  occasion: string
  /** How often it has happened by then, or how many minutes it took. */
  value: number
  /** ISO 8601 */
  at: string
  /** Chinese, with its numbers. */
  finding: string
}

/** A signal that was raised, as the matter remembers it. */
export interface Raised {
  rule: string
  occasion: string
  level: Level
  /** ISO 8601 */
  at: string
  /** It was raised before the news that the limit was kept had been read. */
  isWithdrawn?: true
}

/** What was: so that nothing is raised twice, what was raised wrongly is found, and a changed rule can be tried on it. */
export interface MatterPast {
  clocks: PastClock[]
  happenings: Happening[]
  raised: Raised[]
}

/** How often has happened what a rule counts. */
export interface MatterCounts {
  corrections: number
  pauses: number
}

/** Something that has to be done in time, as announced events tell of it. */
export interface Matter {
  region: string
  kind: MatterKind
  /** 办件编号, or the number of what else it is. */
  id: string
  title: string
  itemCode: string | null
  itemName: string
  authorityId: string
  hallId: string | null
  officerId: string | null
  /** As its own room names it. */
  state: string
  /** 即办件 */
  isImmediate: boolean
  /** ISO 8601 */
  openedAt: string
  closedAt: string | null
  counts: MatterCounts
  /** Those that run. */
  clocks: StandingClock[]
  past: MatterPast
  /** Of the newest event that was read. */
  version: number
  /** ISO 8601: every signal up to here has been raised. */
  checkedAt: string
}

/** What an event says of a matter. */
export interface MatterNews {
  matter: Omit<Matter, 'counts' | 'checkedAt' | 'clocks' | 'closedAt' | 'past'> & { clocks: MatterClock[]; isClosed: boolean }
  /** `applications.granted` */
  type: string
  /** ISO 8601 */
  at: string
}

/** The last day a clock was told to run to, for people. */
export interface ClockSnapshot {
  kind: string
  name: string
  startedOn: Day
  dueOn: Day
  limit: string
  usedDays: number
  overdueDays: number
  pausedDays: number
}
