import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { EventKey } from '../invitations/event-key-rules.ts'
import type { Rectification, RectificationAct } from './rectification.ts'

const RECTIFICATION = rawSql(`region, code, number, occasion, version, state, exclusion, item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId", grade,
  is_anonymous as "isAnonymous", rater_id as "raterId", opened_at as "openedAt", due_on as "dueOn", contact_on as "contactOn", awaits_authority as "awaitsAuthority", awaits_supervisor as "awaitsSupervisor", detail`)

/** Takes a serial of the day. One that is not used in the end leaves a gap. */
export const takeRectificationSerial = async (db: Db, region: string, day: string): Promise<number> =>
  (await db.query<{ last: number }>(sql`
    insert into ratings.rectification_serial (region, day, last) values (${region}, ${day}::date, 1)
    on conflict (region, day) do update set last = rectification_serial.last + 1 returning last`))[0]!.last

/** Part of the rating that opens it. */
export const insertRectification = (opened: Rectification): Statement => sql`
  insert into ratings.rectification (region, code, number, occasion, version, state, exclusion, item_code, item_name, authority_id, hall_id, grade, is_anonymous, rater_id, opened_at, due_on, contact_on,
    awaits_authority, awaits_supervisor, detail)
  select ${opened.region}, ${opened.code}, ${opened.number}, ${opened.occasion}, ${opened.version}::int, ${opened.state}, ${opened.exclusion}, ${opened.itemCode}, ${opened.itemName},
    ${opened.authorityId}, ${opened.hallId}, ${opened.grade}::smallint, ${opened.isAnonymous}::boolean, ${opened.raterId}::uuid, ${opened.openedAt}::timestamptz, ${opened.dueOn}::date, ${opened.contactOn}::date,
    ${opened.awaitsAuthority}::boolean, ${opened.awaitsSupervisor}::boolean, ${JSON.stringify(opened.detail)}::jsonb
  where exists (select 1 from guard)`

/** The guard of every later step: only what has not changed since it was read. */
export const saveRectification = (after: Rectification): Statement => sql`
  update ratings.rectification set version = ${after.version}::int, state = ${after.state}, exclusion = ${after.exclusion}, due_on = ${after.dueOn}::date, contact_on = ${after.contactOn}::date,
    awaits_authority = ${after.awaitsAuthority}::boolean, awaits_supervisor = ${after.awaitsSupervisor}::boolean, detail = ${JSON.stringify(after.detail)}::jsonb
  where region = ${after.region} and code = ${after.code} and version = ${after.version}::int - 1 returning 1`

/** The step itself. */
export const insertRectificationAct = ({ region, code }: Pick<Rectification, 'region' | 'code'>, act: RectificationAct): Statement => sql`
  insert into ratings.rectification_act (region, code, seq, kind, by_id, by_name, note, detail, at)
  select ${region}, ${code}, ${act.seq}::int, ${act.kind}, ${act.byId}, ${act.byName}, ${act.note}, ${JSON.stringify(act.detail)}::jsonb, ${act.at}::timestamptz where exists (select 1 from guard)`

/** Served by the primary key. */
export const findRectification = async (db: Db, region: string, code: string): Promise<Rectification | undefined> =>
  (await db.query<Rectification>(sql`select ${RECTIFICATION} from ratings.rectification where region = ${region} and code = ${code}`))[0]

/** What became of a rating. Served by the unique key of its event. */
export const findRectificationOf = async (db: Db, region: string, { number, occasion }: EventKey): Promise<Rectification | undefined> =>
  (await db.query<Rectification>(sql`select ${RECTIFICATION} from ratings.rectification where region = ${region} and number = ${number} and occasion = ${occasion}`))[0]

/** The oldest first. Served by the primary key. */
export const listRectificationActs = (db: Db, region: string, code: string): Promise<RectificationAct[]> =>
  db.query<RectificationAct>(sql`
    select seq, kind, by_id as "byId", by_name as "byName", note, detail, at from ratings.rectification_act where region = ${region} and code = ${code} order by region, code, seq`)

/** Where an open list goes on. */
export interface AfterDue {
  day: string
  code: string
}

const FIRST: AfterDue = { day: '0001-01-01', code: '' }
/** After every code there is. */
const LAST_CODE = 'CQ'

/** What a body has to do, most urgent first. Served by rectification_of_authority_open. */
export const authorityOpenPage = (region: string, authorityId: string, { day, code }: AfterDue = FIRST, limit: number): Statement => sql`
  select ${RECTIFICATION} from ratings.rectification
  where region = ${region} and authority_id = ${authorityId} and awaits_authority and (due_on, code) > (${day}::date, ${code})
  order by region, authority_id, due_on, code limit ${limit}`

/** Everything a body was rated badly for, newest first. Served by rectification_of_authority. */
export const authorityPage = (region: string, authorityId: string, before: string | undefined, limit: number): Statement => sql`
  select ${RECTIFICATION} from ratings.rectification where region = ${region} and authority_id = ${authorityId} and code < ${before ?? LAST_CODE}
  order by region desc, authority_id desc, code desc limit ${limit}`

/** What waits for the supervising office, those to be called first. Served by rectification_to_follow. */
export const toFollowPage = (region: string, { day, code }: AfterDue = FIRST, limit: number): Statement => sql`
  select ${RECTIFICATION} from ratings.rectification where region = ${region} and awaits_supervisor and (contact_on, code) > (${day}::date, ${code}) order by region, contact_on, code limit ${limit}`

/** All of a region, newest first. Served by the primary key. */
export const regionPage = (region: string, before: string | undefined, limit: number): Statement => sql`
  select ${RECTIFICATION} from ratings.rectification where region = ${region} and code < ${before ?? LAST_CODE} order by region desc, code desc limit ${limit}`

export const listRectificationRows = (db: Db, statement: Statement): Promise<Rectification[]> => db.query<Rectification>(statement)
