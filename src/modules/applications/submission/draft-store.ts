import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface DraftRow {
  id: string
  itemCode: string
  region: string
  content: unknown
  version: number
  updatedAt: Date
  expiresOn: string
}

/**
 * The guard of a saved draft: it is new (`expected` 0), or still is what the writer saw. Nothing comes back when somebody
 * saved another one meanwhile, or when it was submitted or deleted: it must not rise again on an old device.
 */
export const saveDraftRow = (subjectId: string, draft: { id: string; itemCode: string; region: string; content: unknown; expiresOn: string }, expected: number, at: Date): Statement => sql`
  insert into applications.draft as d (subject_id, id, item_code, region, content, version, updated_at, expires_on)
  select ${subjectId}::uuid, ${draft.id}::uuid, ${draft.itemCode}, ${draft.region}, ${JSON.stringify(draft.content)}::jsonb, 1, ${at}::timestamptz, ${draft.expiresOn}::date
  where ${expected}::int = 0 or exists (select 1 from applications.draft where subject_id = ${subjectId} and id = ${draft.id})
  on conflict (subject_id, id) do update set item_code = excluded.item_code, region = excluded.region, content = excluded.content, version = d.version + 1,
    updated_at = excluded.updated_at, expires_on = excluded.expires_on
  where d.version = ${expected}::int
  returning version`

export const listDraftRows = (db: Db, subjectId: string, today: string): Promise<DraftRow[]> =>
  db.query<DraftRow>(sql`
    select id, item_code as "itemCode", region, content, version, updated_at as "updatedAt", expires_on as "expiresOn"
    from applications.draft where subject_id = ${subjectId} and expires_on >= ${today}::date`)

export async function findDraftRow(db: Db, subjectId: string, id: string): Promise<DraftRow | undefined> {
  const rows = await db.query<DraftRow>(sql`
    select id, item_code as "itemCode", region, content, version, updated_at as "updatedAt", expires_on as "expiresOn"
    from applications.draft where subject_id = ${subjectId} and id = ${id}`)
  return rows[0]
}

export async function deleteDraftRow(db: Db, subjectId: string, id: string): Promise<void> {
  await db.query(sql`delete from applications.draft where subject_id = ${subjectId} and id = ${id}`)
}

export async function deleteExpiredDrafts(db: Db, today: string): Promise<void> {
  await db.query(sql`delete from applications.draft where expires_on < ${today}::date`)
}

/** Drafts of an item that are still kept. */
export const listDraftsOfItem = (db: Db, itemCode: string, today: string, limit: number): Promise<{ region: string; subjectId: string }[]> =>
  db.query(sql`select region, subject_id as "subjectId" from applications.draft where expires_on >= ${today}::date and item_code = ${itemCode} limit ${limit}`)
