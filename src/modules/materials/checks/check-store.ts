import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Check, CheckOutcome } from './check.ts'

const CHECK = rawSql(`region, number, version, state, asked_authority_id as "askedAuthorityId", asking_region as "askingRegion", asking_authority_id as "askingAuthorityId",
  asking_officer_id as "askingOfficerId", asking_officer_name as "askingOfficerName", application_number as "applicationNumber", item_code as "itemCode", item_name as "itemName",
  subject_id as "subjectId", subject_kind as "subjectKind", subject_name as "subjectName", identity_masked as "identityMasked", identity_sealed as "identitySealed", matter, basis,
  asked_at as "askedAt", due_on as "dueOn", outcome, answer, answered_at as "answeredAt", answered_by as "answeredBy", answered_by_name as "answeredByName", file_id as "fileId",
  withdrawn_at as "withdrawnAt", withdrawn_reason as "withdrawnReason", overdue_told_on as "overdueToldOn"`)

/** Takes a serial of the day. One that is not used in the end leaves a gap. */
export const takeCheckSerial = async (db: Db, region: string, day: string): Promise<number> =>
  (await db.query<{ last: number }>(sql`
    insert into materials.check_serial (region, day, last) values (${region}, ${day}::date, 1)
    on conflict (region, day) do update set last = check_serial.last + 1 returning last`))[0]!.last

/** The guard of asking. */
export const insertCheck = (check: Check): Statement => sql`
  insert into materials.check_request (region, number, version, state, asked_authority_id, asking_region, asking_authority_id, asking_officer_id, asking_officer_name, application_number,
    item_code, item_name, subject_id, subject_kind, subject_name, identity_masked, identity_sealed, matter, basis, asked_at, due_on)
  values (${check.region}, ${check.number}, ${check.version}::int, ${check.state}, ${check.askedAuthorityId}, ${check.askingRegion}, ${check.askingAuthorityId}, ${check.askingOfficerId}::uuid,
    ${check.askingOfficerName}, ${check.applicationNumber}, ${check.itemCode}, ${check.itemName}, ${check.subjectId}::uuid, ${check.subjectKind}, ${check.subjectName}, ${check.identityMasked},
    ${check.identitySealed}, ${check.matter}, ${check.basis}, ${check.askedAt}::timestamptz, ${check.dueOn}::date)
  returning 1`

/** Served by the primary key. */
export const findCheck = async (db: Db, region: string, number: string): Promise<Check | undefined> =>
  (await db.query<Check>(sql`select ${CHECK} from materials.check_request where region = ${region} and number = ${number}`))[0]

export interface CheckAnswer {
  outcome: CheckOutcome
  answer: string
  at: Date
  by: string
  byName: string
  fileId: string | null
}

/** The guard of an answer: only what is still open and has not changed since it was read. */
export const saveCheckAnswer = ({ region, number, version }: Check, given: CheckAnswer): Statement => sql`
  update materials.check_request set version = version + 1, state = 'answered', outcome = ${given.outcome}, answer = ${given.answer}, answered_at = ${given.at}::timestamptz, answered_by = ${given.by}::uuid,
    answered_by_name = ${given.byName}, file_id = ${given.fileId}::uuid
  where region = ${region} and number = ${number} and version = ${version}::int and state = 'asked' returning 1`

/** The guard of a withdrawal. */
export const saveCheckWithdrawal = ({ region, number, version }: Check, withdrawn: { at: Date; reason: string }): Statement => sql`
  update materials.check_request set version = version + 1, state = 'withdrawn', withdrawn_at = ${withdrawn.at}::timestamptz, withdrawn_reason = ${withdrawn.reason}
  where region = ${region} and number = ${number} and version = ${version}::int and state = 'asked' returning 1`

/** Where an open list goes on. */
export interface AfterDue {
  day: string
  number: string
}

const FIRST: AfterDue = { day: '0001-01-01', number: '' }
/** After every number there is. */
const LAST_NUMBER = 'XD'

/** What a body has to answer, most urgent first. Served by check_request_asked_open. */
export const askedOpenPage = (region: string, authorityId: string, { day, number }: AfterDue = FIRST, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request
  where region = ${region} and asked_authority_id = ${authorityId} and state = 'asked' and (due_on, number) > (${day}::date, ${number})
  order by region, asked_authority_id, due_on, number limit ${limit}`

/** Everything a body was asked, newest first. Served by check_request_asked. */
export const askedPage = (region: string, authorityId: string, before: string | undefined, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request where region = ${region} and asked_authority_id = ${authorityId} and number < ${before ?? LAST_NUMBER}
  order by region desc, asked_authority_id desc, number desc limit ${limit}`

/** What a body waits for, most urgent first. Checks lie with whom they were asked: every region is looked at, by check_request_asking_open. */
export const askingOpenPage = (region: string, authorityId: string, { day, number }: AfterDue = FIRST, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request
  where asking_region = ${region} and asking_authority_id = ${authorityId} and state = 'asked' and (due_on, number) > (${day}::date, ${number})
  order by asking_region, asking_authority_id, due_on, number limit ${limit}`

/** Everything a body has asked, newest first. Served by check_request_asking. */
export const askingPage = (region: string, authorityId: string, before: { at: string; number: string } | undefined, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request
  where asking_region = ${region} and asking_authority_id = ${authorityId} and (asked_at, number) < (${before?.at ?? 'infinity'}::timestamptz, ${before?.number ?? LAST_NUMBER})
  order by asking_region desc, asking_authority_id desc, asked_at desc, number desc limit ${limit}`

/** What the bodies of a region have to answer, most urgent first. Served by check_request_region_open. */
export const regionOpenPage = (region: string, { day, number }: AfterDue = FIRST, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request where region = ${region} and state = 'asked' and (due_on, number) > (${day}::date, ${number}) order by region, due_on, number limit ${limit}`

/** Everything the bodies of a region were asked, newest first. Served by the primary key. */
export const regionCheckPage = (region: string, before: string | undefined, limit: number): Statement => sql`
  select ${CHECK} from materials.check_request where region = ${region} and number < ${before ?? LAST_NUMBER} order by region desc, number desc limit ${limit}`

export const listCheckRows = (db: Db, statement: Statement): Promise<Check[]> => db.query<Check>(statement)

/** Everything that was asked for a case, oldest first. Served by check_request_of_case. */
export const listChecksOfCase = (db: Db, applicationNumber: string): Promise<Check[]> =>
  db.query<Check>(sql`select ${CHECK} from materials.check_request where application_number = ${applicationNumber} order by application_number, asked_at, number`)

/** Open ones whose day has passed and nobody was told, the oldest first. Served by check_request_falling_due. */
export const listOverdueChecks = (db: Db, today: string, limit: number): Promise<Check[]> =>
  db.query<Check>(sql`select ${CHECK} from materials.check_request where state = 'asked' and overdue_told_on is null and due_on < ${today}::date order by due_on, region, number limit ${limit}`)

/** The guard of telling that it is late: once. The check itself stays as it is, so that nobody's answer meets another version. */
export const markOverdueTold = ({ region, number }: Pick<Check, 'region' | 'number'>, on: string): Statement => sql`
  update materials.check_request set overdue_told_on = ${on}::date where region = ${region} and number = ${number} and state = 'asked' and overdue_told_on is null returning 1`
