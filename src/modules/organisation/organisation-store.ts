import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Authority, Division, Hall, HallWindow, Officer, Unit } from './organisation.ts'

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
  officers: Officer[]
}

/** Reads the whole room: a few thousand rows that the directory keeps in process. */
export async function readOrganisation(db: Db): Promise<OrganisationRows> {
  return {
    divisions: await db.query(sql`select code, region, name, full_name as "fullName", level, parent_code as "parentCode" from organisation.division order by code`),
    authorities: await db.query(sql`select id, region, division_code as "divisionCode", name, short_name as "shortName", aliases, level, uscc, kind
      from organisation.authority order by id`),
    units: await db.query(sql`select id, authority_id as "authorityId", name from organisation.unit order by id`),
    halls: await db.query(sql`select id, region, division_code as "divisionCode", name, level, address, hours, phone from organisation.hall order by id`),
    windows: await db.query(sql`select hall_id as "hallId", no, kind, name, serves from organisation.hall_window order by hall_id, no`),
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
  await db.query(sql`insert into organisation.hall (id, region, division_code, name, level, address, hours, phone)
    select id, region, "divisionCode", name, level, address, hours, phone from jsonb_to_recordset(${JSON.stringify(rows.halls)}::jsonb)
      as row(id text, region text, "divisionCode" text, name text, level text, address text, hours text, phone text)`)
  await db.query(sql`insert into organisation.hall_window (hall_id, no, kind, name, serves)
    select "hallId", no, kind, name, serves from jsonb_to_recordset(${JSON.stringify(rows.windows)}::jsonb)
      as row("hallId" text, no text, kind text, name text, serves text[])`)
  await db.query(sql`insert into organisation.officer (id, region, name, authority_id, unit_id, hall_id, roles)
    select id, region, name, "authorityId", "unitId", "hallId", roles from jsonb_to_recordset(${JSON.stringify(rows.officers)}::jsonb)
      as row(id uuid, region text, name text, "authorityId" text, "unitId" text, "hallId" text, roles text[])`)
}
