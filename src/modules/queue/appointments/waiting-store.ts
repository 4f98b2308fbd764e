import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Waiting } from './appointment.ts'

const COLUMNS = rawSql(`region, id, hall_id as "hallId", line, line_name as "lineName", item_code as "itemCode", item_name as "itemName", answers, subject_id as "subjectId",
  joined_by as "joinedBy", day, state, starts_at as "startsAt", held_until as "heldUntil", joined_at as "joinedAt"`)

type Place = Pick<Waiting, 'region' | 'hallId' | 'line' | 'day'>

/** The guard of joining; the unique index keeps one place in the list for each person. */
export const insertWaiting = (waiting: Waiting): Statement => sql`
  insert into queue.waiting (region, id, hall_id, line, line_name, item_code, item_name, answers, subject_id, joined_by, day, state, joined_at)
  values (${waiting.region}, ${waiting.id}, ${waiting.hallId}, ${waiting.line}, ${waiting.lineName}, ${waiting.itemCode}, ${waiting.itemName}, ${JSON.stringify(waiting.answers)}::jsonb,
    ${waiting.subjectId}, ${waiting.joinedBy}, ${waiting.day}, 'waiting', ${waiting.joinedAt}::timestamptz)
  returning 1`

export async function findWaiting(db: Db, id: string): Promise<Waiting | undefined> {
  const [row] = await db.query<Waiting>(sql`select ${COLUMNS} from queue.waiting where id = ${id}`)
  return row
}

/** Where a person still waits, few rows. Served by waiting_by_subject. */
export const listWaitingOf = (db: Db, subjectId: string): Promise<Waiting[]> =>
  db.query<Waiting>(sql`select ${COLUMNS} from queue.waiting where subject_id = ${subjectId} and state in ('waiting', 'offered') order by subject_id, day, id`)

/** How many wait before somebody. Served by waiting_in_order. */
export async function countAhead(db: Db, { region, hallId, line, day, id }: Place & { id: string }): Promise<number> {
  const [row] = await db.query<{ ahead: number }>(sql`
    select count(*)::int as ahead from queue.waiting where region = ${region} and hall_id = ${hallId} and line = ${line} and day = ${day} and state = 'waiting' and id < ${id}`)
  return row?.ahead ?? 0
}

/** Whose turn it is, locked; of two places that come free at once each goes to another. Served by waiting_in_order. */
export async function lockFirst(db: Db, { region, hallId, line, day }: Place): Promise<Waiting | undefined> {
  const [row] = await db.query<Waiting>(sql`
    select ${COLUMNS} from queue.waiting where region = ${region} and hall_id = ${hallId} and line = ${line} and day = ${day} and state = 'waiting'
    order by region, hall_id, line, day, id limit 1 for update skip locked`)
  return row
}

export async function keepPlace(db: Db, { region, id }: Waiting, startsAt: Date, heldUntil: Date): Promise<void> {
  await db.query(sql`update queue.waiting set state = 'offered', starts_at = ${startsAt}::timestamptz, held_until = ${heldUntil}::timestamptz where region = ${region} and id = ${id}`)
}

/** The guard of taking the place that is kept. */
export const takeKept = ({ region, id }: Waiting, now: Date): Statement => sql`
  update queue.waiting set state = 'taken' where region = ${region} and id = ${id} and state = 'offered' and held_until > ${now}::timestamptz returning 1`

/** The guard of ending it without a visit. */
export const endWaiting = ({ region, id, state }: Waiting, to: 'lapsed' | 'left'): Statement => sql`
  update queue.waiting set state = ${to} where region = ${region} and id = ${id} and state = ${state} returning 1`

/** Those of these regions where a place was kept and not taken, or somebody waits for a day that has begun. Served by waiting_to_lapse and waiting_over. */
export async function listLapsedRegions(db: Db, regions: readonly string[], now: Date, today: string): Promise<string[]> {
  const rows = await db.query<{ region: string }>(sql`
    select region from unnest(${regions}::text[]) as asked (region)
    where exists (select from queue.waiting w where w.region = asked.region and w.state = 'offered' and w.held_until <= ${now}::timestamptz)
      or exists (select from queue.waiting w where w.region = asked.region and w.state = 'waiting' and w.day < ${today}::date)`)
  return rows.map(({ region }) => region)
}

/** Places that were kept and not taken. Not locked: a slot is locked before whoever waits for it, everywhere. Served by waiting_to_lapse. */
export const listLapsed = (db: Db, region: string, now: Date, limit: number): Promise<Waiting[]> =>
  db.query<Waiting>(sql`
    select ${COLUMNS} from queue.waiting where region = ${region} and state = 'offered' and held_until <= ${now}::timestamptz
    order by region, held_until limit ${limit}`)

/** A guard that always holds: where there is only something to announce. */
export const always: Statement = rawSql('select 1')

/** Whoever still waits when the day has begun waits for nothing: their list ends with it. Served by waiting_over. */
export async function endOutdated(db: Db, region: string, today: string): Promise<void> {
  await db.query(sql`update queue.waiting set state = 'lapsed' where region = ${region} and day < ${today} and state = 'waiting'`)
}

/** Forgets who waited for a place before a day. Served by waiting_over. */
export async function deleteWaitingBefore(db: Db, region: string, day: string): Promise<void> {
  await db.query(sql`delete from queue.waiting where region = ${region} and day < ${day} and state <> 'offered'`)
}
