import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface LinkResult {
  url: string
  /** A sentence; null where it answered. */
  problem: string | null
  /** Will not mend itself. */
  isCertain: boolean
}

/** One failure may be a server's bad moment; two in a row, on different days, are not. */
const FAILURES_TO_TELL = 2

/** The addresses that people cannot open. */
export const listBrokenLinks = (db: Db): Promise<{ url: string; problem: string }[]> =>
  db.query(sql`select url, problem from catalogue.link_check where problem is not null and (is_certain or failures >= ${FAILURES_TO_TELL})`)

/** Remembers what became of each address and forgets those no guide gives any more. */
export async function saveLinkResults(db: Db, results: readonly LinkResult[], at: Date): Promise<void> {
  const rows = JSON.stringify(results)
  await db.query(sql`insert into catalogue.link_check as known (url, checked_at, problem, failures, is_certain)
    select url, ${at}::timestamptz, problem, (problem is not null)::int, "isCertain"
    from jsonb_to_recordset(${rows}::jsonb) as new (url text, problem text, "isCertain" boolean)
    on conflict (url) do update set checked_at = excluded.checked_at, problem = excluded.problem, is_certain = excluded.is_certain,
      failures = case when excluded.problem is null then 0 else known.failures + 1 end`)
  await db.query(sql`delete from catalogue.link_check where url not in (select url from jsonb_to_recordset(${rows}::jsonb) as kept (url text))`)
}

export async function findLastLinkCheck(db: Db): Promise<Date | undefined> {
  const [row] = await db.query<{ at: Date | null }>(sql`select max(checked_at) as at from catalogue.link_check`)
  return row?.at ?? undefined
}
