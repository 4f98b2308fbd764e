import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { FeedKind } from './item-store.ts'

export interface FeedRow {
  seq: number
  itemCode: string
  kind: FeedKind
  version: number | null
  region: string | null
  at: Date
}

/** What changed after `since`, in the order in which it did. */
export const listFeedRows = (db: Db, since: number, limit: number): Promise<FeedRow[]> =>
  db.query(sql`select seq, item_code as "itemCode", kind, version, region, at from catalogue.feed where seq > ${since}::bigint order by seq limit ${limit}`)
