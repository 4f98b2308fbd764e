import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'

export interface LibraryEntry {
  id: string
  subjectId: string
  /** As its holder calls it. */
  name: string
  files: string[]
  source: 'submitted' | 'uploaded'
  applicationNumber: string | null
  /** What it was called where it was handed in. */
  handedAs: string | null
  itemName: string | null
  authorityId: string | null
  keptAt: Date
  /** Last day, `YYYY-MM-DD`. */
  validUntil: string
}

const COLUMNS = rawSql(`id, subject_id as "subjectId", name, files, source, application_number as "applicationNumber", handed_as as "handedAs", item_name as "itemName",
  authority_id as "authorityId", kept_at as "keptAt", valid_until as "validUntil"`)

const AFTER_EVERY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** What can be used again on `today`, newest first, older than `before`. Served by library_entry_pkey, read backwards. */
export const listEntries = (db: Db, subjectId: string, today: string, before: string | undefined, limit: number): Promise<LibraryEntry[]> =>
  db.query<LibraryEntry>(sql`
    select ${COLUMNS} from materials.library_entry
    where subject_id = ${subjectId} and id < ${before ?? AFTER_EVERY_ID}::uuid and valid_until >= ${today}::date and cardinality(files) > 0
    order by id desc limit ${limit}`)

export async function findEntry(db: Db, subjectId: string, id: string, today: string): Promise<LibraryEntry | undefined> {
  const [entry] = await db.query<LibraryEntry>(sql`
    select ${COLUMNS} from materials.library_entry where subject_id = ${subjectId} and id = ${id} and valid_until >= ${today}::date and cardinality(files) > 0`)
  return entry
}

/** Which of these files lie in whose library, and under what name. Served by library_entry_pkey. */
export const listKeptFiles = (db: Db, subjectIds: readonly string[], fileIds: readonly string[], today: string): Promise<{ file: string; subjectId: string; name: string }[]> =>
  db.query(sql`
    select kept.file, e.subject_id as "subjectId", e.name from materials.library_entry e, unnest(e.files) as kept (file)
    where e.subject_id = any(${subjectIds}::uuid[]) and e.valid_until >= ${today}::date and kept.file = any(${fileIds}::uuid[])`)

/** The guard of what its holder puts in. */
export const insertEntry = (entry: Pick<LibraryEntry, 'id' | 'subjectId' | 'name' | 'files' | 'keptAt' | 'validUntil'>): Statement => sql`
  insert into materials.library_entry (subject_id, id, name, files, source, kept_at, valid_until)
  values (${entry.subjectId}, ${entry.id}, ${entry.name}, ${entry.files}::uuid[], 'uploaded', ${entry.keptAt}::timestamptz, ${entry.validUntil}::date)
  returning id`

export const renameEntry = (subjectId: string, id: string, name: string): Statement => sql`
  update materials.library_entry set name = ${name} where subject_id = ${subjectId} and id = ${id} and cardinality(files) > 0 returning id`

/** What was handed in with a case leaves an empty place, so that the case does not fill it again. */
export const removeEntry = ({ subjectId, id, source }: Pick<LibraryEntry, 'subjectId' | 'id' | 'source'>): Statement =>
  source === 'uploaded'
    ? sql`delete from materials.library_entry where subject_id = ${subjectId} and id = ${id} returning id`
    : sql`update materials.library_entry set files = '{}' where subject_id = ${subjectId} and id = ${id} and cardinality(files) > 0 returning id`

export interface HandedEntry {
  id: string
  subjectId: string
  name: string
  files: string[]
  applicationNumber: string
  itemCode: string
  itemName: string
  authorityId: string
  /** ISO 8601 */
  keptAt: string
  validUntil: string
}

/**
 * What a case says was handed in. Told again it changes nothing; with other files (补正) the newer ones count; what its holder
 * deleted stays so; what came from the library is in it already.
 */
export const putHanded = (db: Db, entries: readonly HandedEntry[]): Promise<unknown> =>
  db.query(sql`
    insert into materials.library_entry as e (subject_id, id, name, files, source, application_number, handed_as, item_code, item_name, authority_id, kept_at, valid_until)
    select distinct on (h."subjectId", h."applicationNumber", h.name)
      h."subjectId", h.id, h.name, h.files, 'submitted', h."applicationNumber", h.name, h."itemCode", h."itemName", h."authorityId", h."keptAt", h."validUntil"
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as h ("subjectId" uuid, id uuid, name text, files uuid[], "applicationNumber" text, "itemCode" text, "itemName" text, "authorityId" text, "keptAt" timestamptz, "validUntil" date)
    where not exists (
      select 1 from materials.library_entry other
      where other.subject_id = h."subjectId" and other.files @> h.files and other.application_number is distinct from h."applicationNumber" and other.valid_until >= h."keptAt"::date)
    order by h."subjectId", h."applicationNumber", h.name, h."keptAt" desc
    on conflict (subject_id, application_number, handed_as) where application_number is not null
    do update set files = excluded.files, kept_at = excluded.kept_at, valid_until = excluded.valid_until
    where e.kept_at < excluded.kept_at and cardinality(e.files) > 0 and e.files <> excluded.files`)

/** 保存期限 (个人信息保护法 art. 19). Served by library_entry_running_out. */
export async function deleteOutdatedEntries(db: Db, before: string, limit: number): Promise<number> {
  const rows = await db.query(sql`
    delete from materials.library_entry where (subject_id, id) in (
      select subject_id, id from materials.library_entry where valid_until < ${before}::date order by valid_until limit ${limit})
    returning 1`)
  return rows.length
}
