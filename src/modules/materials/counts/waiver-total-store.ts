import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A sum over the counters; what is null was not grouped by. */
export interface WaiverSum {
  region: string | null
  way: string | null
  source: string | null
  itemCode: string | null
  count: number
}

/** Sums of a period by way, by region, by way and source, by item, and in all. Served by waiver_count_pkey: a row a day, item and source. */
export const sumWaivers = (db: Db, regions: readonly string[], from: string, until: string, itemCode: string | undefined): Promise<WaiverSum[]> =>
  db.query<WaiverSum>(sql`
    select region, way, source, item_code as "itemCode", sum(count)::int as count
    from materials.waiver_count
    where region = any(${regions}::text[]) and day between ${from}::date and ${until}::date and (${itemCode ?? null}::text is null or item_code = ${itemCode ?? null})
    group by grouping sets ((way), (region), (way, source), (item_code))`)
