import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { EntryPlace, EntryRow } from './entry-rules.ts'
import { completeContent, type SparseContent } from './element-rules.ts'
import type { ItemContent } from './item.ts'

export type ItemState = 'active' | 'suspended' | 'cancelled'

export interface PublishedRow {
  code: string
  base_code: string
  state: ItemState
  version: number
  content: ItemContent
  effective_on: string
  cancel_on: string | null
  confirmed_on: string | null
}

/** Every item with its published version, suspended and cancelled ones included, in the order of the base catalogue. */
export async function listPublishedRows(db: Db): Promise<PublishedRow[]> {
  const rows = await db.query<Omit<PublishedRow, 'content'> & { content: SparseContent }>(sql`
    select item.code, item.base_code, item.state, v.version, v.content, v.effective_on, v.cancel_on, item.confirmed_on
    from catalogue.item join catalogue.item_version v using (code)
    where v.state = 'published' order by item.base_code`)
  return rows.map((row) => ({ ...row, content: completeContent(row.content) }))
}

/** What is published of an item besides its content. */
export interface PublishedHead extends Omit<PublishedRow, 'content'> {
  /** Changes with the content: the version, and the transaction that wrote it (a number that is rolled back is given again). */
  stamp: string
  /** `YYYY-MM-DD`: the first day of its first version. */
  first_on: string
}

/** As `listPublishedRows`, without the contents. */
export const listPublishedHeads = (db: Db): Promise<PublishedHead[]> =>
  db.query(sql`select item.code, item.base_code, item.state, v.version, v.effective_on, v.cancel_on, item.confirmed_on, v.version || '/' || v.xmin::text as stamp,
      (select min(first.effective_on) from catalogue.item_version first where first.code = item.code) as first_on
    from catalogue.item join catalogue.item_version v using (code)
    where v.state = 'published' order by item.base_code`)

export async function listVersionContents(db: Db, versions: readonly { code: string; version: number }[]): Promise<Map<string, ItemContent>> {
  const rows = await db.query<{ code: string; content: SparseContent }>(sql`select v.code, v.content
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as wanted (code text, version int) join catalogue.item_version v using (code, version)`)
  return new Map(rows.map(({ code, content }) => [code, completeContent(content)]))
}

export async function findVersionContent(db: Db, code: string, version: number): Promise<ItemContent | undefined> {
  const [row] = await db.query<{ content: SparseContent }>(sql`select content from catalogue.item_version where code = ${code} and version = ${version}`)
  return row && completeContent(row.content)
}

/** What is claimed in a region. */
export const listEntriesOfRegion = (db: Db, region: string): Promise<EntryRow[]> =>
  db.query(sql`select region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, local, local_version
    from catalogue.entry where region = ${region} and state = 'claimed' order by division_code, item_code`)

export async function insertItems(db: Db, items: { code: string; base_code: string }[]): Promise<void> {
  await db.query(sql`insert into catalogue.item (code, base_code)
    select code, base_code from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as new (code text, base_code text)`)
}

export interface VersionToPublish {
  code: string
  version: number
  content: ItemContent
  effectiveOn: string
  cancelOn: string | null
  publishedBy: string | null
  changeId: string | null
}

/** Publishes versions; the ones published before are superseded, in the same transaction. */
export async function insertVersions(db: Db, versions: readonly VersionToPublish[], at: Date): Promise<void> {
  await db.query(sql`update catalogue.item_version set state = 'superseded'
    where state = 'published' and code = any(${versions.map((each) => each.code)}::text[])`)
  await db.query(sql`insert into catalogue.item_version (code, version, content, state, effective_on, cancel_on, published_by, change_id, published_at)
    select code, version, content, 'published', "effectiveOn", "cancelOn", "publishedBy", "changeId", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb)
      as new (code text, version int, content jsonb, "effectiveOn" date, "cancelOn" date, "publishedBy" text, "changeId" uuid)`)
}

export async function setItemState(db: Db, code: string, state: ItemState): Promise<void> {
  await db.query(sql`update catalogue.item set state = ${state} where code = ${code}`)
}

/** The items whose published version names this one as its 主项, whatever their state. */
export const listSubItems = (db: Db, code: string): Promise<{ code: string; name: string; state: ItemState }[]> =>
  db.query(sql`select item.code, v.content->>'name' as name, item.state
    from catalogue.item_version v join catalogue.item using (code)
    where v.state = 'published' and v.content->>'mainItem' = ${code} order by item.base_code`)

/** Claims for every place at once, as an import of a whole city does; what is there already stays. */
export async function insertEntries(db: Db, places: readonly EntryPlace[], by: string, at: Date): Promise<void> {
  await db.query(sql`insert into catalogue.entry (region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, decided_by, decided_at)
    select region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, ${by}, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as new (region text, division_code text, item_code text, authority_id text, unit_id text, task_code text, base_code text, version int)
    on conflict (region, division_code, item_code) do nothing`)
}

export type FeedKind = 'published' | 'suspended' | 'resumed' | 'cancelled' | 'entriesChanged'

/** Tells whoever follows. Called in the transaction that changes it, after the catalogue's memo was touched: its lock keeps the order. */
export async function insertFeed(db: Db, lines: readonly { code: string; kind: FeedKind; version: number | null; region: string | null }[], at: Date): Promise<void> {
  await db.query(sql`insert into catalogue.feed (item_code, kind, version, region, at)
    select code, kind, version, region, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as new (code text, kind text, version int, region text)`)
}
