import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from './ticket-store.ts'

/** Halls with tickets of a day or before that are still open, few. Served by ticket_open. */
export const listOpenDays = (db: Db): Promise<(HallKey & { day: string })[]> =>
  db.query(sql`select distinct day, region, hall_id as "hallId" from queue.ticket where state in ('waiting', 'called', 'serving', 'missed') order by day, region, hall_id`)

/** Which tickets of a hall's day the end of it settles; locked, what a window works on at this moment is left to it. Served by ticket_open. */
export const lockUnsettled = (db: Db, { region, hallId }: HallKey, day: string, states: readonly string[], limit: number): Promise<{ id: string }[]> =>
  db.query(sql`
    select id from queue.ticket where day = ${day}::date and region = ${region} and hall_id = ${hallId} and state in ('waiting', 'called', 'serving', 'missed') and state = any(${states}::text[])
    limit ${limit} for update skip locked`)

/** Whoever was sent to a window that closes is called by any that serves their line. Served by ticket_waiting. */
export const releaseForWindow = ({ region, hallId }: HallKey, windowNo: string): Statement => sql`
  update queue.ticket set for_window = null, version = version + 1
  where region = ${region} and hall_id = ${hallId} and state = 'waiting' and for_window = ${windowNo} and exists (select 1 from guard)`

const FORGET_BATCH = 500

/** Forgets who had the tickets of days before; returns how many. Served by ticket_named. */
export async function forgetHolders(db: Db, region: string, before: string): Promise<number> {
  const rows = await db.query(sql`
    update queue.ticket set person_key = null, person_name = null, subject_id = null
    where (region, hall_id, id) in (select region, hall_id, id from queue.ticket where day < ${before}::date and region = ${region} and person_key is not null limit ${FORGET_BATCH}) returning 1`)
  return rows.length
}

export const MORE_TO_FORGET = FORGET_BATCH

/** The ends of shifts nobody marked: no window is open over night. Served by window_seat_open. */
export async function closeSeats(db: Db, { region, hallId }: HallKey, at: Date): Promise<void> {
  await db.query(sql`update queue.window_seat set state = 'closed', changed_at = ${at}::timestamptz where region = ${region} and hall_id = ${hallId} and state <> 'closed'`)
}

/** Halls with windows that are still open. Served by window_seat_open. */
export const listHallsWithSeats = (db: Db): Promise<(HallKey & { changedAt: Date })[]> =>
  db.query(rawSql(`select region, hall_id as "hallId", max(changed_at) as "changedAt" from queue.window_seat where state <> 'closed' group by region, hall_id order by region, hall_id`))
