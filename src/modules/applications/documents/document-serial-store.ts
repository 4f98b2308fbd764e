import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { NumberSeries } from './document-number-rules.ts'

/**
 * Takes up to `count` numbers of a series: those that were given back first, else the next ones. One statement, one row
 * locked for as long as it takes.
 */
export async function takeSerials(db: Db, { region, heading, year }: NumberSeries, count: number): Promise<number[]> {
  const [row] = await db.query<{ next: number; block: number[] | null }>(sql`
    insert into applications.document_serial as counter (region, heading, year, next_serial) values (${region}, ${heading}, ${year}, 1 + ${count}::int)
    on conflict (region, heading, year) do update set
      next_serial = counter.next_serial + case when cardinality(counter.spare) > 0 then 0 else ${count}::int end,
      last_block = case when cardinality(counter.spare) > 0 then counter.spare[1:${count}::int] end,
      spare = counter.spare[${count}::int + 1:]
    returning next_serial as next, last_block as block`)
  return row!.block ?? Array.from({ length: count }, (_, index) => row!.next - count + index)
}

/** Numbers that nobody used: the next to ask gets them. */
export async function giveBackSerials(db: Db, { region, heading, year }: NumberSeries, serials: number[]): Promise<void> {
  await db.query(sql`
    update applications.document_serial set spare = array(select distinct serial from unnest(spare || ${serials}::int[]) as serial order by serial)
    where region = ${region} and heading = ${heading} and year = ${year}`)
}
