import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { ReceiverCheck } from '../record/record-events.ts'

/** A result that lies ready at a window. */
export interface ReadyResult {
  region: string
  number: string
  hallId: string
  codeIndex: string
  applicantId: string
  applicantName: string
  itemName: string
  readyOn: string
}

/** Part of the hand-out. */
export const insertReadyResult = (result: ReadyResult): Statement => sql`
  insert into applications.ready_result (region, number, hall_id, code_index, applicant_id, applicant_name, item_name, ready_on)
  select ${result.region}, ${result.number}, ${result.hallId}, ${result.codeIndex}, ${result.applicantId}::uuid, ${result.applicantName}, ${result.itemName}, ${result.readyOn}::date
  where exists (select 1 from guard)`

/** Part of the delivery. */
export const deleteReadyResult = (region: string, number: string): Statement => sql`
  delete from applications.ready_result where region = ${region} and number = ${number} and exists (select 1 from guard)`

type FoundResult = Omit<ReadyResult, 'codeIndex' | 'hallId'>

/** More than anybody carries home at once. */
const MOST_RESULTS = 50

/** Served by ready_result_by_code. Two applicants of one hall may, once in a while, have the same code. */
export const listReadyByCode = (db: Db, hallId: string, codeIndex: string): Promise<FoundResult[]> =>
  db.query<FoundResult>(sql`
    select region, number, applicant_id as "applicantId", applicant_name as "applicantName", item_name as "itemName", ready_on as "readyOn"
    from applications.ready_result where hall_id = ${hallId} and code_index = ${codeIndex} limit ${MOST_RESULTS}`)

/** Everything of these applicants that lies ready at a hall. Served by ready_result_by_applicant. */
export const listReadyOf = (db: Db, hallId: string, applicantIds: readonly string[]): Promise<FoundResult[]> =>
  db.query<FoundResult>(sql`
    select region, number, applicant_id as "applicantId", applicant_name as "applicantName", item_name as "itemName", ready_on as "readyOn"
    from applications.ready_result where hall_id = ${hallId} and applicant_id = any(${applicantIds}::uuid[]) limit ${MOST_RESULTS}`)

export interface PickUpRow {
  region: string
  id: string
  at: Date
  hallId: string
  officerId: string
  officerName: string
  receiver: string
  checkedBy: ReceiverCheck['checkedBy']
  statement?: string | undefined
  results: unknown
}

/** The guard of a sign-off: writes it. */
export const insertPickUp = (row: PickUpRow): Statement => sql`
  insert into applications.pick_up (region, id, at, hall_id, officer_id, officer_name, receiver, checked_by, statement, results)
  values (${row.region}, ${row.id}, ${row.at}::timestamptz, ${row.hallId}, ${row.officerId}, ${row.officerName}, ${row.receiver}, ${row.checkedBy}, ${row.statement ?? null}, ${JSON.stringify(row.results)}::jsonb) returning 1`
