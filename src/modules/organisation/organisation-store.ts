import type { Db } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { Authority, Division, Hall, HallWindow, MapPlace, Officer, Station, Unit } from './organisation.ts'

/** A hall as its table holds it, its windows in the table beside. */
export type HallRow = Omit<Hall, 'windows'>
export type HallWindowRow = HallWindow & { hallId: string }

/** Everything the directory holds, as the tables do. */
export interface OrganisationRows {
  divisions: Division[]
  authorities: Authority[]
  units: Unit[]
  halls: HallRow[]
  windows: HallWindowRow[]
  stations: Station[]
  places: MapPlace[]
  officers: Officer[]
}

/** Reads the whole room: a few thousand rows that the directory keeps in process. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  return {
    divisions: await db.query(sql`select code, region, name, full_name as "fullName", level, parent_code as "parentCode" from organisation.division order by code`),
    authorities: await db.query(sql`select id, region, division_code as "divisionCode", name, short_name as "shortName", aliases, level, uscc, kind
      from organisation.authority order by id`),
    units: await db.query(sql`select id, authority_id as "authorityId", name from organisation.unit order by id`),
    halls: await db.query(sql`select id, region, division_code as "divisionCode", name, level, address, hours, phone, version, zones, facilities,
        extended_hours as "extendedHours", special_days as "specialDays", plan, case when x is not null then jsonb_build_object('x', x, 'y', y) end as position
      from organisation.hall order by id`),
    windows: await db.query(sql`select hall_id as "hallId", no, kind, name, serves, field,
        jsonb_build_object('everything', takes_everything, 'items', item_codes, 'authorities', authority_ids) as takes, from_day as "fromDay", until_day as "untilDay"
      from organisation.hall_window order by hall_id, no`),
    stations: await db.query(sql`select id, region, division_code as "divisionCode", name, address, with_committee as "withCommittee", person_in_charge as "personInCharge", phone, hours, devices,
        case when x is not null then jsonb_build_object('x', x, 'y', y) end as position, from_day as "fromDay", until_day as "untilDay", version
      from organisation.station order by id`),
    places: await db.query(sql`select region, division_code as "divisionCode", x, y, outline from organisation.map_place order by division_code`),
    officers: await db.query(sql`select id, region, name, authority_id as "authorityId", unit_id as "unitId", hall_id as "hallId", roles from organisation.officer order by id`),
  }
}

export async function insertOrganisation(db: Db, rows: OrganisationRows): Promise<void> {
  await db.query(sql`insert into organisation.division (code, region, name, full_name, level, parent_code)
    select code, region, name, "fullName", level, "parentCode" from jsonb_to_recordset(${JSON.stringify(rows.divisions)}::jsonb)
      as row(code text, region text, name text, "fullName" text, level text, "parentCode" text)`)
  await db.query(sql`insert into organisation.authority (id, region, division_code, name, short_name, aliases, level, uscc, kind)
    select id, region, "divisionCode", name, "shortName", aliases, level, uscc, kind from jsonb_to_recordset(${JSON.stringify(rows.authorities)}::jsonb)
      as row(id text, region text, "divisionCode" text, name text, "shortName" text, aliases text[], level text, uscc text, kind text)`)
  await db.query(sql`insert into organisation.unit (id, authority_id, name)
    select id, "authorityId", name from jsonb_to_recordset(${JSON.stringify(rows.units)}::jsonb) as row(id text, "authorityId" text, name text)`)
  await db.query(sql`insert into organisation.hall (id, region, division_code, name, level, address, hours, phone, version, zones, facilities, extended_hours, special_days, plan, x, y)
    select id, region, "divisionCode", name, level, address, hours, phone, version, zones, facilities, "extendedHours", "specialDays", nullif(plan, 'null'), (position->>'x')::int, (position->>'y')::int
    from jsonb_to_recordset(${JSON.stringify(rows.halls)}::jsonb)
      as row(id text, region text, "divisionCode" text, name text, level text, address text, hours text, phone text, version int, zones jsonb, facilities text[], "extendedHours" jsonb, "specialDays" jsonb, plan jsonb, position jsonb)`)
  await db.query(sql`insert into organisation.hall_window (hall_id, no, kind, name, serves, field, takes_everything, item_codes, authority_ids, from_day, until_day)
    select "hallId", no, kind, name, serves, field, (takes->>'everything')::boolean, array(select jsonb_array_elements_text(takes->'items')), array(select jsonb_array_elements_text(takes->'authorities')), "fromDay", "untilDay"
    from jsonb_to_recordset(${JSON.stringify(rows.windows)}::jsonb)
      as row("hallId" text, no text, kind text, name text, serves text[], field text, takes jsonb, "fromDay" date, "untilDay" date)`)
  await db.query(sql`insert into organisation.station (region, id, division_code, name, address, with_committee, person_in_charge, phone, hours, devices, x, y, from_day, until_day, version)
    select region, id, "divisionCode", name, address, "withCommittee", "personInCharge", phone, hours, devices, (position->>'x')::int, (position->>'y')::int, "fromDay", "untilDay", version
    from jsonb_to_recordset(${JSON.stringify(rows.stations)}::jsonb)
      as row(region text, id text, "divisionCode" text, name text, address text, "withCommittee" boolean, "personInCharge" text, phone text, hours text, devices text[], position jsonb, "fromDay" date, "untilDay" date, version int)`)
  await db.query(sql`insert into organisation.map_place (region, division_code, x, y, outline)
    select region, "divisionCode", x, y, nullif(outline, 'null') from jsonb_to_recordset(${JSON.stringify(rows.places)}::jsonb) as row(region text, "divisionCode" text, x int, y int, outline jsonb)`)
  await db.query(sql`insert into organisation.officer (id, region, name, authority_id, unit_id, hall_id, roles)
    select id, region, name, "authorityId", "unitId", "hallId", roles from jsonb_to_recordset(${JSON.stringify(rows.officers)}::jsonb)
      as row(id uuid, region text, name text, "authorityId" text, "unitId" text, "hallId" text, roles text[])`)
}

/** One officer more: somebody who joined after the city was brought in. */
export async function insertOfficer(db: Db, { id, region, name, authorityId, unitId, hallId, roles }: Officer): Promise<void> {
  await db.query(sql`insert into organisation.officer (id, region, name, authority_id, unit_id, hall_id, roles) values (${id}, ${region}, ${name}, ${authorityId}, ${unitId}, ${hallId}, ${roles})`)
}

/** 进驻、撤离: returns a row when the officer was where they were thought to be. */
export const moveOfficer = (id: string, from: string | null, to: string | null): Statement => sql`
  update organisation.officer set hall_id = ${to} where id = ${id} and hall_id is not distinct from ${from} returning 1`
