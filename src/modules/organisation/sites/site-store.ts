import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CooperationSite, SiteOperator } from './site.ts'

/** Every site there is or was: some hundreds in a city, kept in process. */
export const readSites = (db: Db): Promise<CooperationSite[]> =>
  db.query(sql`select region, id, kind, name, partner, division_code as "divisionCode", address,
      case when position_x is not null then jsonb_build_object('x', position_x, 'y', position_y) end as position, hours, phone, hall_id as "hallId", agreement,
      from_day as "fromDay", until_day as "untilDay", item_codes as "itemCodes", ended_on as "endedOn", ended_reason as "endedReason", version
    from organisation.cooperation_site order by region, name, id`)

export const readSiteOperators = (db: Db): Promise<SiteOperator[]> =>
  db.query(sql`select region, site_id as "siteId", officer_id as "officerId", from_day as "fromDay", ended_on as "endedOn" from organisation.site_operator order by region, site_id, officer_id`)

/** Writes the whole sheet: a new one with version 1, or the one that stands at the version before. */
export const putSite = (s: CooperationSite, by: string | null, at: Date): Statement => sql`
  insert into organisation.cooperation_site as kept (region, id, kind, name, partner, division_code, address, position_x, position_y, hours, phone, hall_id, agreement, from_day, until_day,
    item_codes, ended_on, ended_reason, version, changed_by, changed_at)
  values (${s.region}, ${s.id}, ${s.kind}, ${s.name}, ${s.partner}, ${s.divisionCode}, ${s.address}, ${s.position?.x ?? null}, ${s.position?.y ?? null}, ${s.hours}, ${s.phone}, ${s.hallId}, ${s.agreement},
    ${s.fromDay}, ${s.untilDay}, ${s.itemCodes}, ${s.endedOn}, ${s.endedReason}, ${s.version}, ${by}, ${at})
  on conflict (region, id) do update set kind = excluded.kind, name = excluded.name, partner = excluded.partner, division_code = excluded.division_code, address = excluded.address,
    position_x = excluded.position_x, position_y = excluded.position_y, hours = excluded.hours, phone = excluded.phone, hall_id = excluded.hall_id, agreement = excluded.agreement,
    from_day = excluded.from_day, until_day = excluded.until_day, item_codes = excluded.item_codes, ended_on = excluded.ended_on, ended_reason = excluded.ended_reason,
    version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  where kept.version = excluded.version - 1
  returning 1`

export const insertSiteOperator = ({ region, siteId, officerId, fromDay }: Omit<SiteOperator, 'endedOn'>): Statement => sql`
  insert into organisation.site_operator (region, site_id, officer_id, from_day) values (${region}, ${siteId}, ${officerId}, ${fromDay}) returning 1`

/** Returns a row when it was still at work. */
export const endSiteOperator = (region: string, siteId: string, officerId: string, on: string): Statement => sql`
  update organisation.site_operator set ended_on = ${on} where region = ${region} and site_id = ${siteId} and officer_id = ${officerId} and ended_on is null returning 1`

/** One application more: a part of the write that files it. */
export const countTakenIn = (region: string, siteId: string, day: string, itemCode: string): Statement => sql`
  insert into organisation.site_use as used (region, site_id, day, item_code, taken_in)
  select ${region}, ${siteId}::uuid, ${day}::date, ${itemCode}, 1 where exists (select 1 from guard)
  on conflict (region, site_id, day, item_code) do update set taken_in = used.taken_in + 1`

export interface SiteUse {
  siteId: string
  itemCode: string
  takenIn: number
}

/** What the sites of a region took in, by site and item, from one day to another. */
export const listSiteUse = (db: Db, region: string, siteIds: readonly string[], from: string, until: string): Promise<SiteUse[]> =>
  db.query(sql`select site_id as "siteId", item_code as "itemCode", sum(taken_in)::int as "takenIn" from organisation.site_use
    where region = ${region} and site_id = any (${siteIds}::uuid[]) and day between ${from} and ${until} group by site_id, item_code`)
