import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { MatterKind } from '../watch/matter.ts'
import type { TriedMatter } from './simulation-rules.ts'

export interface OpenedBefore {
  openedAt: Date
  id: string
}

/** Matters of a kind opened since `from`, the newest first. Served by matter_by_opening. */
export const listTriedMatters = (db: Db, region: string, kind: MatterKind, from: Date, before: OpenedBefore, limit: number): Promise<(TriedMatter & OpenedBefore)[]> =>
  db.query<TriedMatter & OpenedBefore>(sql`
    select kind, id, title, authority_id as "authorityId", hall_id as "hallId", opened_at as "openedAt", clocks, past from supervision.matter
    where region = ${region} and kind = ${kind} and opened_at >= ${from} and (opened_at, id) < (${before.openedAt}, ${before.id})
    order by opened_at desc, id desc limit ${limit}`)
