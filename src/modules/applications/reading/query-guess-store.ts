import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Rows that are over and go with one try: more than a try adds, so that invented numbers do not pile up. */
const SWEPT = 2

/**
 * Takes one of `most` tries for a number, before anything is compared: of tries at the same time, in whatever process, no more are
 * left. Each try begins the rest of `restMinutes` anew. Returns false where none is left.
 */
export async function takeTry(db: Db, number: string, { most, restMinutes, now }: { most: number; restMinutes: number; now: Date }): Promise<boolean> {
  const taken = await db.query(sql`
    with swept as (
      delete from applications.query_guess where number in (
        select number from applications.query_guess where until <= ${now}::timestamptz and number <> ${number} order by until limit ${SWEPT} for update skip locked)
    )
    insert into applications.query_guess as known (number, count, until) values (${number}, 1, ${now}::timestamptz + make_interval(mins => ${restMinutes}::int))
    on conflict (number) do update set count = case when known.until <= ${now}::timestamptz then 1 else known.count + 1 end, until = excluded.until
    where known.until <= ${now}::timestamptz or known.count < ${most}::int
    returning 1`)
  return taken.length > 0
}

/** Until when no try is left. Served by the primary key. */
export const findRest = async (db: Db, number: string): Promise<Date | undefined> =>
  (await db.query<{ until: Date }>(sql`select until from applications.query_guess where number = ${number}`))[0]?.until

/** It was the right one: earlier mistakes do not count any more. */
export async function forgetTries(db: Db, number: string): Promise<void> {
  await db.query(sql`delete from applications.query_guess where number = ${number}`)
}
