import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface FirstWatch {
  region: string
  /** Cases up to this number have been taken in. */
  afterNumber: string
  isDone: boolean
}

/** How far the open cases of each region have been taken in: a row a region. */
export const listFirstWatches = (db: Db): Promise<FirstWatch[]> => db.query(sql`select region, after_number as "afterNumber", is_done as "isDone" from supervision.first_watch`)

export async function saveFirstWatch(db: Db, { region, afterNumber, isDone }: FirstWatch): Promise<void> {
  await db.query(sql`
    insert into supervision.first_watch (region, after_number, is_done) values (${region}, ${afterNumber}, ${isDone})
    on conflict (region) do update set after_number = excluded.after_number, is_done = excluded.is_done`)
}
