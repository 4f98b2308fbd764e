import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { AuthorityGrant } from './authority-grant.ts'

/** Every grant there is or was: some hundreds in a city, kept in process. */
export const readGrants = (db: Db): Promise<AuthorityGrant[]> =>
  db.query(sql`select region, id, kind, authority_id as "authorityId", officer_id as "officerId", hall_id as "hallId", powers, item_codes as "itemCodes",
      from_day as "fromDay", until_day as "untilDay", basis, granted_by as "grantedBy", granted_at as "grantedAt", revoked_on as "revokedOn", revoked_reason as "revokedReason"
    from organisation.authority_grant order by region, id`)

export type NewGrant = Omit<AuthorityGrant, 'grantedAt' | 'revokedOn' | 'revokedReason'>

export const insertGrants = (grants: readonly NewGrant[], at: Date): Statement => sql`
  insert into organisation.authority_grant (region, id, kind, authority_id, officer_id, hall_id, powers, item_codes, from_day, until_day, basis, granted_by, granted_at)
  select region, id, kind, "authorityId", "officerId", "hallId", powers, "itemCodes", "fromDay", "untilDay", basis, "grantedBy", ${at}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as row(region text, id uuid, kind text, "authorityId" text, "officerId" uuid, "hallId" text, powers text[],
    "itemCodes" text[], "fromDay" date, "untilDay" date, basis text, "grantedBy" uuid)
  returning 1`

/** Revokes what is not revoked yet: returns a row when it did. */
export const markRevoked = (region: string, id: string, on: string, reason: string, by: string): Statement => sql`
  update organisation.authority_grant set revoked_on = ${on}::date, revoked_reason = ${reason}, revoked_by = ${by}
  where region = ${region} and id = ${id} and revoked_on is null returning 1`

export const readSkills = (db: Db): Promise<{ officerId: string; itemCode: string }[]> =>
  db.query(sql`select officer_id as "officerId", item_code as "itemCode" from organisation.officer_skill order by officer_id, item_code`)

export async function replaceSkills(db: Db, officerId: string, itemCodes: readonly string[]): Promise<void> {
  await db.query(sql`delete from organisation.officer_skill where officer_id = ${officerId} and item_code <> all (${itemCodes}::text[])`)
  await db.query(sql`insert into organisation.officer_skill (officer_id, item_code) select ${officerId}::uuid, unnest(${itemCodes}::text[]) on conflict do nothing`)
}
