/**
 * Counting days as the law does. 行政许可法 art. 82: limits are workdays without legal holidays;
 * 民法典 art. 201: the day on which a period starts is not counted; art. 203: a last day that is a legal rest day
 * moves to the next day, and the period ends at the close of business where there are business hours.
 *
 * Days are `YYYY-MM-DD` strings outside and whole numbers (days since 1970-01-01) inside.
 */

/** A legal date in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string
/** A wall-clock minute in Asia/Shanghai, `YYYY-MM-DDTHH:mm`. */
export type LocalMinute = string
/** Half a working day. */
export type Half = 'morning' | 'afternoon'

/** A day that differs from its weekday: a holiday (also on a weekend), or a day worked to make up for one (调休上班). */
export interface SpecialDay {
  day: Day
  kind: 'holiday' | 'makeUpWorkday'
  name: string
}

/** `HH:mm`, the end not included. */
export interface OfficeHours {
  morning: { from: string; to: string }
  afternoon: { from: string; to: string }
}

/** Half-open `(from, to]`: the days strictly after `from` up to and including `to` do not count. */
export interface Pause {
  from: Day
  to: Day
}

/** What one region adds to the calendar above it: its own special days win, office hours replace. */
export interface CalendarOverride {
  region: string
  publishedYears?: Iterable<number>
  specialDays?: Iterable<SpecialDay>
  officeHours?: OfficeHours
}

/** The calendar of one region. Make it with `createWorkCalendar` and `composeWorkCalendar`. */
export interface WorkCalendar {
  readonly region: string
  /** Years whose notice is out. In any other year only weekends are known, and a result that touches it is provisional (预计). */
  readonly publishedYears: ReadonlySet<number>
  readonly specialDays: ReadonlyMap<Day, SpecialDay>
  readonly officeHours: OfficeHours
  /** Special days by day number (true: worked): what the counting loop reads. */
  readonly workedByNumber: ReadonlyMap<number, boolean>
}

/** When a period ends. */
export interface Due {
  dueOn: Day
  /** `morning` only for a period that ends with half a workday: it ends at noon. */
  dueHalf: Half
  /** Some day between the start and the end lies in a year whose calendar is not published (预计). */
  isProvisional: boolean
}

/** Longest period that is counted, in days: a century. Guards every loop against an absurd amount. */
const LONGEST_PERIOD_DAYS = 36_525
const MS_PER_DAY = 86_400_000
const MINUTES_PER_DAY = 1440
const LAST_DAY_NUMBER = Date.UTC(9999, 11, 31) / MS_PER_DAY

/** @throws RangeError when a special day does not exist */
export function createWorkCalendar(of: Required<CalendarOverride>): WorkCalendar {
  return build(of.region, new Set(of.publishedYears), [...of.specialDays], of.officeHours)
}

/** Lays the overrides of a region over the calendar above it (country → province → city → county, outermost first). */
export function composeWorkCalendar(base: WorkCalendar, ...overrides: readonly CalendarOverride[]): WorkCalendar {
  return overrides.reduce(
    (above, own) =>
      build(
        own.region,
        new Set([...above.publishedYears, ...(own.publishedYears ?? [])]),
        [...above.specialDays.values(), ...(own.specialDays ?? [])],
        own.officeHours ?? above.officeHours,
      ),
    base,
  )
}

function build(region: string, publishedYears: Set<number>, days: SpecialDay[], officeHours: OfficeHours): WorkCalendar {
  return {
    region,
    publishedYears,
    specialDays: new Map(days.map((special) => [special.day, special])),
    officeHours,
    workedByNumber: new Map(days.map((special) => [toDayNumber(special.day), special.kind === 'makeUpWorkday'])),
  }
}

/** Whether `text` is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** @throws RangeError when there is no such day */
export function toDayNumber(day: Day): number {
  const known = numbersByDay.get(day)
  if (known !== undefined) return known
  if (!isDay(day)) throw new RangeError(`日期不存在：${day}。请写成 2026-11-22 这样的日期。`)
  return remember(numbersByDay, day, Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY)
}

/** @throws RangeError beyond the year 9999 */
export function toDay(dayNumber: number): Day {
  const known = daysByNumber.get(dayNumber)
  if (known !== undefined) return known
  if (dayNumber > LAST_DAY_NUMBER) throw new RangeError('日期超出公历 9999 年，请检查时限和暂停区间。')
  return remember(daysByNumber, dayNumber, new Date(dayNumber * MS_PER_DAY).toISOString().slice(0, 10))
}

/** Days asked for before: reading millions of clocks meets the same few thousand days, and turning them over was a quarter of it. */
const numbersByDay = new Map<Day, number>()
const daysByNumber = new Map<number, Day>()
const DAYS_REMEMBERED = 20_000

