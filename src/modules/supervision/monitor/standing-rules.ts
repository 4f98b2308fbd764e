import { toLegalDate } from '../../../platform/legal-dates.ts'
import { addDays, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { readClock } from '../../calendar/clock-rules.ts'
import type { Matter, MatterClock } from '../watch/matter.ts'

/** 办件所处的阶段: which limit runs. */
export const stageWords = {
  preReview: '网上预审', receipt: '收件受理', review: '审查决定', special: '特别程序（暂停计时）', delivery: '制证送达', check: '事后核查', waiting: '等申请人',
} as const
export type Stage = keyof typeof stageWords
export const STAGES = Object.keys(stageWords) as Stage[]

/** Kinds of clock that tell the stage, the first that runs; a case whose offices have nothing to do in time waits for its applicant. */
const LIMIT_OF_STAGE: readonly [kind: string, stage: Stage][] = [
  ['preReview', 'preReview'], ['receipt', 'receipt'], ['promised', 'review'], ['statutory', 'review'], ['delivery', 'delivery'], ['check', 'check'],
]

/** 行政许可法 art. 32, 42, 44: the limits of the law itself. */
const BY_LAW: readonly string[] = ['receipt', 'statutory', 'delivery']

/** How an open case stands for whoever counts. Days are of its calendar; they change only with its clocks. */
export interface Standing {
  stage: Stage
  /** The last day of the limit of this stage; null while it stands still or none runs. */
  dueOn: string | null
  /** The nearest last day that the law sets. */
  lawDueOn: string | null
}

const isPaused = ({ clock }: MatterClock): boolean => clock.pauses.some(({ to }) => to === undefined)

/** Null for what is closed. A closed case may still be checked (告知承诺): it counts as closed. */
export function standingOf({ closedAt, clocks }: { closedAt: string | null; clocks: readonly MatterClock[] }, calendar: WorkCalendar): Standing | null {
  if (closedAt !== null) return null
  if (clocks.some(isPaused)) return { stage: 'special', dueOn: null, lawDueOn: null }
  const main = mainClockOf(clocks)
  const endOf = ({ clock }: MatterClock) => readClock(calendar, clock, clock.startedOn).dueOn
  // 即办件: whatever stage it is in, it is due on the day it came in.
  const immediate = clocks.find(({ kind }) => kind === 'immediate')
  return {
    stage: main?.stage ?? 'waiting', dueOn: [...(main ? [main.clock] : []), ...(immediate ? [immediate] : [])].map(endOf).sort()[0] ?? null,
    lawDueOn: clocks.filter(({ kind }) => BY_LAW.includes(kind)).map(endOf).sort()[0] ?? null,
  }
}

/** The limit that tells the stage. */
export function mainClockOf(clocks: readonly MatterClock[]): { stage: Stage; clock: MatterClock } | undefined {
  for (const [kind, stage] of LIMIT_OF_STAGE) {
    const clock = clocks.find((each) => each.kind === kind)
    if (clock) return { stage, clock }
  }
  return undefined
}

/** A stage that ended, with the days it took: what past speed is measured by. */
export interface PaceSample {
  itemCode: string
  stage: Stage
  /** The Monday of the week it ended in. */
  week: string
  /** Counted workdays; a pause does not count. */
  workdays: number
}

/** Monday of the week of a day. */
export function weekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The stage that ended between two tellings of a case, if one did. Only of limits in workdays: others are no days of work. */
export function paceSampleOf(before: Matter | undefined, after: Matter, at: string, calendar: WorkCalendar): PaceSample | undefined {
  if (!before || before === after || after.kind !== 'application' || after.itemCode === null || before.closedAt !== null) return undefined
  const ended = mainClockOf(before.clocks)
  if (!ended || ended.clock.clock.unit !== 'workday') return undefined
  const now = mainClockOf(after.clocks)
  if (now && now.stage === ended.stage && now.clock.clock.startedOn === ended.clock.clock.startedOn && after.closedAt === null) return undefined
  const day = toLegalDate(at)
  return { itemCode: after.itemCode, stage: ended.stage, week: weekOf(day), workdays: readClock(calendar, ended.clock.clock, day).usedDays }
}
