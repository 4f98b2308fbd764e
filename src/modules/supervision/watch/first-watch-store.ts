import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface FirstWatch {
  region: string
  /** Cases up to this number have been taken in. */
  afterNumber: string
  isDone: boolean
  /** When this room began to watch the region; null where that is not known. */
  beganAt: Date | null
}

/** How far the open cases of each region have been taken in: a row a region. */
export const listFirstWatches = (db: Db): Promise<FirstWatch[]> => db.query(sql`select region, after_number as "afterNumber", is_done as "isDone", began_at as "beganAt" from supervision.first_watch`)

export const findFirstWatch = async (db: Db, region: string): Promise<FirstWatch | undefined> =>
  (await db.query<FirstWatch>(sql`select region, after_number as "afterNumber", is_done as "isDone", began_at as "beganAt" from supervision.first_watch where region = ${region}`))[0]

/** The guard of how far it has come. When it began stays, and it is done once. */
export const saveFirstWatch = ({ region, afterNumber, isDone, beganAt }: FirstWatch): Statement => sql`
  insert into supervision.first_watch (region, after_number, is_done, began_at) values (${region}, ${afterNumber}, ${isDone}, ${beganAt}::timestamptz)
  on conflict (region) do update set after_number = excluded.after_number, is_done = excluded.is_done where not first_watch.is_done
  returning 1`
