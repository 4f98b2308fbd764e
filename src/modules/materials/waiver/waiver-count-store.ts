import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface CountedCase {
  region: string
  number: string
  itemCode: string
  /** `YYYY-MM-DD` */
  day: string
  waived: readonly { way: string; source: string }[]
}

/** Adds cases to the counters; one that was counted before adds nothing. */
export const countWaivers = (db: Db, cases: readonly CountedCase[]): Promise<unknown> =>
  db.query(sql`
    with filed as (select * from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as filed (region text, number text, "itemCode" text, day date, waived jsonb)),
    counted as (
      insert into materials.counted_case (region, number, day) select distinct on (region, number) region, number, day from filed
      on conflict do nothing returning region, number)
    insert into materials.waiver_count as c (region, day, item_code, way, source, count)
    select region, day, "itemCode", waiver.way, waiver.source, count(*)
    from filed join counted using (region, number), jsonb_to_recordset(waived) as waiver (way text, source text)
    group by region, day, "itemCode", waiver.way, waiver.source order by 1, 2, 3, 4, 5
    on conflict (region, day, item_code, way, source) do update set count = c.count + excluded.count`)
