import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { HandOver } from './hand-over.ts'

const HAND_OVER = rawSql(`region, hall_id as "hallId", id, day, window_no as "windowNo", left_by as "leftBy", left_by_name as "leftByName", left_at as "leftAt", open_things as "openThings", note,
  confirmed_by as "confirmedBy", confirmed_by_name as "confirmedByName", confirmed_at as "confirmedAt", remark, version`)

/** The guard of leaving: only from where one sits. Breaks `window_hand_over_open` while nobody took the last one over. */
export const insertHandOver = (handOver: HandOver): Statement => sql`
  insert into queue.window_hand_over (region, hall_id, id, day, window_no, left_by, left_by_name, left_at, open_things, note, version)
  select ${handOver.region}, ${handOver.hallId}, ${handOver.id}::uuid, ${handOver.day}::date, ${handOver.windowNo}, ${handOver.leftBy}::uuid, ${handOver.leftByName}, ${handOver.leftAt}::timestamptz,
    ${JSON.stringify(handOver.openThings)}::jsonb, ${handOver.note}, 1
  where exists (select 1 from queue.window_seat where region = ${handOver.region} and hall_id = ${handOver.hallId} and window_no = ${handOver.windowNo} and officer_id = ${handOver.leftBy}::uuid and state <> 'closed')
  returning 1`

/** The guard of taking it over. */
export const confirmHandOver = ({ region, hallId, id, confirmedBy, confirmedByName, confirmedAt, remark, version }: HandOver): Statement => sql`
  update queue.window_hand_over set confirmed_by = ${confirmedBy}::uuid, confirmed_by_name = ${confirmedByName}, confirmed_at = ${confirmedAt}::timestamptz, remark = ${remark}, version = ${version}::int
  where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid and confirmed_at is null and version = ${version - 1}::int returning 1`

/** Served by the primary key. */
export const findHandOver = async (db: Db, { region, hallId }: HallKey, id: string): Promise<HandOver | undefined> =>
  (await db.query<HandOver>(sql`select ${HAND_OVER} from queue.window_hand_over where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid`))[0]

/** What nobody took over yet: one a window at most, of any day. Served by window_hand_over_open. */
export const listUnconfirmed = (db: Db, { region, hallId }: HallKey): Promise<HandOver[]> =>
  db.query<HandOver>(sql`select ${HAND_OVER} from queue.window_hand_over where region = ${region} and hall_id = ${hallId} and confirmed_at is null order by region, hall_id, window_no`)

/** Those of a day, the newest first. Served by window_hand_over_of_day, in order. */
export const listHandOversOfDay = (db: Db, { region, hallId }: HallKey, day: string, beforeId: string | undefined, limit: number): Promise<HandOver[]> =>
  db.query<HandOver>(sql`
    select ${HAND_OVER} from queue.window_hand_over
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and id < ${beforeId ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid
    order by region desc, hall_id desc, day desc, id desc limit ${limit}`)
