import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface FetchedRow {
  subjectId: string
  register: string
  outcome: 'found' | 'missing'
  asOf: Date | null
  fetchedAt: Date
  /** `YYYY-MM-DD` */
  validUntil: string
}

/** What registers said of these subjects that still counts on `day`, and which of them owe an answer. */
export const listFetched = (db: Db, subjectIds: readonly string[], day: string): Promise<(FetchedRow | { subjectId: string; register: string; outcome: 'unanswered' })[]> =>
  db.query(sql`
    select subject_id as "subjectId", register, outcome, as_of as "asOf", fetched_at as "fetchedAt", valid_until as "validUntil"
    from materials.fetched where subject_id = any(${subjectIds}::uuid[]) and valid_until >= ${day}::date
    union all
    select subject_id, register, 'unanswered', null, null, null from materials.pending_fetch where subject_id = any(${subjectIds}::uuid[])`)

export interface FetchedAnswer extends FetchedRow {
  fieldsSealed: string | null
}

/** Keeps answers of registers, the newest of each, and strikes them off the list of those still owed. */
export const putFetched = (answers: readonly FetchedAnswer[]): Statement => sql`
  with answer as (
    select * from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as row("subjectId" uuid, register text, outcome text, "fieldsSealed" text, "asOf" timestamptz, "fetchedAt" timestamptz, "validUntil" date)),
  answered as (delete from materials.pending_fetch p using answer a where p.subject_id = a."subjectId" and p.register = a.register)
  insert into materials.fetched (subject_id, register, outcome, fields_sealed, as_of, fetched_at, valid_until)
  select "subjectId", register, outcome, "fieldsSealed", "asOf", "fetchedAt", "validUntil" from answer
  on conflict (subject_id, register) do update set outcome = excluded.outcome, fields_sealed = excluded.fields_sealed, as_of = excluded.as_of,
    fetched_at = excluded.fetched_at, valid_until = excluded.valid_until where fetched.fetched_at <= excluded.fetched_at`

export interface PendingFetch {
  subjectId: string
  register: string
  region: string
  itemCode: string
  purpose: string
  attempts: number
}

/** Registers to ask again, at `nextAt` if one is on the list already. */
export const putPending = (pending: readonly Omit<PendingFetch, 'attempts'>[], askedAt: Date, nextAt: Date): Statement => sql`
  insert into materials.pending_fetch (subject_id, register, region, item_code, purpose, asked_at, next_at)
  select "subjectId", register, region, "itemCode", purpose, ${askedAt}::timestamptz, ${nextAt}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(pending)}::jsonb) as row("subjectId" uuid, register text, region text, "itemCode" text, purpose text)
  on conflict (subject_id, register) do update set next_at = excluded.next_at`

/** Takes what is due off the list's head for this worker, and puts it back at `nextAt` in case the worker dies. Served by pending_fetch_due. */
export const takePending = (db: Db, now: Date, nextAt: Date, limit: number): Promise<PendingFetch[]> =>
  db.query<PendingFetch>(sql`
    update materials.pending_fetch set attempts = attempts + 1, next_at = ${nextAt}::timestamptz
    where (subject_id, register) in (
      select subject_id, register from materials.pending_fetch where next_at <= ${now}::timestamptz
      order by next_at, subject_id, register limit ${limit} for update skip locked)
    returning subject_id as "subjectId", register, region, item_code as "itemCode", purpose, attempts`)

/** Gives up on a register that never answers. */
export const dropPending = (subjectId: string, register: string): Statement => sql`delete from materials.pending_fetch where subject_id = ${subjectId} and register = ${register}`

/** The fields a register gave of a subject, sealed; undefined when nothing counts on `day`. */
export async function findFetchedFields(db: Db, subjectId: string, register: string, day: string): Promise<string | undefined> {
  const [row] = await db.query<{ fieldsSealed: string | null }>(sql`
    select fields_sealed as "fieldsSealed" from materials.fetched where subject_id = ${subjectId} and register = ${register} and valid_until >= ${day}::date`)
  return row?.fieldsSealed ?? undefined
}

/** The same of several registers and subjects, with the time as of which they say so. Served by fetched_pkey. */
export const listFetchedFields = (db: Db, subjectIds: readonly string[], registers: readonly string[], day: string): Promise<{ subjectId: string; register: string; fieldsSealed: string; asOf: Date }[]> =>
  db.query(sql`
    select subject_id as "subjectId", register, fields_sealed as "fieldsSealed", as_of as "asOf" from materials.fetched
    where subject_id = any(${subjectIds}::uuid[]) and register = any(${registers}::text[]) and valid_until >= ${day}::date and outcome = 'found'`)

/** 保存期限 (个人信息保护法 art. 19): what no longer counts is deleted. Served by fetched_running_out. */
export async function deleteOutdated(db: Db, before: string, limit: number): Promise<number> {
  const rows = await db.query(sql`
    delete from materials.fetched where (subject_id, register) in (
      select subject_id, register from materials.fetched where valid_until < ${before}::date order by valid_until limit ${limit})
    returning 1`)
  return rows.length
}
