import type { Db } from '../../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../../platform/db/sql.ts'
import type { DataCorrection } from './data-correction.ts'

const ALL = rawSql(`region, id, subject_id as "subjectId", subject_name as "subjectName", register, field, shown, correct, reason, authority_id as "authorityId",
  asked_at as "askedAt", due_on as "dueOn", state, answer, answered_at as "answeredAt", answered_by_name as "answeredByName", version`)

const AFTER_EVERY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The guard of a request: the same field is asked about once at a time. */
export const insertDataCorrection = (correction: DataCorrection): Statement => sql`
  insert into subjects.data_correction (region, id, subject_id, subject_name, register, field, shown, correct, reason, authority_id, asked_at, due_on, state)
  select ${correction.region}, ${correction.id}::uuid, ${correction.subjectId}::uuid, ${correction.subjectName}, ${correction.register}, ${correction.field}, ${correction.shown}::text,
    ${correction.correct}, ${correction.reason}, ${correction.authorityId}, ${correction.askedAt}::timestamptz, ${correction.dueOn}::date, 'submitted'
  where not exists (select 1 from subjects.data_correction
    where region = ${correction.region} and subject_id = ${correction.subjectId} and register = ${correction.register} and field = ${correction.field} and state = 'submitted')
  returning 1`

/** The newest of somebody in the regions where theirs can lie. Served by data_correction_own, read backwards for each region. */
export const listOwnDataCorrections = (db: Db, regions: string[], subjectId: string, before: string | undefined, limit: number): Promise<DataCorrection[]> =>
  db.query<DataCorrection>(sql`
    select c.* from unnest(${regions}::text[]) place(region) cross join lateral (
      select ${ALL} from subjects.data_correction
      where region = place.region and subject_id = ${subjectId} and id < ${before ?? AFTER_EVERY_ID}::uuid order by region desc, subject_id desc, id desc limit ${limit}) c`)

/** What waits for a department, the most urgent first. Served by data_correction_open. */
export const listOpenDataCorrections = (db: Db, region: string, authorityId: string, after: { dueOn: string; id: string } | undefined, limit: number): Promise<DataCorrection[]> =>
  db.query<DataCorrection>(sql`
    select ${ALL} from subjects.data_correction
    where region = ${region} and authority_id = ${authorityId} and state = 'submitted'
      and (due_on, id) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by due_on, id limit ${limit}`)

/** Who waits for an answer in these regions. Served by data_correction_open: what is open is few. */
export async function listSubjectsWaiting(db: Db, regions: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ subjectId: string }>(sql`
    select distinct c.subject_id as "subjectId" from unnest(${regions}::text[]) place(region) cross join lateral (
      select subject_id from subjects.data_correction where region = place.region and state = 'submitted') c`)
  return rows.map(({ subjectId }) => subjectId)
}

export async function findDataCorrection(db: Db, region: string, id: string): Promise<DataCorrection | undefined> {
  const rows = await db.query<DataCorrection>(sql`select ${ALL} from subjects.data_correction where region = ${region} and id = ${id}`)
  return rows[0]
}

/** The guard of an answer: only while nobody else gave one. */
export const answerDataCorrection = ({ region, id, state, answer, answeredAt, answeredByName, version }: DataCorrection): Statement => sql`
  update subjects.data_correction set state = ${state}, answer = ${answer}, answered_at = ${answeredAt}::timestamptz, answered_by_name = ${answeredByName}, version = version + 1
  where region = ${region} and id = ${id} and state = 'submitted' and version = ${version} returning 1`