function remember<Asked, Found>(known: Map<Asked, Found>, asked: Asked, found: Found): Found {
  if (known.size >= DAYS_REMEMBERED) known.clear()
  known.set(asked, found)
  return found
}

/** The day `days` calendar days later (earlier when negative). */
export const addDays = (day: Day, days: number): Day => toDay(toDayNumber(day) + days)

/** Monday to Friday, unless the calendar says otherwise; in a year not published weekdays alone decide. */
export const isWorkday = (calendar: WorkCalendar, day: Day): boolean => isWorked(calendar, toDayNumber(day))

/** The first workday strictly after `day`. */
export const nextWorkday = (calendar: WorkCalendar, day: Day): Day =>
  toDay(firstWorked(calendar, toDayNumber(day) + 1))

/** `day` itself when it is a workday, else the next one. */
export const onOrNextWorkday = (calendar: WorkCalendar, day: Day): Day =>
  toDay(firstWorked(calendar, toDayNumber(day)))

function isWorked(calendar: WorkCalendar, day: number): boolean {
  const special = calendar.workedByNumber.get(day)
  if (special !== undefined) return special
  return weekday(day) < 5
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7

function firstWorked(calendar: WorkCalendar, from: number): number {
  let day = from
  while (!isWorked(calendar, day)) day++
  return day
}

/**
 * The `amount`-th workday after `start`, paused days left out. `amount` is a multiple of 0.5.
 *
 * Whole days: the start day is not counted, the period ends with the last counted workday.
 * An odd half is counted in half-days, the half in which the period starts not counted: with `startedHalf: 'morning'`
 * on a workday, 0.5 ends with that same day and 1.5 with the next workday; otherwise (afternoon, a rest day, or only
 * the date is known) 0.5 ends at noon of the next workday and 1.5 at noon of the one after. So a longer amount never ends earlier.
 * 0 ends on the start day.
 * @throws RangeError for an amount that is negative, no multiple of 0.5 or beyond a century, and for a pause that ends before it starts
 */
export function addWorkdays(
  calendar: WorkCalendar,
  start: Day,
  amount: number,
  options: { pauses?: readonly Pause[]; startedHalf?: Half } = {},
): Due {
  checkAmount(amount, 0.5)
  const startNumber = toDayNumber(start)
  const hasOddHalf = !Number.isInteger(amount)
  const usesStartDay = hasOddHalf && options.startedHalf === 'morning' && isWorked(calendar, startNumber)
  const wholeDays = hasOddHalf && !usesStartDay ? amount + 0.5 : Math.floor(amount)

  const nextCounted = walkPauses(options.pauses)
  let day = startNumber
  for (let counted = 0; counted < wholeDays; ) {
    day = nextCounted(day + 1)
    if (isWorked(calendar, day)) counted++
  }
  return {
    dueOn: toDay(day),
    dueHalf: hasOddHalf && !usesStartDay ? 'morning' : 'afternoon',
    isProvisional: touchesUnpublishedYear(calendar, startNumber, day),
  }
}

/**
 * The `amount`-th calendar day after `start`, paused days left out; a last day that is a rest day moves to the next
 * workday that is not paused (民法典 art. 203).
 * @throws RangeError as `addWorkdays`; `amount` is a whole number
 */
export function addNaturalDays(
  calendar: WorkCalendar,
  start: Day,
  amount: number,
  options: { pauses?: readonly Pause[] } = {},
): Due {
  checkAmount(amount, 1)
  const startNumber = toDayNumber(start)
  const nextCounted = walkPauses(options.pauses)
  let day = startNumber
  for (let counted = 0; counted < amount; counted++) day = nextCounted(day + 1)
  // A period of no days ends where it starts, also on a rest day: nothing was counted that could move.
  if (amount > 0) while (!isWorked(calendar, day)) day = nextCounted(day + 1)
  return { dueOn: toDay(day), dueHalf: 'afternoon', isProvisional: touchesUnpublishedYear(calendar, startNumber, day) }
}

/**
 * The minute `hours` after `startedAt`, counted round the clock from that minute on (民法典 art. 201: a period in hours
 * starts at once), the hours of paused days left out. Rest days count: an hour limit is for urgent things.
 * @throws RangeError for a negative amount, a part of a minute, a time that does not exist or a bad pause
 */
export function addHours(startedAt: LocalMinute, hours: number, options: { pauses?: readonly Pause[] } = {}): LocalMinute {
  const minutes = Math.round(hours * 60)
  if (!(hours >= 0) || Math.abs(minutes - hours * 60) > 1e-6 || minutes > LONGEST_PERIOD_DAYS * MINUTES_PER_DAY)
    throw new RangeError(`小时数不正确：${hours}。请填写不小于 0、精确到分钟的小时数。`)
  const startNumber = toDayNumber(startedAt.slice(0, 10))
  const nextCounted = walkPauses(options.pauses)
  const startMinute = minuteOfDay(startedAt.slice(11))
  let day = nextCounted(startNumber)
  let minute = day === startNumber ? startMinute : 0
  let left = minutes
  while (left > MINUTES_PER_DAY - minute) {
    left -= MINUTES_PER_DAY - minute
    day = nextCounted(day + 1)
    minute = 0
  }
  const end = minute + left
  return end === MINUTES_PER_DAY ? `${toDay(day + 1)}T00:00` : `${toDay(day)}T${toClockTime(end)}`
}

/** Workdays in `(from, to]`, paused ones left out; 0 when `to` is not after `from`. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, to: Day, pauses: readonly Pause[] = []): number {
  return countDays(from, to, pauses, (day) => isWorked(calendar, day))
}

/** Calendar days in `(from, to]`, paused ones left out; 0 when `to` is not after `from`. */
export function naturalDaysBetween(from: Day, to: Day, pauses: readonly Pause[] = []): number {
  return countDays(from, to, pauses, () => true)
}

function countDays(from: Day, to: Day, pauses: readonly Pause[], counts: (day: number) => boolean): number {
  const last = toDayNumber(to)
  const nextCounted = walkPauses(pauses)
  let counted = 0
  for (let day = nextCounted(toDayNumber(from) + 1); day <= last; day = nextCounted(day + 1)) if (counts(day)) counted++
  return counted
}

/**
 * The day on which something handed in at `at` counts as received: the same workday until the office closes,
 * after that and on rest days the next workday.
 */
export function receiptDay(calendar: WorkCalendar, at: LocalMinute): Day {
  const day = at.slice(0, 10)
  minuteOfDay(at.slice(11))
  const isOpenToday = isWorkday(calendar, day) && at.slice(11) < calendar.officeHours.afternoon.to
  return isOpenToday ? day : nextWorkday(calendar, day)
}

/** The half of the working day in which a time (`HH:mm`) lies: the morning lasts until the office closes for noon. */
export function halfOf(calendar: WorkCalendar, time: string): Half {
  minuteOfDay(time)
  return time < calendar.officeHours.morning.to ? 'morning' : 'afternoon'
}

/** The minute at which a half of a day closes (民法典 art. 203: the close of business). */
export const closeOf = (calendar: WorkCalendar, day: Day, half: Half): LocalMinute =>
  `${day}T${calendar.officeHours[half].to}`

/** Whether some day of `(from, to]` lies in a year that is not published. */
function touchesUnpublishedYear(calendar: WorkCalendar, from: number, to: number): boolean {
  const lastYear = yearOf(to)
  for (let year = yearOf(Math.min(from + 1, to)); year <= lastYear; year++)
    if (!calendar.publishedYears.has(year)) return true
  return false
}

const yearOf = (dayNumber: number): number => new Date(dayNumber * MS_PER_DAY).getUTCFullYear()

/**
 * A function that gives the first day on or after the asked one that is not paused. Ask for rising days only:
 * it walks along the sorted pauses once, and jumps over a pause instead of stepping through it.
 */
function walkPauses(pauses: readonly Pause[] = []): (day: number) => number {
  if (pauses.length === 0) return (day) => day
  const sorted = pauses.map(({ from, to }) => {
    if (to < from) throw new RangeError(`暂停区间不正确：${from} 至 ${to}。结束日不能早于开始日。`)
    return { from: toDayNumber(from), to: toDayNumber(to) }
  })
  sorted.sort((a, b) => a.from - b.from)
  let next = 0
  return (asked) => {
    let day = asked
    for (let pause = sorted[next]; pause && pause.from < day; pause = sorted[++next]) if (day <= pause.to) day = pause.to + 1
    return day
  }
}

function checkAmount(amount: number, step: 0.5 | 1): void {
  if (Number.isInteger(amount / step) && amount >= 0 && amount <= LONGEST_PERIOD_DAYS) return
  const which = step === 1 ? '整数' : '整数或半数（如 0.5、1.5）'
  throw new RangeError(`天数不正确：${amount}。请填写 0 到 ${LONGEST_PERIOD_DAYS} 之间的${which}。`)
}

/** @throws RangeError when `time` is not `HH:mm` */
function minuteOfDay(time: string): number {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`时间不正确：${time}。请写成 09:30 这样的时间。`)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

const toClockTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
