import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface FiledCase {
  region: string
  number: string
  itemCode: string
  /** The legal date on which it was filed. */
  day: string
}

/**
 * Counts cases, each once however often it is told. Counts are taken in the order of their key, so that two readers cannot
 * wait for each other.
 */
export async function countCases(db: Db, cases: readonly FiledCase[]): Promise<void> {
  await db.query(sql`
    with filed as (
      select region, number, "itemCode" as item_code, day from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as filed (region text, number text, "itemCode" text, day date)),
    counted as (
      insert into catalogue.counted_case (region, day, number)
      select region, day, number from filed
      on conflict do nothing returning region, day, number)
    insert into catalogue.item_popularity as popularity (region, day, item_code, count)
    select region, day, item_code, count(*)
    from filed join counted using (region, day, number)
    group by region, day, item_code order by region, day, item_code
    on conflict (region, day, item_code) do update set count = popularity.count + excluded.count`)
}

/** What was counted so long ago cannot be told again. */
export async function forgetCounted(db: Db, before: string): Promise<void> {
  await db.query(sql`delete from catalogue.counted_case where day < ${before}::date`)
}

/** How many cases of each item a region had from one day to another, both included, most first. */
export const listCounts = (db: Db, region: string, from: string, until: string): Promise<{ code: string; count: number }[]> =>
  db.query(sql`select item_code as code, sum(count)::int as count from catalogue.item_popularity
    where region = ${region} and day between ${from}::date and ${until}::date group by item_code order by 2 desc, 1`)
