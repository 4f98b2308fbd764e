import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import { completeContent, type SparseContent } from '../element-rules.ts'
import type { ServiceItem } from '../item.ts'
import type { Benchmark } from './reduction-rules.ts'

/** The version of each item that was in force on a day. */
export async function listVersionsOn(db: Db, day: string): Promise<ServiceItem[]> {
  const rows = await db.query<{ version: number; content: SparseContent }>(sql`
    select distinct on (code) version, content from catalogue.item_version where effective_on <= ${day}::date order by code, version desc`)
  return rows.map(({ version, content }) => ({ ...completeContent(content), version }))
}

/** The day the first version of any item came into force. */
export async function findFirstDay(db: Db): Promise<string | undefined> {
  const [row] = await db.query<{ day: string | null }>(sql`select min(effective_on) as day from catalogue.item_version`)
  return row?.day ?? undefined
}

export const listBenchmarkRows = (db: Db): Promise<Benchmark[]> =>
  db.query(sql`select city, item_code as "itemCode", days::float8 as days, materials, steps, visits, source, as_of as "asOf"
    from catalogue.benchmark order by item_code, city`)

/** What a file says of its cities takes the place of what was known of them. */
export async function replaceBenchmarks(db: Db, benchmarks: readonly Benchmark[]): Promise<void> {
  await db.query(sql`delete from catalogue.benchmark where city = any(${[...new Set(benchmarks.map(({ city }) => city))]}::text[])`)
  await db.query(sql`insert into catalogue.benchmark (city, item_code, days, materials, steps, visits, source, as_of)
    select city, "itemCode", days, materials, steps, visits, source, "asOf"
    from jsonb_to_recordset(${JSON.stringify(benchmarks)}::jsonb)
      as new (city text, "itemCode" text, days numeric, materials int, steps int, visits int, source text, "asOf" date)`)
}

export interface CatalogueChange {
  code: string
  name: string
  departmentName: string
  /** 新增、调整、取消、暂停、恢复 */
  kind: 'added' | 'changed' | 'cancelled' | 'suspended' | 'resumed'
  /** Legal date. */
  day: string
}

/** What became of items from one day to another, both included: their versions by the day they came into force, and what the feed says besides. */
export const listCatalogueChanges = (db: Db, from: string, until: string): Promise<CatalogueChange[]> =>
  db.query(sql`
    select code, content ->> 'name' as name, content ->> 'departmentName' as "departmentName", case when version = 1 then 'added' else 'changed' end as kind, effective_on as day
    from catalogue.item_version where effective_on between ${from}::date and ${until}::date
    union all
    select feed.item_code, v.content ->> 'name', v.content ->> 'departmentName', feed.kind, (feed.at at time zone 'Asia/Shanghai')::date
    from catalogue.feed join catalogue.item_version v on v.code = feed.item_code and v.state = 'published'
    where feed.kind in ('cancelled', 'suspended', 'resumed') and (feed.at at time zone 'Asia/Shanghai')::date between ${from}::date and ${until}::date
    order by day, code`)
