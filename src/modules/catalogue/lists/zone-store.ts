import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Zone } from './zone.ts'

/** Every zone of these regions, past ones included. */
export const listZoneRows = (db: Db, regions: readonly string[]): Promise<Zone[]> =>
  db.query(sql`select region, id, kind, title, introduction, audience, position, item_codes as "itemCodes", from_day as "fromDay", until_day as "untilDay", version
    from catalogue.zone where region = any(${[...regions]}::text[]) order by position, id`)

/** Writes a zone over the version `zone.version - 1`; whether it was still that one. Version 1 is a new zone. */
export async function writeZone(db: Db, zone: Zone, by: string, at: Date): Promise<boolean> {
  const { region, id, kind, title, introduction, audience, position, itemCodes, fromDay, untilDay, version } = zone
  const rows = version === 1
    ? await db.query(sql`insert into catalogue.zone (region, id, kind, title, introduction, audience, position, item_codes, from_day, until_day, version, updated_by, updated_at)
        values (${region}, ${id}, ${kind}, ${title}, ${introduction}, ${audience}, ${position}, ${itemCodes}::text[], ${fromDay}::date, ${untilDay}::date, 1, ${by}, ${at}::timestamptz)
        on conflict do nothing returning 1`)
    : await db.query(sql`update catalogue.zone set kind = ${kind}, title = ${title}, introduction = ${introduction}, audience = ${audience}, position = ${position},
        item_codes = ${itemCodes}::text[], from_day = ${fromDay}::date, until_day = ${untilDay}::date, version = ${version}, updated_by = ${by}, updated_at = ${at}::timestamptz
        where region = ${region} and id = ${id} and version = ${version - 1} returning 1`)
  return rows.length > 0
}
