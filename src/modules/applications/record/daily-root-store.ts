import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface DailyRoot {
  region: string
  day: string
  eventCount: number
  prevRoot: string
  root: string
}

export const listDailyRoots = (db: Db): Promise<DailyRoot[]> =>
  db.query<DailyRoot>(sql`select region, day, event_count as "eventCount", prev_root as "prevRoot", root from applications.daily_root order by region, day`)

export async function findLastRoot(db: Db, region: string): Promise<DailyRoot | undefined> {
  const rows = await db.query<DailyRoot>(sql`
    select region, day, event_count as "eventCount", prev_root as "prevRoot", root from applications.daily_root where region = ${region} order by day desc limit 1`)
  return rows[0]
}

/** Hashes of the events of one region and day, in the order of number and seq. */
export const listHashesOfDay = (db: Db, region: string, day: string): Promise<{ hash: string }[]> =>
  db.query(sql`
    select hash from applications.application_event
    where region = ${region} and at >= (${day}::date)::timestamp at time zone 'Asia/Shanghai' and at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    order by number, seq`)

/** The days of a region on which anything happened, both ends included. */
export const listEventDays = (db: Db, region: string, from: string, to: string): Promise<{ day: string }[]> =>
  db.query(sql`
    select distinct (at at time zone 'Asia/Shanghai')::date as day from applications.application_event
    where region = ${region} and at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai' and at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`)

/** Two processes that seal the same day write it once. */
export async function insertDailyRoots(db: Db, roots: readonly DailyRoot[], at: Date): Promise<void> {
  await db.query(sql`insert into applications.daily_root (region, day, event_count, prev_root, root, sealed_at)
    select region, day, "eventCount", "prevRoot", root, ${at} from jsonb_to_recordset(${JSON.stringify(roots)}::jsonb) as n(region text, day date, "eventCount" int, "prevRoot" text, root text)
    on conflict do nothing`)
}
