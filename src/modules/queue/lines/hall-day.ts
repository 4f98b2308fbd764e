import type { Platform } from '../../../platform/context.ts'
import { toLegalDate, toLocalMinute } from '../../../platform/legal-dates.ts'
import { getWorkCalendar, type WorkCalendar } from '../../calendar/index.ts'
import { type Hall, openingOn } from '../../organisation/index.ts'
import { mergeOpenings, type Opening } from '../appointments/slot-rules.ts'

/** When a hall serves, and why not where it does not. */
export interface HallDay {
  openings: Opening[]
  closedReason: string | null
}

/** When a hall serves whoever has an appointment or a number. Hours that touch are one stretch. */
export const getHallDay = async (platform: Platform, hall: Hall, day: string): Promise<HallDay> => readHallDay(await getWorkCalendar(platform, hall.region, hall.id), hall, day)

/** The same with the calendar of the hall at hand. */
export function readHallDay(calendar: WorkCalendar, { extendedHours, specialDays }: Hall, day: string): HallDay {
  const { periods, reason } = openingOn(calendar, { office: calendar.officeHours, extended: extendedHours, special: specialDays }, day)
  return { openings: mergeOpenings(periods), closedReason: periods.length > 0 ? null : (reason ?? '休息日') }
}

/** A wall-clock time (`HH:mm`) of a day as a moment. */
export const momentOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** Seconds from `now` until a hall serves: 0 while it does, or after its last hour. */
export function secondsUntilOpen(openings: readonly Opening[], now: Date): number {
  const minute = toLocalMinute(now).slice(11)
  const next = openings.find(({ to }) => minute < to)
  return next && minute < next.from ? (momentOf(toLegalDate(now), next.from).getTime() - now.getTime()) / 1000 : 0
}
