import type { Context, Platform } from '../../platform/context.ts'
import { placesOf } from '../../platform/regional-rules.ts'
import { composeWorkCalendar, type OfficeHours, type SpecialDay, type WorkCalendar } from './calendar-rules.ts'
import { listHallHours, listPublishedYears, listSpecialDays, upsertHallHours } from './calendar-store.ts'
import { createNationalWorkCalendar } from './work-calendar-data.ts'
import { NATION } from './year-rules.ts'

/** Touched by whoever publishes a year or changes the hours of a hall. */
export const CALENDARS_MEMO = 'calendar.work-calendars'

/** What places have said, as the tables hold it, and the calendars made of it. */
const loadCalendars = (platform: Platform) =>
  platform.memo.get(CALENDARS_MEMO, async () => {
    const [days, years, halls] = await Promise.all([listSpecialDays(platform.db), listPublishedYears(platform.db), listHallHours(platform.db)])
    return {
      national: createNationalWorkCalendar(),
      days: Map.groupBy(days, (day) => day.region),
      years: Map.groupBy(years, (year) => year.region),
      halls: new Map(halls.map((hall) => [hall.hallId, hall])),
      composed: new Map<string, WorkCalendar>(),
    }
  })

/** Whose words hold in a region, the later over the earlier. */
const placesAbove = (region: string): string[] => [...new Set([NATION, ...placesOf(region).toReversed()])]

/**
 * The calendar of a region: the nation's, then what `000000` (nation-wide additions), the city and the county add; with
 * `hallId` also the hours of that hall, by which half days and receipts end. Kept in process; forgotten when somebody
 * publishes a year or changes a day.
 */
export async function getWorkCalendar(platform: Platform, region: string, hallId?: string): Promise<WorkCalendar> {
  const calendars = await loadCalendars(platform)
  const officeHours = hallId === undefined ? undefined : calendars.halls.get(hallId)?.hours
  const key = officeHours ? `${region} ${hallId}` : region
  let calendar = calendars.composed.get(key)
  if (!calendar) {
    calendar = composeWorkCalendar(
      calendars.national,
      ...placesAbove(region).map((place) => ({
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

/** What one place says of a year; the yearly notices up to 2026 come with the platform and are nobody's to change. */
export interface YearLayer {
  region: string
  days: SpecialDay[]
  /** What it was published by; null where this place has said nothing of the year. */
  source: string | null
}

/** A year as it came about in a region: the notices that come with the platform, then nation, city and county. */
export async function listYearLayers(platform: Platform, region: string, year: number): Promise<{ builtIn: SpecialDay[]; places: YearLayer[] }> {
  const calendars = await loadCalendars(platform)
  const ofYear = (days: Iterable<SpecialDay>) => [...days].filter(({ day }) => day.startsWith(`${year}-`)).map(({ day, kind, name }) => ({ day, kind, name }))
  return {
    builtIn: ofYear(calendars.national.specialDays.values()),
    places: placesAbove(region).map((place) => ({
      region: place,
      days: ofYear(calendars.days.get(place) ?? []),
      source: calendars.years.get(place)?.find((each) => each.year === year)?.source ?? null,
    })),
  }
}

/** The hours of a hall, with what they were set by; without a source they are the usual ones. */
export async function getHallHours(platform: Platform, region: string, hallId: string): Promise<{ hours: OfficeHours; source: string | null }> {
  const own = (await loadCalendars(platform)).halls.get(hallId)
  return own ? { hours: own.hours, source: own.source } : { hours: (await getWorkCalendar(platform, region)).officeHours, source: null }
}

/** Gives a hall hours of its own. Whether there is such a hall is for the caller to know. */
export async function setHallHours(ctx: Context, change: { region: string; hallId: string; hours: OfficeHours; source: string }): Promise<void> {
  await ctx.db.transaction(async (db) => {
    await upsertHallHours(db, change)
    await ctx.memo.touch(db, CALENDARS_MEMO)
  })
}
