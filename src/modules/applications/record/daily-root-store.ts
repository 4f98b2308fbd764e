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

/** Two processes that seal the same day write it once. */
export async function insertDailyRoot(db: Db, root: DailyRoot, at: Date): Promise<void> {
  await db.query(sql`insert into applications.daily_root (region, day, event_count, prev_root, root, sealed_at)
    values (${root.region}, ${root.day}::date, ${root.eventCount}, ${root.prevRoot}, ${root.root}, ${at}) on conflict do nothing`)
}
