/**
 * The legal clock of a case: when it is due, what was used, what is left. Pure: the calendar and today are arguments.
 * 行政许可法 art. 42 (limits and their extension), art. 45 (time of a special procedure does not count), art. 82 (workdays).
 */
import type { Day, Due, LocalMinute, Pause, WorkCalendar } from './calendar-rules.ts'
import {
  addDays,
  addHours,
  addNaturalDays,
  addWorkdays,
  closeOf,
  halfOf,
  isWorkday,
  naturalDaysBetween,
  workdaysBetween,
} from './calendar-rules.ts'

export type DurationUnit = 'workday' | 'naturalDay' | 'hour'

/** A legal limit. Half a workday (0.5) exists. */
export interface Duration {
  amount: number
  unit: DurationUnit
}

/** A stop of the clock, half-open `(from, to]`. Without `to` it is still running. */
export interface ClockPause {
  from: Day
  to?: Day | undefined
}

/** What a clock is made of; it is stored with the case, and everything else follows from it. */
export interface LegalClock extends Duration {
  startedOn: Day
  /** `HH:mm`. Needed for hours; for half a workday it tells the half in which the clock started. */
  startedTime?: string | undefined
  pauses: readonly ClockPause[]
  /** Approved extensions, in the unit of the clock: 20 + 10 workdays are one period of 30 (行政许可法 art. 42). */
  extensions: readonly Duration[]
}

/** All days are whole. Workday clocks count workdays, the others calendar days; paused days never count. */
export interface ClockReading {
  /** While a pause is running: the earliest day it can now become, as if the pause ended today. */
  dueOn: Day
  /** The minute the period ends: for days the close of the office (民法典 art. 203), for hours exact. */
  dueAt: LocalMinute
  /** 预计: a year in between is not published yet; it is recomputed when it is. */
  isProvisional: boolean
  /** Counted days after the start up to and including today. */
  usedDays: number
  /** Counted days after today up to and including the due day; 0 on the due day itself. */
  leftDays: number
  /** Counted days after the due day up to and including today. Within the due day compare `dueAt`. */
  overdueDays: number
  /** The clock stands still now. */
  paused: boolean
}

/** One day of a case, for showing how a deadline came about. */
export interface ExplainedDay {
  day: Day
  /** `start` is the day the clock started, which does not count; `makeUpWorkday` is a day that counts although it is a weekend. */
  kind: 'start' | 'counted' | 'restDay' | 'holiday' | 'makeUpWorkday' | 'paused'
  /** Name of the holiday, for `holiday` and `makeUpWorkday`. */
  name?: string | undefined
  /** Counted days so far, this one included. */
  countedDays: number
  /** The calendar of this year is not published (预计). */
  isProvisional: boolean
}

/**
 * Reads a clock on `today`.
 * @throws RangeError for an impossible amount, date or pause, an hour clock without time, or an extension in another unit
 */
export function readClock(calendar: WorkCalendar, clock: LegalClock, today: Day): ClockReading {
  const pauses = clock.pauses.map((pause) => closePause(pause, today))
  const { dueOn, dueAt, isProvisional } = dueOfClock(calendar, clock, pauses)
  const daysBetween = (from: Day, to: Day) =>
    clock.unit === 'workday' ? workdaysBetween(calendar, from, to, pauses) : naturalDaysBetween(from, to, pauses)
  const laterOfTodayAndStart = today > clock.startedOn ? today : clock.startedOn
  return {
    dueOn,
    dueAt,
    isProvisional,
    usedDays: daysBetween(clock.startedOn, today),
    leftDays: daysBetween(laterOfTodayAndStart, dueOn),
    overdueDays: daysBetween(dueOn, today),
    paused: clock.pauses.some((pause) => pause.from <= today && (pause.to === undefined || today < pause.to)),
  }
}

/**
 * Every day from the start to the due day, or to `until` when that is later, with the reason why it counts or does not.
 * Errors as `readClock`.
 */
export function explainDays(calendar: WorkCalendar, clock: LegalClock, today: Day, until?: Day): ExplainedDay[] {
  const pauses = clock.pauses.map((pause) => closePause(pause, today))
  const { dueOn } = dueOfClock(calendar, clock, pauses)
  const limit = totalAmount(clock)
  const days: ExplainedDay[] = []
  let countedDays = 0
  const last = until !== undefined && until > dueOn ? until : dueOn
  for (let day = clock.startedOn; day <= last; day = addDays(day, 1)) {
    // Past the due day the days of an overrun are counted as the limit counts them.
    const kind = kindOfDay(calendar, clock, pauses, day, day <= dueOn && countedDays >= limit)
    if (kind === 'counted' || kind === 'makeUpWorkday') countedDays++
    const isProvisional = !calendar.publishedYears.has(Number(day.slice(0, 4)))
    const name = kind === 'holiday' || kind === 'makeUpWorkday' ? calendar.specialDays.get(day)?.name : undefined
    days.push({ day, kind, name, countedDays, isProvisional })
  }
  return days
}

function kindOfDay(
  calendar: WorkCalendar,
  clock: LegalClock,
  pauses: readonly Pause[],
  day: Day,
  isLimitReached: boolean,
): ExplainedDay['kind'] {
  if (day === clock.startedOn) return 'start'
  if (pauses.some((pause) => pause.from < day && day <= pause.to)) return 'paused'
  // In a calendar-day clock rest days count like any other, until the last day: that one moves off them.
  if (clock.unit !== 'workday' && (clock.unit === 'hour' || !isLimitReached)) return 'counted'
  const special = calendar.specialDays.get(day)
  if (special) return special.kind
  return isWorkday(calendar, day) ? 'counted' : 'restDay'
}

function dueOfClock(calendar: WorkCalendar, clock: LegalClock, pauses: readonly Pause[]): Omit<Due, 'dueHalf'> & { dueAt: LocalMinute } {
  const amount = totalAmount(clock)
  switch (clock.unit) {
    case 'hour': {
      if (clock.startedTime === undefined) throw new RangeError('按小时计算的时限需要开始时刻，请补充开始的时和分。')
      const dueAt = addHours(`${clock.startedOn}T${clock.startedTime}`, amount, { pauses })
      return { dueOn: dueAt.slice(0, 10), dueAt, isProvisional: false }
    }
    case 'naturalDay':
      return withCloseOfBusiness(calendar, addNaturalDays(calendar, clock.startedOn, amount, { pauses }))
    case 'workday': {
      const startedHalf = clock.startedTime === undefined ? 'afternoon' : halfOf(calendar, clock.startedTime)
      return withCloseOfBusiness(calendar, addWorkdays(calendar, clock.startedOn, amount, { pauses, startedHalf }))
    }
  }
}

const withCloseOfBusiness = (calendar: WorkCalendar, { dueOn, dueHalf, isProvisional }: Due) => ({
  dueOn,
  dueAt: closeOf(calendar, dueOn, dueHalf),
  isProvisional,
})

function totalAmount(clock: LegalClock): number {
  return clock.extensions.reduce((sum, extension) => {
    if (extension.unit !== clock.unit) throw new RangeError('延长的期限必须与原期限使用同一单位（工作日、自然日或小时）。')
    return sum + extension.amount
  }, clock.amount)
}

/** A running pause is counted up to and including today, or not at all when it begins later. */
function closePause({ from, to }: ClockPause, today: Day): Pause {
  return { from, to: to ?? (from < today ? today : from) }
}
