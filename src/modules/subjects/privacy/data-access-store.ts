import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { AccessKind, DataAccess, RecordedAccess } from './data-access.ts'

/** A look with who looked. */
export interface AccessRow extends DataAccess {
  id: string
  actorKind: string
  actorId: string
  actorName: string
  actorRoles: readonly string[]
  actorAuthority: string | null
}

const AFTER_EVERY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const COLUMNS = rawSql(`id, at, region, kind, what, fields, purpose, basis, item_code as "itemCode", application_number as "applicationNumber", outcome,
  actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", actor_roles as "actorRoles", actor_authority as "actorAuthority"`)

/** By itself: what was read is logged whatever comes after. */
export const insertAccesses = (rows: AccessRow[], at: Date): Statement => insertWhere(rows, at, rawSql('true'))

/** As a part of a command's one statement: a command that writes nothing logs nothing. */
export const insertAccessesOfCommand = (rows: AccessRow[], at: Date): Statement => insertWhere(rows, at, rawSql('exists (select 1 from guard)'))

const insertWhere = (rows: AccessRow[], at: Date, condition: Statement): Statement => sql`
  insert into subjects.data_access (subject_id, id, at, region, kind, what, fields, purpose, basis, item_code, application_number, outcome,
    actor_kind, actor_id, actor_name, actor_roles, actor_authority)
  select "subjectId", id, ${at}::timestamptz, region, kind, what, fields, purpose, basis, "itemCode", "applicationNumber", outcome,
    "actorKind", "actorId", "actorName", "actorRoles", "actorAuthority"
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("subjectId" uuid, id uuid, region text, kind text, what text, fields jsonb, purpose text, basis text,
    "itemCode" text, "applicationNumber" text, outcome text, "actorKind" text, "actorId" text, "actorName" text, "actorRoles" jsonb, "actorAuthority" text)
  where ${condition}`

/** The newest looks before `before`, of one kind or of all. Served by data_access_pkey and data_access_by_kind, read backwards. */
export const listAccessRows = (db: Db, subjectId: string, kind: AccessKind | undefined, before: string | undefined, limit: number): Promise<RecordedAccess[]> =>
  kind === undefined
    ? db.query<RecordedAccess>(sql`select ${COLUMNS} from subjects.data_access where subject_id = ${subjectId} and id < ${before ?? AFTER_EVERY_ID}::uuid order by id desc limit ${limit}`)
    : db.query<RecordedAccess>(sql`
        select ${COLUMNS} from subjects.data_access where subject_id = ${subjectId} and kind = ${kind} and id < ${before ?? AFTER_EVERY_ID}::uuid order by id desc limit ${limit}`)

/** Deletes a batch of what was looked at before `before`, the oldest first, but of nobody in `kept`. Returns how many went. Served by data_access_by_region. */
export async function deleteAccessesBefore(db: Db, region: string, before: Date, kept: readonly string[], limit: number): Promise<number> {
  const rows = await db.query(sql`
    delete from subjects.data_access where (subject_id, id) in (
      select subject_id, id from subjects.data_access where region = ${region} and at < ${before}::timestamptz and subject_id <> all(${kept}::uuid[]) order by at limit ${limit})
    returning 1`)
  return rows.length
}
