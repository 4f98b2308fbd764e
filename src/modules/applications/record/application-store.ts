import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Application } from '../application.ts'
import type { Deadlines } from '../lifecycle/deadline-rules.ts'
import type { QueuePlace } from '../events.ts'
import type { StoredEvent } from './record-events.ts'

/** A document as it is issued, with its event: data and template, rendered when it is opened. */
export interface DocumentRow {
  /** Of the event that issued it. */
  seq: number
  kind: string
  documentNumber: string
  title: string
  data: unknown
  templateVersion: number
  hash: string
}

const APPLICATION = `region, number, version, head_hash as "headHash", state, item_code as "itemCode", item_version as "itemVersion", item_name as "itemName",
  authority_id as "authorityId", division_code as "divisionCode", hall_id as "hallId", applicant_id as "applicantId", applicant_name as "applicantName",
  agent_id as "agentId", channel, submitted_at as "submittedAt", received_on as "receivedOn", accepted_on as "acceptedOn", decided_on as "decidedOn",
  completed_on as "completedOn", detail`

const FIND = `select ${APPLICATION}, queue, due_on as "dueOn" from applications.application where region = $1 and number = $2`

/** A case and the line of the work lists it stands in. */
export interface FoundApplication {
  application: Application
  place: QueuePlace
}

export async function findApplication(db: Db, region: string, number: string): Promise<FoundApplication | undefined> {
  const [row] = await db.query<Omit<Application, 'submittedAt'> & QueuePlace & { submittedAt: Date }>({ text: FIND, values: [region, number] })
  if (!row) return undefined
  const { queue, dueOn, ...application } = row
  return { application: { ...application, submittedAt: row.submittedAt.toISOString() }, place: { queue, dueOn } }
}

/** Open cases of an item in every region, `limit` at most. Served by work_queue_by_item. */
export async function listOpenOfItem(db: Db, itemCode: string, limit: number): Promise<Application[]> {
  const rows = await db.query<Omit<Application, 'submittedAt'> & { submittedAt: Date }>({
    text: `select ${APPLICATION} from applications.application where (region, number) in (select region, number from applications.work_queue where item_code = $1 order by region, number limit $2)
      and queue is not null`,
    values: [itemCode, limit],
  })
  return rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() }))
}

/** Cases whose day has come, oldest first, after the last one seen. Served by work_queue_by_falling_due. */
export const listFallenDue = (db: Db, today: string, after: { fallsDueOn: string; region: string; number: string } | undefined, limit: number): Promise<{ fallsDueOn: string; region: string; number: string }[]> =>
  db.query(sql`
    select falls_due_on as "fallsDueOn", region, number from applications.work_queue
    where falls_due_on < ${today}::date and (falls_due_on, region, number) > (${after?.fallsDueOn ?? '0001-01-01'}::date, ${after?.region ?? ''}, ${after?.number ?? ''})
    order by falls_due_on, region, number limit ${limit}`)

/** Open cases of a region, a page at a time in the order of the work lists, with the line each stands in. Served by the primary key of the work lists. */
export async function listOpenPage(db: Db, region: string, after: { queue: string; dueOn: string; number: string } | undefined, limit: number): Promise<FoundApplication[]> {
  const rows = await db.query<Omit<Application, 'submittedAt'> & QueuePlace & { submittedAt: Date }>({
    text: `select a.*, w.queue, w.due_on as "dueOn"
      from (select queue, due_on, number from applications.work_queue where region = $1 and (queue, due_on, number) > ($2, $3::date, $4) order by region, queue, due_on, number limit $5) w
      join lateral (select ${APPLICATION} from applications.application where region = $1 and number = w.number) a on true
      order by w.queue, w.due_on, w.number`,
    values: [region, after?.queue ?? '', after?.dueOn ?? '0001-01-01', after?.number ?? '', limit],
  })
  return rows.map(({ queue, dueOn, ...application }) => ({ application: { ...application, submittedAt: application.submittedAt.toISOString() }, place: { queue, dueOn } }))
}

/** The days that follow from a case and a calendar, as its row keeps them for lists and jobs. */
export interface KeptDays {
  number: string
  /** The case they were counted from: a newer one has counted its own. */
  version: number
  dueOn: string | null
  statutoryDueOn: string | null
  promisedDueOn: string | null
  isProvisional: boolean
  fallsDueOn: string | null
}

