import type { Platform } from '../../platform/context.ts'
import { composeWorkCalendar, type WorkCalendar } from './calendar-rules.ts'
import { listPublishedYears, listSpecialDays } from './calendar-store.ts'
import { createNationalWorkCalendar } from './work-calendar-data.ts'

const MEMO = 'calendar.work-calendars'

/**
 * The calendar of a region: the nation's, then what `000000` (nation-wide additions), the city and the county add.
 * Kept in process; forgotten when somebody publishes a year or changes a day.
 */
export async function getWorkCalendar(platform: Platform, region: string): Promise<WorkCalendar> {
  const calendars = await platform.memo.get(MEMO, async () => {
    const [days, years] = await Promise.all([listSpecialDays(platform.db), listPublishedYears(platform.db)])
    return { national: createNationalWorkCalendar(), days: Map.groupBy(days, (day) => day.region), years: Map.groupBy(years, (year) => year.region), composed: new Map<string, WorkCalendar>() }
  })
  let calendar = calendars.composed.get(region)
  if (!calendar) {
    const places = [...new Set(['000000', `${region.slice(0, 4)}00`, region])]
    calendar = composeWorkCalendar(calendars.national, ...places.map((place) => ({
      region: place,
      specialDays: calendars.days.get(place) ?? [],
      publishedYears: (calendars.years.get(place) ?? []).map(({ year }) => year),
    })))
    calendars.composed.set(region, calendar)
  }
  return calendar
}
