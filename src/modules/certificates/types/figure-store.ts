import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** How many there are of one type in one region. */
export interface TypeFigure {
  region: string
  typeCode: string
  /** Valid or suspended. */
  stock: number
  /** All that were ever issued, every version. */
  total: number
  imported: number
  firstIssuedOn: string
  lastIssuedOn: string
  issuedThisYear: number
  countedAt: Date
}

/** Counts a region anew. Reads all its certificates: done by a job and after an import, never by somebody who waits. */
export async function recountTypes(db: Db, region: string, today: string, at: Date): Promise<void> {
  await db.query(sql`
    insert into certificates.type_figure (region, type_code, stock, total, imported, first_issued_on, last_issued_on, issued_this_year, counted_at)
    select region, type_code, count(*) filter (where state in ('valid', 'suspended') and (valid_until is null or valid_until >= ${today}::date)), count(*), count(import_batch_id), min(issued_on), max(issued_on),
      count(*) filter (where issued_on >= ${`${today.slice(0, 4)}-01-01`}::date), ${at}::timestamptz
    from certificates.certificate where region = ${region} group by region, type_code
    on conflict (region, type_code) do update set stock = excluded.stock, total = excluded.total, imported = excluded.imported, first_issued_on = excluded.first_issued_on,
      last_issued_on = excluded.last_issued_on, issued_this_year = excluded.issued_this_year, counted_at = excluded.counted_at`)
}

/** Served by the primary key. */
export const listFigures = (db: Db, regions: readonly string[]): Promise<TypeFigure[]> =>
  db.query(sql`
    select region, type_code as "typeCode", stock, total, imported, first_issued_on as "firstIssuedOn", last_issued_on as "lastIssuedOn", issued_this_year as "issuedThisYear", counted_at as "countedAt"
    from certificates.type_figure where region = any(${regions}::text[])`)
