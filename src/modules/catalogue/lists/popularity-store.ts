import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface FiledCase {
  number: string
  itemCode: string
  /** The legal date on which it was filed. */
  day: string
}

/**
 * Counts cases of one region, each once however often it is told. Counts are taken in the order of their key, so that two
 * readers cannot wait for each other. Serves itself: what was counted before `forgetBefore` cannot be told again.
 */
export async function countCases(db: Db, region: string, cases: readonly FiledCase[], forgetBefore: string): Promise<void> {
  await db.query(sql`
    with counted as (
      insert into catalogue.counted_case (region, day, number)
      select ${region}, day, number from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as filed (number text, day date)
      on conflict do nothing returning day, number)
    insert into catalogue.item_popularity as popularity (region, day, item_code, count)
    select ${region}, filed.day, filed."itemCode", count(*)
    from jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) as filed (number text, "itemCode" text, day date)
    join counted using (day, number)
    group by filed.day, filed."itemCode" order by filed.day, filed."itemCode"
    on conflict (region, day, item_code) do update set count = popularity.count + excluded.count`)
  await db.query(sql`delete from catalogue.counted_case where region = ${region} and day < ${forgetBefore}::date`)
}

/** How many cases of each item a region had from one day to another, both included, most first. */
export const listCounts = (db: Db, region: string, from: string, until: string): Promise<{ code: string; count: number }[]> =>
  db.query(sql`select item_code as code, sum(count)::int as count from catalogue.item_popularity
    where region = ${region} and day between ${from}::date and ${until}::date group by item_code order by 2 desc, 1`)
