import type { Db } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { Day, OfficeHours, SpecialDay } from './calendar-rules.ts'

export const listSpecialDays = (db: Db): Promise<(SpecialDay & { region: string })[]> =>
  db.query(sql`select region, day, kind, name from calendar.special_day order by region, day`)

export const listPublishedYears = (db: Db): Promise<{ region: string; year: number; source: string }[]> =>
  db.query(sql`select region, year, source from calendar.published_year`)

interface HallHoursRow {
  region: string
  hallId: string
  morningFrom: string
  morningTo: string
  afternoonFrom: string
  afternoonTo: string
  source: string
}

/** Halls with hours of their own. */
export async function listHallHours(db: Db): Promise<{ hallId: string; hours: OfficeHours; source: string }[]> {
  const rows = await db.query<HallHoursRow>(sql`
    select region, hall_id as "hallId", morning_from as "morningFrom", morning_to as "morningTo", afternoon_from as "afternoonFrom", afternoon_to as "afternoonTo", source
    from calendar.hall_hours`)
  return rows.map((row) => ({
    hallId: row.hallId,
    source: row.source,
    hours: { morning: { from: row.morningFrom, to: row.morningTo }, afternoon: { from: row.afternoonFrom, to: row.afternoonTo } },
  }))
}

export async function upsertHallHours(db: Db, { region, hallId, hours: { morning, afternoon }, source }: { region: string; hallId: string; hours: OfficeHours; source: string }): Promise<void> {
  await db.query(sql`
    insert into calendar.hall_hours (region, hall_id, morning_from, morning_to, afternoon_from, afternoon_to, source)
    values (${region}, ${hallId}, ${morning.from}, ${morning.to}, ${afternoon.from}, ${afternoon.to}, ${source})
    on conflict (region, hall_id) do update set morning_from = excluded.morning_from, morning_to = excluded.morning_to,
      afternoon_from = excluded.afternoon_from, afternoon_to = excluded.afternoon_to, source = excluded.source`)
}

/** The guard of a publication: the year is out in this region. */
export const publishYearStatement = (region: string, year: number, source: string): Statement => sql`
  insert into calendar.published_year (region, year, source) values (${region}, ${year}::int, ${source})
  on conflict (region, year) do update set source = excluded.source returning 1`

/** Part of a publication: what is no longer among the year's special days. */
export const deleteOtherSpecialDays = (region: string, year: number, days: readonly Day[]): Statement => sql`
  delete from calendar.special_day
  where region = ${region} and day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date and not day = any(${days}::date[]) and exists (select 1 from guard)`

/** Part of a publication: the year's special days. */
export const upsertSpecialDays = (region: string, days: readonly SpecialDay[], source: string): Statement => sql`
  insert into calendar.special_day (region, day, kind, name, source)
  select ${region}, day, kind, name, ${source} from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as row(day date, kind text, name text)
  where exists (select 1 from guard)
  on conflict (region, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source`
