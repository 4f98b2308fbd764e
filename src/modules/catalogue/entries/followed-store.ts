import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** The organisation of a region as its entries were last brought in line with it. */
export interface FollowedRow {
  region: string
  fingerprint: string
}

export const listFollowed = (db: Db): Promise<FollowedRow[]> => db.query(sql`select region, fingerprint from catalogue.followed_organisation order by region`)

export async function upsertFollowed(db: Db, region: string, fingerprint: string, at: Date): Promise<void> {
  await db.query(sql`insert into catalogue.followed_organisation (region, fingerprint, followed_at) values (${region}, ${fingerprint}, ${at}::timestamptz)
    on conflict (region) do update set fingerprint = excluded.fingerprint, followed_at = excluded.followed_at`)
}

export async function deleteFollowed(db: Db, region: string): Promise<void> {
  await db.query(sql`delete from catalogue.followed_organisation where region = ${region}`)
}
