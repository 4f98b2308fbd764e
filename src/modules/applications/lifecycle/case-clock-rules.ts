import { type Day, onOrNextWorkday, type WorkCalendar, workdaysBetween } from '../../calendar/calendar-rules.ts'
import { type ExplainedDay, type LegalClock, explainDays, readClock } from '../../calendar/clock-rules.ts'
import { type Application, type ApplicationDetail, pausesOf } from '../application.ts'
import { DELIVERY_WORKDAYS } from './decision-rules.ts'
import { clocksEndOn, promisedClock, startOf, statutoryClock } from './legal-clock-rules.ts'
import { CORRECTION_NOTICE_WORKDAYS, receiptOf } from './receipt-rules.ts'

/** Each limit that runs, or ran, on a case: several at once (rules.md §2.2, 8). */
export const clockKindWords = {
  preReview: '网上预审', receipt: '受理审查', revision: '申请人修改', correction: '申请人补正', statutory: '法定期限', promised: '承诺期限', step: '环节', delivery: '送达', check: '承诺核查',
} as const
export type ClockKind = keyof typeof clockKindWords

/** One clock of a case. */
export interface CaseClock {
  /** The kind; for steps with the step's own id: `step:s2`. */
  id: string
  kind: ClockKind
  name: string
  clock: LegalClock
  /** The day it stopped for good; nothing while it runs. */
  endedOn: Day | null
}

/** What is known beside the case itself. */
export interface ClockFacts {
  /** The guide's step of the decision, when it gives it days. */
  decideStep?: { id: string; name: string; days: number } | undefined
  /** The day of the delivery, which a case does not carry. */
  deliveredOn?: Day | undefined
}

/** Every clock that has started on a case, in the order of its course. */
export function clocksOf(application: Application, calendar: WorkCalendar, facts: ClockFacts = {}): CaseClock[] {
  const { state, detail, receivedOn, acceptedOn, decidedOn, completedOn } = application
  const clocks: CaseClock[] = []
  const add = (kind: ClockKind, clock: LegalClock | undefined, endedOn: Day | null, name: string = clockKindWords[kind], id: string = kind) => {
    if (clock) clocks.push({ id, kind, name, clock, endedOn })
  }
  const ended = clocksEndOn(application)

  if (detail.revision) add('revision', untilDay(calendar, detail.revision.requestedOn, detail.revision.dueOn), detail.revision.revisedOn ?? completedOn)
  if (detail.preReviewDueOn && state !== 'revisionRequested') add('preReview', untilDay(calendar, receiptOf({ ...application, receivedOn: null }, calendar), detail.preReviewDueOn), receivedOn ?? completedOn)
  if (state !== 'revisionRequested' && state !== 'correctionRequested') add('receipt', inWorkdays(receiptOf(application, calendar), CORRECTION_NOTICE_WORKDAYS), acceptedOn ?? completedOn)
  if (detail.correction) add('correction', untilDay(calendar, detail.correction.requestedOn, detail.correction.dueOn), detail.correction.suppliedOn ?? (state === 'correctionRequested' ? null : completedOn))
  add('promised', promisedClock(application), ended)
  add('statutory', statutoryClock(application), ended)
  for (const step of stepClocks(application, facts)) clocks.push(step)
  if (decidedOn) add('delivery', inWorkdays(decidedOn, DELIVERY_WORKDAYS), facts.deliveredOn ?? null)
  const { commitment } = detail
  if (commitment && !commitment.withdrawnOn) add('check', untilDay(calendar, commitment.madeOn, commitment.checkDueOn), commitment.check?.on ?? null)
  return clocks
}

/** A step's clock starts where the one before ended, and stands still with the others. */
function stepClocks(application: Application, { decideStep }: ClockFacts): CaseClock[] {
  const { acceptedOn, detail } = application
  if (!acceptedOn) return []
  const ended = clocksEndOn(application)
  const ends = detail.reviewedOn ?? []
  const steps = [...detail.reviewSteps.map((step, index) => ({ ...step, endedOn: ends[index] ?? null })), ...(decideStep ? [{ ...decideStep, endedOn: ended }] : [])]
  return steps.flatMap((step, index) => {
    const startedOn = index === 0 ? acceptedOn : ends[index - 1]
    if (!startedOn || !step.days) return []
    // Within a case only the acceptance has its minute on record.
    const start = index === 0 ? startOf(startedOn, detail) : { startedOn }
    const clock: LegalClock = { ...start, amount: step.days, unit: 'workday', pauses: pausesOf(detail), extensions: [] }
    return [{ id: `step:${step.id}`, kind: 'step' as const, name: step.name, clock, endedOn: step.endedOn ?? ended }]
  })
}

const inWorkdays = (startedOn: Day, amount: number): LegalClock => ({ startedOn, amount, unit: 'workday', pauses: [], extensions: [] })

/** A limit whose last day was told in writing: it moves only where that day has become a rest day since (民法典 art. 203). */
const untilDay = (calendar: WorkCalendar, startedOn: Day, dueOn: Day): LegalClock => inWorkdays(startedOn, workdaysBetween(calendar, startedOn, onOrNextWorkday(calendar, dueOn)))

/** A clock as it stands on `today`; one that has ended stays as it was on that day. */
export interface CaseClockReading extends CaseClock {
  dueOn: Day
  dueAt: string
  usedDays: number
  leftDays: number
  overdueDays: number
  paused: boolean
  isProvisional: boolean
}

export const readCaseClock = (calendar: WorkCalendar, each: CaseClock, today: Day): CaseClockReading => {
  const reading = readClock(calendar, each.clock, each.endedOn ?? today)
  return { ...each, ...reading, paused: each.endedOn === null && reading.paused }
}

/** One day of the strip: why it counts or does not, and by what it was paused. */
export interface ClockDay extends ExplainedDay {
  /** What the clock stood still for, for `paused`. */
  pausedBy?: string | undefined
}

/** Every day of a clock from its start to its due day, or to today while it is overrun. */
export function explainCaseDays(calendar: WorkCalendar, { clock, endedOn }: CaseClock, detail: ApplicationDetail, today: Day): ClockDay[] {
  const asOf = endedOn ?? today
  return explainDays(calendar, clock, asOf, asOf).map((day) => (day.kind === 'paused' ? { ...day, pausedBy: pauseNameOn(detail, day.day) } : day))
}

/** Which pause a day lies in: half-open, as the clock has it. */
function pauseNameOn({ specialProcedures, deferral }: ApplicationDetail, day: Day): string {
  const procedure = specialProcedures.find(({ startedOn, endedOn }) => startedOn < day && (endedOn === undefined || day <= endedOn))
  if (procedure) return procedure.name
  return deferral && deferral.promisedOn < day ? '容缺材料补交' : '暂停'
}