/** Keeps days that were counted anew, where they differ: no event, because nothing happened to the case. Returns the numbers it changed. */
export const updateKeptDays = (db: Db, region: string, days: KeptDays[]): Promise<{ number: string }[]> =>
  db.query(sql`
    update applications.application a
    set due_on = n."dueOn", statutory_due_on = n."statutoryDueOn", promised_due_on = n."promisedDueOn", due_is_provisional = n."isProvisional", falls_due_on = n."fallsDueOn"
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as n(number text, version int, "dueOn" date, "statutoryDueOn" date, "promisedDueOn" date, "isProvisional" boolean, "fallsDueOn" date)
    where a.region = ${region} and a.number = n.number and a.version = n.version
      and (a.due_on, a.statutory_due_on, a.promised_due_on, a.due_is_provisional, a.falls_due_on) is distinct from (n."dueOn", n."statutoryDueOn", n."promisedDueOn", n."isProvisional", n."fallsDueOn")
    returning a.number`)

/** Takes a serial for a new number, and tells whether the caller's key was used before: the one read of a submission. */
export async function allocateSerial(db: Db, actor: string, key: string | undefined): Promise<{ serial: number; isKeyUsed: boolean }> {
  const [row] = await db.query<{ serial: number; isKeyUsed: boolean }>(sql`
    select nextval('applications.serial')::int as serial,
      exists (select 1 from platform.idempotency where actor = ${actor} and key = ${key ?? ''}) as "isKeyUsed"`)
  return row!
}

/** Everything about a case that changes with an event, in the order of the statements below. */
const projection = (application: Application, deadlines: Deadlines, queue: string | null) => [
  application.version, application.headHash, application.state, deadlines.dueOn, application.receivedOn, application.acceptedOn,
  deadlines.statutoryDueOn, deadlines.promisedDueOn, deadlines.isProvisional, deadlines.paused, application.decidedOn, application.completedOn,
  JSON.stringify(application.detail), queue, deadlines.fallsDueOn,
]

/** The guard of a submission: writes the new case. */
export function insertApplication(application: Application, deadlines: Deadlines, queue: string | null): Statement {
  const a = application
  return {
    text: `insert into applications.application (region, number, version, head_hash, state, due_on, received_on, accepted_on, statutory_due_on, promised_due_on,
        due_is_provisional, paused, decided_on, completed_on, detail, queue, falls_due_on, item_code, item_version, item_name, authority_id, division_code, hall_id,
        applicant_id, applicant_name, agent_id, channel, submitted_at)
      values ($1, $2, $3, $4, $5, $6::date, $7::date, $8::date, $9::date, $10::date, $11, $12, $13::date, $14::date, $15::jsonb, $16, $17::date, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28)
      returning 1`,
    values: [a.region, a.number, ...projection(a, deadlines, queue), a.itemCode, a.itemVersion, a.itemName, a.authorityId, a.divisionCode, a.hallId, a.applicantId, a.applicantName, a.agentId, a.channel, a.submittedAt],
  }
}

/** The guard of a command: changes the case only while it still is what was decided on. */
export function updateApplication(application: Application, deadlines: Deadlines, queue: string | null, expectedVersion: number): Statement {
  return {
    text: `update applications.application set version = $4, head_hash = $5, state = $6, due_on = $7::date, received_on = $8::date, accepted_on = $9::date,
        statutory_due_on = $10::date, promised_due_on = $11::date, due_is_provisional = $12, paused = $13, decided_on = $14::date, completed_on = $15::date, detail = $16::jsonb, queue = $17, falls_due_on = $18::date, item_version = $19, item_name = $20
      where region = $1 and number = $2 and version = $3 returning 1`,
    values: [application.region, application.number, expectedVersion, ...projection(application, deadlines, queue), application.itemVersion, application.itemName],
  }
}

/** Events and the documents issued with them. The chain is over the events; a document has a hash of its own. */
export const insertEvents = (region: string, number: string, events: StoredEvent[], documents: DocumentRow[]): Statement => sql`
  insert into applications.application_event (region, number, seq, type, data, actor, at, prev_hash, hash, documents)
  select ${region}, ${number}, seq, type, data, actor, at, "prevHash", hash, documents
  from jsonb_to_recordset(${JSON.stringify(events.map((event) => ({ ...event, documents: documentsOf(documents, event.seq) })))}::jsonb)
    as event(seq int, type text, data jsonb, actor jsonb, at timestamptz, "prevHash" text, hash text, documents jsonb)
  where exists (select 1 from guard)`

