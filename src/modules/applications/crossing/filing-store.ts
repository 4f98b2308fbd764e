import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'

export type FilingKind = 'approval' | 'supervision'

export interface FilingReport {
  /** Of the body that confirms. */
  region: string
  kind: FilingKind
  number: string
  bodyId: string
  caseRegion: string
  authorityId: string
  itemCode: string
  itemName: string
  applicantName: string
  powerSource: string
  decidedOn: string
  dueOn: string
  confirmedOn: string | null
  confirmedBy: string | null
  note: string | null
}

/** Reported once, however often it is told. */
export const saveFilingReports = (db: Db, reports: FilingReport[]): Promise<unknown> =>
  db.query(sql`
    insert into applications.filing_report (region, kind, number, body_id, case_region, authority_id, item_code, item_name, applicant_name, power_source, decided_on, due_on)
    select region, kind, number, "bodyId", "caseRegion", "authorityId", "itemCode", "itemName", "applicantName", "powerSource", "decidedOn", "dueOn"
    from jsonb_to_recordset(${JSON.stringify(reports)}::jsonb) as n(region text, kind text, number text, "bodyId" text, "caseRegion" text, "authorityId" text, "itemCode" text, "itemName" text,
      "applicantName" text, "powerSource" text, "decidedOn" date, "dueOn" date)
    on conflict (region, kind, number) do nothing`)

const REPORT = rawSql(`region, kind, number, body_id as "bodyId", case_region as "caseRegion", authority_id as "authorityId", item_code as "itemCode", item_name as "itemName", applicant_name as "applicantName",
  power_source as "powerSource", decided_on as "decidedOn", due_on as "dueOn", confirmed_on as "confirmedOn", confirmed_by as "confirmedBy", note`)

/** What a body has to confirm, most urgent first. Served by filing_report_open. */
export const openFilingPage = (region: string, bodyId: string, after: { day: string; kind: string; number: string } | undefined, limit: number): Statement => sql`
  select ${REPORT} from applications.filing_report
  where region = ${region} and body_id = ${bodyId} and confirmed_on is null and (due_on, kind, number) > (${after?.day ?? '0001-01-01'}::date, ${after?.kind ?? ''}, ${after?.number ?? ''})
  order by region, body_id, due_on, kind, number limit ${limit}`

/** Everything a body was told, newest decision first. Served by filing_report_by_body. */
export const filingPage = (region: string, bodyId: string, before: { day: string; kind: string; number: string } | undefined, limit: number): Statement => sql`
  select ${REPORT} from applications.filing_report
  where region = ${region} and body_id = ${bodyId} and (decided_on, kind, number) < (${before?.day ?? '9999-12-31'}::date, ${before?.kind ?? 'x'}, ${before?.number ?? 'x'})
  order by region desc, body_id desc, decided_on desc, kind desc, number desc limit ${limit}`

export const listFilingRows = (db: Db, statement: Statement): Promise<FilingReport[]> => db.query<FilingReport>(statement)

export const findFilingReport = async (db: Db, region: string, kind: FilingKind, number: string): Promise<FilingReport | undefined> =>
  (await db.query<FilingReport>(sql`select ${REPORT} from applications.filing_report where region = ${region} and kind = ${kind} and number = ${number}`))[0]

/** The guard of a confirmation: once. */
export const confirmFiling = (region: string, kind: FilingKind, number: string, confirmed: { on: string; by: string; note: string | undefined }): Statement => sql`
  update applications.filing_report set confirmed_on = ${confirmed.on}::date, confirmed_by = ${confirmed.by}, note = ${confirmed.note ?? null}
  where region = ${region} and kind = ${kind} and number = ${number} and confirmed_on is null returning 1`

export interface FilingCount {
  caseRegion: string
  kind: FilingKind
  itemCode: string
  itemName: string
  reported: number
  confirmed: number
  /** Not confirmed, and the day is over. */
  overdue: number
}

/** What was decided with power from above in a period, by county and item. Served by filing_report_by_body. */
export const countFilings = (db: Db, region: string, bodyId: string, from: string, to: string, today: string): Promise<FilingCount[]> =>
  db.query<FilingCount>(sql`
    select case_region as "caseRegion", kind, item_code as "itemCode", max(item_name) as "itemName", count(*)::int as reported, count(confirmed_on)::int as confirmed,
      (count(*) filter (where confirmed_on is null and due_on < ${today}::date))::int as overdue
    from applications.filing_report where region = ${region} and body_id = ${bodyId} and decided_on >= ${from}::date and decided_on <= ${to}::date
    group by case_region, kind, item_code order by case_region, kind, item_code`)
