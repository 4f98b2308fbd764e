import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { Seat } from './seat.ts'

const SEAT = rawSql('window_no as "windowNo", officer_id as "officerId", officer_name as "officerName", state, changed_at as "changedAt"')

/** Every window of a hall that anybody ever sat at, few rows. Served by the primary key. */
export const listSeats = (db: Db, { region, hallId }: HallKey): Promise<Seat[]> =>
  db.query<Seat>(sql`select ${SEAT} from queue.window_seat where region = ${region} and hall_id = ${hallId} order by region, hall_id, window_no`)

/** Where an officer sits. Served by window_seat_of_officer. */
export const findSeatOf = async (db: Db, region: string, officerId: string): Promise<(Seat & { hallId: string }) | undefined> =>
  (await db.query<Seat & { hallId: string }>(sql`select hall_id as "hallId", ${SEAT} from queue.window_seat where region = ${region} and officer_id = ${officerId}::uuid and state <> 'closed'`))[0]

/** The seat, locked: of two calls from one window the second waits and finds the window taken. Served by the primary key. */
export const lockSeat = async (db: Db, { region, hallId }: HallKey, windowNo: string): Promise<Seat | undefined> =>
  (await db.query<Seat>(sql`select ${SEAT} from queue.window_seat where region = ${region} and hall_id = ${hallId} and window_no = ${windowNo} for update`))[0]

/** The guard of opening, pausing and closing: only where nobody else sits. Breaks `window_seat_of_officer` when the officer sits at another window. */
export const saveSeat = ({ region, hallId }: HallKey, { windowNo, officerId, officerName, state, changedAt }: Seat): Statement => sql`
  insert into queue.window_seat as seat (region, hall_id, window_no, officer_id, officer_name, state, changed_at)
  values (${region}, ${hallId}, ${windowNo}, ${officerId}::uuid, ${officerName}, ${state}, ${changedAt}::timestamptz)
  on conflict (region, hall_id, window_no) do update set officer_id = excluded.officer_id, officer_name = excluded.officer_name, state = excluded.state, changed_at = excluded.changed_at
  where seat.state = 'closed' or seat.officer_id = excluded.officer_id
  returning 1`

/** Part of a hand-over: the officer gets up. */
export const closeSeat = ({ region, hallId }: HallKey, windowNo: string, officerId: string, at: Date): Statement => sql`
  update queue.window_seat set state = 'closed', changed_at = ${at}::timestamptz
  where region = ${region} and hall_id = ${hallId} and window_no = ${windowNo} and officer_id = ${officerId}::uuid and exists (select 1 from guard)`