/** What was issued with one event, as its row keeps it. */
export function documentsOf(documents: readonly DocumentRow[], seq: number): Omit<DocumentRow, 'seq'>[] | undefined {
  const own = documents.filter((document) => document.seq === seq).map(({ seq: _, ...document }) => document)
  return own.length > 0 ? own : undefined
}

/** "My applications" of everyone whose case it is: the applicant and whoever applied for them. */
export const insertSubjectIndex = (application: Application, subjectIds: string[]): Statement => sql`
  insert into applications.subject_application (subject_id, number, region, item_name, applicant_name, state, version, submitted_at, updated_at)
  select subject_id, ${application.number}, ${application.region}, ${application.itemName}, ${application.applicantName}, ${application.state}, ${application.version}::int,
    ${application.submittedAt}::timestamptz, ${application.submittedAt}::timestamptz
  from unnest(${subjectIds}::uuid[]) as subject_id
  where exists (select 1 from guard)`

export const deleteDraftWith = (subjectId: string, draftId: string): Statement => sql`
  delete from applications.draft where subject_id = ${subjectId} and id = ${draftId} and exists (select 1 from guard)`

export async function listEvents(db: Db, region: string, number: string): Promise<StoredEvent[]> {
  const rows = await db.query<Omit<StoredEvent, 'at'> & { at: Date }>(sql`
    select region, number, seq, type, data, actor, at, prev_hash as "prevHash", hash
    from applications.application_event where region = ${region} and number = ${number} order by seq`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** The records of cases of one region, each from its beginning. */
export async function listEventsOf(db: Db, region: string, numbers: readonly string[]): Promise<StoredEvent[]> {
  const rows = await db.query<Omit<StoredEvent, 'at'> & { at: Date }>(sql`
    select region, number, seq, type, data, actor, at, prev_hash as "prevHash", hash
    from applications.application_event where region = ${region} and number = any(${numbers}::text[]) order by number, seq`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Numbers of a region's cases after one, in their order: of those somebody still has something to do for, or of all. Served by the primary key. */
export const listNumbersAfter = async (db: Db, region: string, after: string, limit: number, { onlyOpen }: { onlyOpen: boolean }): Promise<string[]> =>
  (await db.query<{ number: string }>(sql`
    select number from applications.application where region = ${region} and number > ${after}${rawSql(onlyOpen ? ' and queue is not null' : '')} order by region, number limit ${limit}`)).map(({ number }) => number)

/** Both at once, for the page of a case: a document stands with its event. */
export async function listEventsWithDocuments(db: Db, region: string, number: string): Promise<{ events: StoredEvent[]; documents: IssuedDocument[] }> {
  const rows = await db.query<Omit<StoredEvent, 'at'> & { at: Date; issued: Omit<IssuedDocument, 'seq' | 'issuedAt'>[] | null }>(sql`
    select region, number, seq, type, data, actor, at, prev_hash as "prevHash", hash,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'documentNumber', "documentNumber", 'title', title))
        from jsonb_to_recordset(documents) as document(kind text, "documentNumber" text, title text)) as issued
    from applications.application_event where region = ${region} and number = ${number} order by seq`)
  return {
    events: rows.map(({ issued: _, ...row }) => ({ ...row, at: row.at.toISOString() })),
    documents: rows.flatMap(({ seq, at, issued }) => (issued ?? []).map((document) => ({ ...document, seq, issuedAt: at }))),
  }
}

/** A document as a list shows it; what it says is read when it is opened. */
export type IssuedDocument = Pick<DocumentRow, 'seq' | 'kind' | 'documentNumber' | 'title'> & { issuedAt: Date }

export const listDocuments = (db: Db, region: string, number: string): Promise<IssuedDocument[]> =>
  db.query<IssuedDocument>(sql`
    select event.seq, kind, "documentNumber", title, event.at as "issuedAt"
    from applications.application_event event, jsonb_to_recordset(event.documents) as document(kind text, "documentNumber" text, title text)
    where region = ${region} and number = ${number} order by event.region, event.number, event.seq`)

export async function findDocument(db: Db, region: string, number: string, seq: number, kind: string): Promise<DocumentRow | undefined> {
  const rows = await db.query<DocumentRow>(sql`
    select event.seq, document.*
    from applications.application_event event, jsonb_to_recordset(event.documents) as document(kind text, "documentNumber" text, title text, data jsonb, "templateVersion" int, hash text)
    where region = ${region} and number = ${number} and seq = ${seq} and kind = ${kind}`)
  return rows[0]
}
