import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateUse } from './use-copy.ts'

/** A use as it is written down. */
export interface UseRow extends CertificateUse {
  id: string
  usedOn: string
  usedAt: Date
  usedBy: string
  usedByName: string
}

const toInsert = (rows: readonly UseRow[]): Statement => sql`
  insert into certificates.certificate_use (region, id, identifier, type_code, certificate_name, holder_id, way, purpose, item_code, application_number, used_on, used_at, used_by, used_by_name, office)
  select region, id, identifier, "typeCode", "certificateName", "holderId", way, purpose, "itemCode", "applicationNumber", "usedOn", "usedAt", "usedBy", "usedByName", office
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(region text, id uuid, identifier text, "typeCode" text, "certificateName" text, "holderId" uuid, way text, purpose text,
    "itemCode" text, "applicationNumber" text, "usedOn" date, "usedAt" timestamptz, "usedBy" uuid, "usedByName" text, office text)`

/** The part of a command that writes uses down. */
export const insertUses = (rows: UseRow[]): Statement => sql`${toInsert(rows)} where exists (select 1 from guard)`

/** Writes uses down that may have been told before. */
export const insertUsesOnce = (db: Db, rows: readonly UseRow[]): Promise<unknown> => db.query(sql`${toInsert(rows)} on conflict (region, id) do nothing`)

/** The uses of one certificate, newest first; `before` is the last of the page before. */
export const listUseRows = (db: Db, identifier: string, before: string | undefined, limit: number): Promise<UseRow[]> =>
  db.query<UseRow>(sql`
    select region, id, identifier, type_code as "typeCode", certificate_name as "certificateName", holder_id as "holderId", way, purpose, item_code as "itemCode",
      application_number as "applicationNumber", used_on as "usedOn", used_at as "usedAt", used_by as "usedBy", used_by_name as "usedByName", office
    from certificates.certificate_use where identifier = ${identifier} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by id desc limit ${limit}`)

/** How often the certificates of one type were used in one month of one region. */
export interface UseCount {
  region: string
  /** `2026-03` */
  month: string
  typeCode: string
  certificateName: string
  waivers: number
  copies: number
}

/** Counts of a period, both days included; each region's from its own index. */
export const countUseRows = (db: Db, regions: readonly string[], from: string, until: string): Promise<UseCount[]> =>
  db.query<UseCount>(sql`
    select region, to_char(used_on, 'YYYY-MM') as month, type_code as "typeCode", max(certificate_name) as "certificateName",
      (count(*) filter (where way = 'waiver'))::int as waivers, (count(*) filter (where way = 'copy'))::int as copies
    from certificates.certificate_use where region = any(${regions}::text[]) and used_on between ${from}::date and ${until}::date
    group by region, to_char(used_on, 'YYYY-MM'), type_code`)
