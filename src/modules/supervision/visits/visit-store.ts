import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql } from '../../../platform/db/sql.ts'
import type { VisitAct } from './visit-rules.ts'

/** A day on which somebody came for a case. */
export interface Visit {
  number: string
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  promised: number
  day: string
  act: VisitAct
}

const TALLIED = (row: 'now' | 'before') => rawSql(`select ${row}.region, date_trunc('month', ${row}.days[1])::date as month, ${row}.item_code, ${row}.item_name, ${row}.authority_id, ${row}.promised,
  cardinality(${row}.days) as visits, ${row === 'now' ? 1 : -1} as count`)

/**
 * Counts visits of one region, one of each case: a day that is known already changes nothing. Cases and their tally are one statement;
 * `before` is read as it was before it.
 */
export async function countVisits(db: Db, region: string, visits: readonly Visit[]): Promise<void> {
  await db.query(sql`select 1 from supervision.visited_case where region = ${region} and number = any(${visits.map(({ number }) => number)}::text[]) order by number for update`)
  await db.query(sql`
    with now as (
      insert into supervision.visited_case as known (region, number, item_code, item_name, authority_id, hall_id, promised, days, acts)
      select ${region}, number, "itemCode", "itemName", "authorityId", "hallId", promised, array[day], array[act]
      from jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) as row(number text, "itemCode" text, "itemName" text, "authorityId" text, "hallId" text, promised int, day date, act text)
      order by number
      on conflict (region, number) do update set days = known.days || excluded.days, acts = known.acts || excluded.acts
      where not known.days @> excluded.days
      returning known.region, number, item_code, item_name, authority_id, promised, days)
    insert into supervision.visit_tally as tally (region, month, item_code, item_name, authority_id, promised, visits, count)
    select region, month, item_code, item_name, authority_id, promised, visits, sum(count) from (
      ${TALLIED('now')} from now
      union all
      ${TALLIED('before')} from supervision.visited_case as before join now on now.region = before.region and now.number = before.number) as changed
    group by region, month, item_code, item_name, authority_id, promised, visits
    order by region, month, item_code, item_name, authority_id, promised, visits
    on conflict (region, month, item_code, item_name, authority_id, promised, visits) do update set count = tally.count + excluded.count`)
}

export interface ItemVisits {
  itemCode: string
  itemName: string
  promised: number
  visits: number
  count: number
}

/** Visits by item since a month. Served by visit_tally_pkey. */
export const sumVisits = (db: Db, region: string, authorityId: string | undefined, since: string): Promise<ItemVisits[]> =>
  db.query(sql`
    select item_code as "itemCode", max(item_name) as "itemName", promised, visits, sum(count)::int as count from supervision.visit_tally
    where region = ${region} and month >= ${since}::date and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
    group by item_code, promised, visits having sum(count) > 0`)

export interface VisitedCase {
  number: string
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  promised: number
  days: string[]
  acts: VisitAct[]
}

/** Cases of an item whose applicants came more often than promised, the newest first. Served by visited_case_exceeding. */
export const listExceeding = (db: Db, region: string, itemCode: string, authorityId: string | undefined, before: string | undefined, limit: number): Promise<VisitedCase[]> =>
  db.query(sql`
    select number, item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId", promised, days::text[] as days, acts from supervision.visited_case
    where region = ${region} and item_code = ${itemCode} and cardinality(days) > promised and number < ${before ?? '~'} and (${authorityId ?? null}::text is null or authority_id = ${authorityId ?? null})
    order by region desc, item_code desc, number desc limit ${limit}`)
