import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'

/** The mean seconds of a service, by line, where there were any. Served by the primary key. */
export const listPaces = (db: Db, { region, hallId }: HallKey): Promise<{ line: string; meanSeconds: number }[]> =>
  db.query(sql`select line, mean_seconds as "meanSeconds" from queue.pace where region = ${region} and hall_id = ${hallId} order by region, hall_id, line`)

/** Part of finishing a service. Two that end at once: the later mean stands, which is near enough. */
export const savePace = ({ region, hallId }: HallKey, line: string, meanSeconds: number, at: Date): Statement => sql`
  insert into queue.pace (region, hall_id, line, mean_seconds, changed_at)
  select ${region}, ${hallId}, ${line}, ${meanSeconds}::real, ${at}::timestamptz where exists (select 1 from guard)
  on conflict (region, hall_id, line) do update set mean_seconds = excluded.mean_seconds, changed_at = excluded.changed_at`
