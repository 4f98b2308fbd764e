import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Duration } from '../../calendar/index.ts'
import type { QueuePlace } from '../events.ts'

/** A case as a line of a list. */
export interface ApplicationRow {
  number: string
  itemName: string
  applicantName: string
  state: string
  channel: string
  authorityId: string
  submittedAt: Date
  dueOn: string | null
  dueIsProvisional: boolean
  paused: boolean
  /** What a command on this line has to name. */
  version: number
  /** 绿色通道, and why. */
  priority: string | null
  assignedTo: { id: string; name: string } | null
  promisedLimit: Duration
}

const ROW = rawSql(`number, item_name as "itemName", applicant_name as "applicantName", state, channel, submitted_at as "submittedAt", authority_id as "authorityId",
  a.due_on as "dueOn", due_is_provisional as "dueIsProvisional", paused, version, detail -> 'priority' ->> 'reason' as priority, detail -> 'assignedTo' as "assignedTo", detail -> 'promisedLimit' as "promisedLimit"`)

/**
 * One work list, most urgent first; `after` is the last line of the page before. Served by the primary key. The lists follow
 * the cases within a moment (`on-application-progressed.ts`): a line that its case has left is passed over.
 * @param exceptOf an officer whose own cases are shown apart
 */
export const queuePage = (region: string, queue: string, after: { dueOn: string; number: string } | undefined, limit: number, exceptOf?: string): Statement => sql`
  select ${ROW} from applications.work_queue w join applications.application a using (region, number)
  where w.region = ${region} and w.queue = ${queue}${exceptOf ? sql` and w.assigned_to is distinct from ${exceptOf}::uuid` : rawSql('')} and a.queue = w.queue and a.due_on = w.due_on and (w.due_on, w.number) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.number ?? ''})
  order by w.region, w.queue, w.due_on, w.number limit ${limit}`

/** What is assigned to one officer of the lists they work in, most urgent first. Served by work_queue_by_assignee. */
export const assignedPage = (region: string, officerId: string, queues: readonly string[], after: { dueOn: string; number: string } | undefined, limit: number): Statement => sql`
  select ${ROW} from applications.work_queue w join applications.application a using (region, number)
  where w.region = ${region} and w.assigned_to = ${officerId} and w.queue = any (${queues}::text[]) and a.queue = w.queue and a.due_on = w.due_on
    and (w.due_on, w.number) > (${after?.dueOn ?? '0001-01-01'}::date, ${after?.number ?? ''})
  order by w.region, w.assigned_to, w.due_on, w.number limit ${limit}`

/** How many open cases each officer has been assigned. Served by work_queue_by_assignee. */
export async function countAssigned(db: Db, region: string, officerIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ officerId: string; open: number }>(sql`
    select assigned_to as "officerId", count(*)::int as open from applications.work_queue
    where region = ${region} and assigned_to = any (${officerIds}::uuid[]) group by assigned_to`)
  return new Map(rows.map(({ officerId, open }) => [officerId, open]))
}

/** Everything of one authority, newest first (a number begins with its day). Served by application_by_authority. */
export const authorityPage = (region: string, authorityId: string, state: string | undefined, before: string | undefined, limit: number): Statement => sql`
  select ${ROW} from applications.application a
  where region = ${region} and authority_id = ${authorityId} and number < ${before ?? 'x'}${state ? sql` and state = ${state}` : rawSql('')}
  order by region, authority_id, number desc limit ${limit}`

/** Everything of a region, newest first. Served by the primary key. */
export const regionPage = (region: string, state: string | undefined, before: string | undefined, limit: number): Statement => sql`
  select ${ROW} from applications.application a
  where region = ${region} and number < ${before ?? 'x'}${state ? sql` and state = ${state}` : rawSql('')}
  order by region desc, number desc limit ${limit}`

/**
 * Cases whose applicant's name begins with `name`. Served by application_by_applicant_name. One lower bound, never two: with
 * both, PostgreSQL walks the index from the beginning of the region (82 ms against a few at a million).
 */
