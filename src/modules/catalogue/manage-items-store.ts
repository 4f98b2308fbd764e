import type { Db } from '../../platform/db/db.ts'
import { sql, type Statement } from '../../platform/db/sql.ts'
import type { ItemState } from './item-store.ts'

export interface VersionRow {
  version: number
  effectiveOn: string
  cancelOn: string | null
  publishedAt: Date
  /** Null: published by a file. */
  publishedBy: string | null
  state: 'published' | 'superseded'
}

/** Every version of an item, newest first. */
export const listVersionRows = (db: Db, code: string): Promise<VersionRow[]> =>
  db.query(sql`select version, effective_on as "effectiveOn", cancel_on as "cancelOn", published_at as "publishedAt", published_by as "publishedBy", state
    from catalogue.item_version where code = ${code} order by version desc`)

/** Somebody found the guide of this version right today. Writes nothing when another version is published by now. */
export const confirmVersion = (code: string, version: number, today: string, by: string): Statement => sql`
  update catalogue.item set confirmed_on = ${today}::date, confirmed_by = ${by}
  where code = ${code} and exists (select 1 from catalogue.item_version v where v.code = item.code and v.version = ${version}::int and v.state = 'published')
  returning code`

export interface PublishedState {
  version: number
  name: string
  state: ItemState
  baseCode: string
}

/** What is published of an item, without its content: what a publication is decided on. */
export async function findPublishedState(db: Db, code: string): Promise<PublishedState | undefined> {
  const [row] = await db.query<PublishedState>(sql`select v.version, v.content->>'name' as name, item.state, item.base_code as "baseCode"
    from catalogue.item join catalogue.item_version v using (code) where item.code = ${code} and v.state = 'published'`)
  return row
}

/** Every 基本编码 that was ever given. */
export const listBaseCodes = async (db: Db): Promise<string[]> => (await db.query<{ base_code: string }>(sql`select base_code from catalogue.item`)).map((row) => row.base_code)
