import type { Announcement } from './announcement.ts'
import type { Platform } from './context.ts'
import type { Db } from './db/db.ts'
import { type Statement, sql } from './db/sql.ts'

export interface OutboxRow {
  region: string
  id: string
  type: string
  payload: Record<string, unknown>
  at: Date
}

/** The part of a write that announces what happened, and when. */
export function insertOutbox(platform: Pick<Platform, 'ids' | 'clock'>, region: string, announcements: Announcement[], at: Date | string = platform.clock.now()): Statement {
  const rows = announcements.map(({ type, payload }) => ({ id: platform.ids.next(), type, payload }))
  return sql`
    insert into platform.outbox (region, id, type, payload, at)
    select ${region}, id, type, payload, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, type text, payload jsonb)
    where exists (select 1 from guard)`
}

/**
 * Takes the oldest announcements off the outbox, in the caller's transaction; another relay's rows are skipped. Found by their place, which
 * nobody can move while they are locked: joined by their key, a plan made while the table was nearly empty compares each row with all others.
 */
export const takeOutbox = (db: Db, limit: number): Promise<OutboxRow[]> =>
  db.query<OutboxRow>(sql`
    delete from platform.outbox where ctid = any(array(
      select ctid from platform.outbox order by region, id limit ${limit} for update skip locked))
    returning region, id, type, payload, at`)

/** Queues one job for each reader. */
export async function addJobs(db: Db, jobs: { identifier: string; payload: unknown; jobKey: string; queueName: string }[]): Promise<void> {
  await db.query(sql`
    select graphile_worker.add_jobs(array(
      select row(identifier, payload, queue_name, null, null, job_key, null, null)::graphile_worker.job_spec
      from jsonb_to_recordset(${JSON.stringify(jobs.map((job) => ({ identifier: job.identifier, payload: job.payload, queue_name: job.queueName, job_key: job.jobKey })))}::jsonb)
        as job(identifier text, payload json, queue_name text, job_key text)))`)
}

/** Keeps what was taken together for whoever is to read it. `events` is a JSON array. */
export async function insertBatch(db: Db, id: string, events: string, readers: string[]): Promise<void> {
  await db.query(sql`insert into platform.announced_batch (id, events, unread_by) values (${id}, ${events}, ${readers}::text[])`)
}

/** The events of a batch as a JSON array; undefined once everybody has read it. */
export async function findBatch(db: Db, id: string): Promise<string | undefined> {
  const [row] = await db.query<{ events: string }>(sql`select events from platform.announced_batch where id = ${id}`)
  return row?.events
}

/** Notes that a reader has read a batch; with the last one it is deleted. Two statements: of two who finish at once the second has to see the first. */
export async function markRead(db: Db, id: string, reader: string): Promise<void> {
  const [left] = await db.query<{ count: number }>(sql`
    update platform.announced_batch set unread_by = array_remove(unread_by, ${reader}) where id = ${id} returning cardinality(unread_by) as count`)
  if (left?.count === 0) await db.query(sql`delete from platform.announced_batch where id = ${id}`)
}
