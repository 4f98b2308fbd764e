import type { Platform } from '../../../platform/context.ts'
import { toLegalDate, toLocalMinute } from '../../../platform/legal-dates.ts'
import { getWorkCalendar, type WorkCalendar } from '../../calendar/index.ts'
import { type Hall, openingOn } from '../../organisation/index.ts'
import { mergeOpenings, type Opening } from '../appointments/slot-rules.ts'

/** When a hall serves, and why not where it does not. */
export interface HallDay {
  openings: Opening[]
  /** Of these, hours that only some windows serve: 午间、延时. */
  extended: Opening[]
  closedReason: string | null
}

/** When a hall serves whoever has an appointment or a number. Hours that touch are one stretch. */
export const getHallDay = async (platform: Platform, hall: Hall, day: string): Promise<HallDay> => readHallDay(await getWorkCalendar(platform, hall.region, hall.id), hall, day)

/** The same with the calendar of the hall at hand. */
export function readHallDay(calendar: WorkCalendar, { extendedHours, specialDays }: Hall, day: string): HallDay {
  const { periods, reason } = openingOn(calendar, { office: calendar.officeHours, extended: extendedHours, special: specialDays }, day)
  return { openings: mergeOpenings(periods), extended: periods.filter(({ kind }) => kind !== null), closedReason: periods.length > 0 ? null : (reason ?? '休息日') }
}

/** A wall-clock time (`HH:mm`) of a day as a moment. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** Seconds from `now` to a wall-clock time of its day; negative when it has passed. */
export const secondsTo = (time: string, now: Date): number => (momentOf(toLegalDate(now), time).getTime() - now.getTime()) / 1000

/** Seconds from `now` until a hall serves: 0 while it does, or after its last hour. */
export function secondsUntilOpen(openings: readonly Opening[], now: Date): number {
  const minute = toLocalMinute(now).slice(11)
  const next = openings.find(({ to }) => minute < to)
  return next && minute < next.from ? secondsTo(next.from, now) : 0
}
