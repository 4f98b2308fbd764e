import type { Context, Platform } from '../../platform/context.ts'
import { composeWorkCalendar, type OfficeHours, type WorkCalendar } from './calendar-rules.ts'
import { listHallHours, listPublishedYears, listSpecialDays, upsertHallHours } from './calendar-store.ts'
import { createNationalWorkCalendar } from './work-calendar-data.ts'
import { NATION } from './year-rules.ts'

/** Touched by whoever publishes a year or changes the hours of a hall. */
export const CALENDARS_MEMO = 'calendar.work-calendars'

/**
 * The calendar of a region: the nation's, then what `000000` (nation-wide additions), the city and the county add; with
 * `hallId` also the hours of that hall, by which half days and receipts end. Kept in process; forgotten when somebody
 * publishes a year or changes a day.
 */
export async function getWorkCalendar(platform: Platform, region: string, hallId?: string): Promise<WorkCalendar> {
  const calendars = await platform.memo.get(CALENDARS_MEMO, async () => {
    const [days, years, halls] = await Promise.all([listSpecialDays(platform.db), listPublishedYears(platform.db), listHallHours(platform.db)])
    return {
      national: createNationalWorkCalendar(),
      days: Map.groupBy(days, (day) => day.region),
      years: Map.groupBy(years, (year) => year.region),
      hours: new Map(halls.map((hall) => [hall.hallId, hall.hours])),
      composed: new Map<string, WorkCalendar>(),
    }
  })
  const officeHours = hallId === undefined ? undefined : calendars.hours.get(hallId)
  const key = officeHours ? `${region} ${hallId}` : region
  let calendar = calendars.composed.get(key)
  if (!calendar) {
    const places = [...new Set([NATION, `${region.slice(0, 4)}00`, region])]
    calendar = composeWorkCalendar(
      calendars.national,
      ...places.map((place) => ({
        region: place,
        specialDays: calendars.days.get(place) ?? [],
        publishedYears: (calendars.years.get(place) ?? []).map(({ year }) => year),
      })),
      ...(officeHours ? [{ region, officeHours }] : []),
    )
    calendars.composed.set(key, calendar)
  }
  return calendar
}

/** Gives a hall hours of its own. Whether there is such a hall is for the caller to know. */
export async function setHallHours(ctx: Context, change: { region: string; hallId: string; hours: OfficeHours; source: string }): Promise<void> {
  await ctx.db.transaction(async (db) => {
    await upsertHallHours(db, change)
    await ctx.memo.touch(db, CALENDARS_MEMO)
  })
}
