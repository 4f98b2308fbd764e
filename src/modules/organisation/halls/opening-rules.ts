import { isWorkday, type Day, type OfficeHours, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { type ExtendedHours, type ExtendedKind, extendedKindWords, type SpecialOpening } from './hall.ts'

/** A time of a day at which a hall is open; without a kind it is office hours. */
export interface OpenPeriod {
  /** `HH:mm`, the end not included. */
  from: string
  to: string
  kind: ExtendedKind | null
  byAppointment: boolean
}

export interface DayOpening {
  day: Day
  /** In turn; none when it is closed. */
  periods: OpenPeriod[]
  /** Why it goes another way than usual. */
  reason: string | null
}

export interface HallHours {
  office: OfficeHours
  extended: readonly ExtendedHours[]
  special: readonly SpecialOpening[]
}

/**
 * When a hall is open on a day. A special day says all by itself; on a workday the office's hours and what is added at noon, late or
 * at other times; on a rest day only the weekend's, and on a legal holiday nothing.
 */
export function openingOn(calendar: WorkCalendar, hours: HallHours, day: Day): DayOpening {
  const special = hours.special.find((each) => each.day === day)
  if (special) return { day, reason: special.reason, periods: special.open ? [{ ...special.open, kind: null, byAppointment: false }] : [] }
  const isWorked = isWorkday(calendar, day)
  const known = calendar.specialDays.get(day)
  const isHoliday = known?.kind === 'holiday'
  const added = hours.extended.filter(({ kind, weekdays }) => (kind === 'weekend' ? !isWorked && !isHoliday : isWorked) && weekdays.includes(weekdayOf(day)))
  const { morning, afternoon } = hours.office
  const office: OpenPeriod[] = isWorked ? [morning, afternoon].map(({ from, to }) => ({ from, to, kind: null, byAppointment: false })) : []
  return {
    day, reason: isHoliday ? known.name : null,
    periods: [...office, ...added.map(({ from, to, kind, byAppointment }) => ({ from, to, kind, byAppointment }))].sort((a, b) => (a.from < b.from ? -1 : 1)),
  }
}

/** Whether somebody who comes at this time (`HH:mm`) without an appointment finds it open. */
export const isOpenAt = ({ periods }: DayOpening, time: string): boolean => periods.some(({ from, to, byAppointment }) => !byAppointment && from <= time && time < to)

/** The times of a day in one line, what follows on together: 09:00–17:30、17:30–18:30（需预约）. */
export function printPeriods({ periods }: DayOpening): string {
  const runs: OpenPeriod[] = []
  for (const period of periods) {
    const last = runs.at(-1)
    if (last && last.to === period.from && last.byAppointment === period.byAppointment) runs[runs.length - 1] = { ...last, to: period.to }
    else runs.push(period)
  }
  return runs.map(({ from, to, byAppointment }) => `${from}–${to}${byAppointment ? '（需预约）' : ''}`).join('、')
}

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']
export const weekdayWords = (day: Day): string => `周${WEEKDAYS[weekdayOf(day) - 1]}`

/** Monday to Friday as one word, others by name: 工作日、周六、周日. */
const daysInWords = (weekdays: readonly number[]): string => ([1, 2, 3, 4, 5].every((day) => weekdays.includes(day)) && weekdays.length === 5 ? '工作日' : weekdays.map((day) => `周${WEEKDAYS[day - 1]}`).join('、'))

/** The hours of a hall as a guide prints them, from what is counted by: 工作日 09:00-12:00,13:00-17:00；周六 09:00-12:00（周末服务，需预约）. */
export function printHours(office: OfficeHours, extended: readonly ExtendedHours[]): string {
  const { morning, afternoon } = office
  const usual = morning.to === afternoon.from ? `工作日 ${morning.from}-${afternoon.to}` : `工作日 ${morning.from}-${morning.to},${afternoon.from}-${afternoon.to}`
  return [usual, ...extended.map(({ kind, weekdays, from, to, byAppointment }) => `${daysInWords(weekdays)} ${from}-${to}（${extendedKindWords[kind]}${byAppointment ? '，需预约' : ''}）`)].join('；')
}
