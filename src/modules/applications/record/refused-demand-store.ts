import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

/** 指南之外无材料: what an officer tried to ask for beyond the guide. */
export interface RefusedDemand {
  number: string
  id: string
  at: Date
  officerId: string
  officerName: string
  demanded: string
}

/** A unit of work's guard: the same attempt sent twice is one. */
export const insertRefusedDemand = (region: string, demand: RefusedDemand): Statement => sql`
  insert into applications.refused_demand (region, number, id, at, officer_id, officer_name, demanded)
  values (${region}, ${demand.number}, ${demand.id}::uuid, ${demand.at}::timestamptz, ${demand.officerId}, ${demand.officerName}, ${demand.demanded})
  on conflict do nothing returning 1`

/** Of some cases of one region. Served by the primary key. */
export const listRefusedDemandsOf = (db: Db, region: string, numbers: readonly string[]): Promise<RefusedDemand[]> =>
  db.query(sql`
    select number, id, at, officer_id as "officerId", officer_name as "officerName", demanded from applications.refused_demand
    where region = ${region} and number = any(${numbers}::text[])`)

/** Of one region, newest cases first. Served by the primary key. */
export const listRefusedDemandRows = (db: Db, region: string, before: { number: string; id: string } | undefined, limit: number): Promise<RefusedDemand[]> =>
  db.query(sql`
    select number, id, at, officer_id as "officerId", officer_name as "officerName", demanded from applications.refused_demand
    where region = ${region} and (number, id) < (${before?.number ?? '~'}, ${before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
    order by region desc, number desc, id desc limit ${limit}`)
