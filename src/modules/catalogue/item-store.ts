import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { EntryRow } from './entry-rules.ts'
import type { ItemContent } from './item-import-rules.ts'

export interface PublishedRow {
  code: string
  base_code: string
  version: number
  content: ItemContent
  effective_on: string
}

/** Every item with its published version, in the order of the base catalogue. */
export const listPublishedRows = (db: Db): Promise<PublishedRow[]> =>
  db.query(sql`select code, base_code, version, content, effective_on
    from catalogue.item join catalogue.item_version using (code)
    where state = 'published' order by base_code`)

export async function findVersionContent(db: Db, code: string, version: number): Promise<ItemContent | undefined> {
  const [row] = await db.query<{ content: ItemContent }>(sql`select content from catalogue.item_version where code = ${code} and version = ${version}`)
  return row?.content
}

export const listEntriesOfRegion = (db: Db, region: string): Promise<EntryRow[]> =>
  db.query(sql`select * from catalogue.entry where region = ${region} order by division_code, item_code`)

export async function insertItems(db: Db, items: { code: string; base_code: string }[]): Promise<void> {
  await db.query(sql`insert into catalogue.item (code, base_code)
    select code, base_code from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as new (code text, base_code text)`)
}

/** Publishes versions; the ones published before are superseded, in the same transaction. */
export async function publishVersions(db: Db, versions: { code: string; version: number; content: ItemContent }[], effectiveOn: string, at: Date): Promise<void> {
  await db.query(sql`update catalogue.item_version set state = 'superseded'
    where state = 'published' and code = any(${versions.map((each) => each.code)}::text[])`)
  await db.query(sql`insert into catalogue.item_version (code, version, content, state, effective_on, published_at)
    select code, version, content, 'published', ${effectiveOn}::date, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as new (code text, version int, content jsonb)`)
}

/** The entries of these items become exactly `entries`. */
export async function replaceEntries(db: Db, codes: string[], entries: EntryRow[]): Promise<void> {
  await db.query(sql`delete from catalogue.entry where item_code = any(${codes}::text[])`)
  await db.query(sql`insert into catalogue.entry (region, division_code, item_code, authority_id, unit_id, task_code, base_code, version)
    select region, division_code, item_code, authority_id, unit_id, task_code, base_code, version
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as new (region text, division_code text, item_code text, authority_id text, unit_id text, task_code text, base_code text, version int)`)
}