export const namePage = (region: string, name: string, authorityId: string | undefined, after: { name: string; authorityId: string; number: string } | undefined, limit: number): Statement => sql`
  select ${ROW} from applications.application a
  where region = ${region} and applicant_name < ${`${name}\u{10ffff}`}
    and ${after ? sql`(applicant_name, authority_id, number) > (${after.name}, ${after.authorityId}, ${after.number})` : sql`applicant_name >= ${name}`}${authorityId ? sql` and authority_id = ${authorityId}` : rawSql('')}
  order by region, applicant_name, authority_id, number limit ${limit}`

/** One case by its number, as a line. */
export const numberRow = (region: string, number: string, authorityId: string | undefined): Statement => sql`
  select ${ROW} from applications.application a where region = ${region} and number = ${number}${authorityId ? sql` and authority_id = ${authorityId}` : rawSql('')}`

export const listRows = (db: Db, statement: Statement): Promise<ApplicationRow[]> => db.query<ApplicationRow>(statement)

export interface OwnApplicationRow {
  number: string
  itemName: string
  applicantName: string
  state: string
  submittedAt: Date
  updatedAt: Date
}

/** A person's own applications, newest first. Served by the primary key, read backwards. */
export const listOwn = (db: Db, subjectId: string, before: { submittedAt: string; number: string } | undefined, limit: number): Promise<OwnApplicationRow[]> =>
  db.query<OwnApplicationRow>(sql`
    select number, item_name as "itemName", applicant_name as "applicantName", state, submitted_at as "submittedAt", updated_at as "updatedAt"
    from applications.subject_application
    where subject_id = ${subjectId} and (submitted_at, number) < (${before?.submittedAt ?? '9999-12-31T00:00:00Z'}::timestamptz, ${before?.number ?? ''})
    order by subject_id desc, submitted_at desc, number desc limit ${limit}`)

/** Brings "my applications" up to date; an older announcement that comes late changes nothing. */
export async function updateSubjectIndex(db: Db, rows: { number: string; submittedAt: string; subjectIds: string[]; state: string; version: number; at: string }[]): Promise<void> {
  await db.query(sql`
    update applications.subject_application s
    set state = n.state, version = n.version, updated_at = n.at
    from jsonb_to_recordset(${JSON.stringify(rows.flatMap(({ subjectIds, ...row }) => subjectIds.map((subjectId) => ({ ...row, subjectId }))))}::jsonb)
      as n(number text, "submittedAt" timestamptz, "subjectId" uuid, state text, version int, at timestamptz)
    where s.subject_id = n."subjectId" and s.submitted_at = n."submittedAt" and s.number = n.number and s.version < n.version`)
}

/** Brings the work lists up to date: out of the lines the cases left, into the ones they stand in now. The same twice, or late, changes nothing. */
export async function followInQueues(db: Db, cases: { region: string; number: string; leftPlaces: QueuePlace[] }[]): Promise<void> {
  const left = cases.flatMap(({ region, number, leftPlaces }) => leftPlaces.filter(({ queue }) => queue !== null).map((place) => ({ region, number, ...place })))
  await db.query(sql`
    delete from applications.work_queue w
    using jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as n(region text, number text, queue text, "dueOn" date)
    where w.region = n.region and w.queue = n.queue and w.due_on = n."dueOn" and w.number = n.number
      and not exists (select 1 from applications.application a where a.region = w.region and a.number = w.number and a.queue = w.queue and a.due_on = w.due_on)`)
  await db.query(sql`
    insert into applications.work_queue (region, queue, due_on, number, item_code, falls_due_on, assigned_to)
    select a.region, a.queue, a.due_on, a.number, a.item_code, a.falls_due_on, (a.detail -> 'assignedTo' ->> 'id')::uuid
    from jsonb_to_recordset(${JSON.stringify(cases.map(({ region, number }) => ({ region, number })))}::jsonb) as n(region text, number text)
    join applications.application a on a.region = n.region and a.number = n.number
    where a.queue is not null
    on conflict (region, queue, due_on, number) do update set falls_due_on = excluded.falls_due_on, assigned_to = excluded.assigned_to
      where (work_queue.falls_due_on, work_queue.assigned_to) is distinct from (excluded.falls_due_on, excluded.assigned_to)`)
}
