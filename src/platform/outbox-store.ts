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

/** The part of a write that announces what happened. */
export function insertOutbox(platform: Platform, region: string, announcements: Announcement[]): Statement {
  const rows = announcements.map(({ type, payload }) => ({ id: platform.ids.next(), type, payload }))
  return sql`
    insert into platform.outbox (region, id, type, payload, at)
    select ${region}, id, type, payload, ${platform.clock.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(id uuid, type text, payload jsonb)
    where exists (select 1 from guard)`
}

/** Takes the oldest announcements off the outbox, in the caller's transaction; another relay's rows are skipped. */
export const takeOutbox = (db: Db, limit: number): Promise<OutboxRow[]> =>
  db.query<OutboxRow>(sql`
    delete from platform.outbox where (region, id) in (
      select region, id from platform.outbox order by region, id limit ${limit} for update skip locked)
    returning region, id, type, payload, at`)

/** Queues one job for each reader with all the announcements it is to read. */
export async function addJobs(db: Db, jobs: { identifier: string; payload: unknown; jobKey: string; queueName: string }[]): Promise<void> {
  await db.query(sql`
    select graphile_worker.add_jobs(array(
      select row(identifier, payload, queue_name, null, null, job_key, null, null)::graphile_worker.job_spec
      from jsonb_to_recordset(${JSON.stringify(jobs.map((job) => ({ identifier: job.identifier, payload: job.payload, queue_name: job.queueName, job_key: job.jobKey })))}::jsonb)
        as job(identifier text, payload json, queue_name text, job_key text)))`)
}
