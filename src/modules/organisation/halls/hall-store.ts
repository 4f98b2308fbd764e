import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallWindow } from '../organisation.ts'
import type { ExtendedHours, Facility, FloorPlan, HallZone, SpecialOpening } from './hall.ts'

/** Parts of a hall's row, as they are to be set. */
export interface HallParts {
  zones?: readonly HallZone[]
  facilities?: readonly Facility[]
  extendedHours?: readonly ExtendedHours[]
  specialDays?: readonly SpecialOpening[]
  plan?: FloorPlan
  hours?: string
  phone?: string
}

const json = (value: unknown): string => JSON.stringify(value)

/** Sets parts of a hall that is still at `version`: returns a row when it did. */
export const changeHallAt = (hallId: string, version: number, { zones, facilities, extendedHours, specialDays, plan, hours, phone }: HallParts): Statement => {
  const kept = rawSql('')
  return sql`
    update organisation.hall set version = version + 1
      ${zones ? sql`, zones = ${json(zones)}::jsonb` : kept}
      ${facilities ? sql`, facilities = ${facilities}::text[]` : kept}
      ${extendedHours ? sql`, extended_hours = ${json(extendedHours)}::jsonb` : kept}
      ${specialDays ? sql`, special_days = ${json(specialDays)}::jsonb` : kept}
      ${plan ? sql`, plan = ${json(plan)}::jsonb` : kept}
      ${hours === undefined ? kept : sql`, hours = ${hours}`}
      ${phone === undefined ? kept : sql`, phone = ${phone}`}
    where id = ${hallId} and version = ${version} returning 1`
}

/** Part of a change: a window as it is from now on. */
export const putWindow = (hallId: string, { no, kind, name, serves, field, takes, fromDay, untilDay }: HallWindow): Statement => sql`
  insert into organisation.hall_window (hall_id, no, kind, name, serves, field, takes_everything, item_codes, authority_ids, from_day, until_day)
  select ${hallId}, ${no}, ${kind}, ${name}, ${serves}::text[], ${field}, ${takes.everything}::boolean, ${takes.items}::text[], ${takes.authorities}::text[], ${fromDay}::date, ${untilDay}::date
  where exists (select 1 from guard)
  on conflict (hall_id, no) do update set kind = excluded.kind, name = excluded.name, serves = excluded.serves, field = excluded.field,
    takes_everything = excluded.takes_everything, item_codes = excluded.item_codes, authority_ids = excluded.authority_ids, from_day = excluded.from_day, until_day = excluded.until_day`

/** What was changed of a hall or a station. */
export interface SiteChange {
  region: string
  siteId: string
  /** Of the site after the change. */
  version: number
  what: string
  /** What was before and after, or why. */
  detail: { readonly reason?: string; readonly [part: string]: unknown }
  /** Account. */
  by: string
  at: Date
}

/** Part of a change: its line in the record. */
export const insertSiteChange = ({ region, siteId, version, what, detail, by, at }: SiteChange): Statement => sql`
  insert into organisation.site_change (region, site_id, version, what, detail, changed_by, changed_at)
  select ${region}, ${siteId}, ${version}::int, ${what}, ${json(detail)}::jsonb, ${by}, ${at}::timestamptz
  where exists (select 1 from guard)`

/** What was changed of a site, newest first; `before` a version. */
export const listSiteChanges = (db: Db, region: string, siteId: string, before: number, limit: number): Promise<SiteChange[]> =>
  db.query(sql`
    select region, site_id as "siteId", version, what, detail, changed_by as by, changed_at as at from organisation.site_change
    where region = ${region} and site_id = ${siteId} and version < ${before}::int order by version desc limit ${limit}::int`)
