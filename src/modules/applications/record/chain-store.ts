import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { StoredEvent } from './record-events.ts'

interface CaseKey {
  region: string
  number: string
}

export const listChainHeads = (db: Db, after: CaseKey, limit: number): Promise<(CaseKey & { seq: number; hash: string })[]> =>
  db.query(sql`select region, number, version as seq, head_hash as hash from applications.application
    where (region, number) > (${after.region}, ${after.number}) order by region, number limit ${limit}`)

/** Every event of the cases in `(after, upTo]`. */
export async function listChainLinks(db: Db, after: CaseKey, upTo: CaseKey): Promise<StoredEvent[]> {
  const rows = await db.query<Omit<StoredEvent, 'at'> & { at: Date }>(sql`
    select region, number, seq, type, data, actor, at, prev_hash as "prevHash", hash from applications.application_event
    where (region, number) > (${after.region}, ${after.number}) and (region, number) <= (${upTo.region}, ${upTo.number})
    order by region, number, seq`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Cases that have events but no row: somebody deleted it. */
export const listHeadlessCases = (db: Db): Promise<CaseKey[]> =>
  db.query(sql`select distinct region, number from applications.application_event e
    where not exists (select 1 from applications.application a where a.region = e.region and a.number = e.number)`)
