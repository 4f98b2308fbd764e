import type { Db } from '../db/db.ts'
import { sql } from '../db/sql.ts'

export interface AuditRow {
  region: string
  day: string
  seq: number
  operation: string
  actor: string
  subject: string | null
  detail: unknown
  at: Date
  prev_hash: string
  hash: string
}

export interface AuditHead {
  region: string
  day: string
  seq: number
  hash: string
}

export async function findAuditHead(db: Db, region: string, day: string): Promise<AuditHead | undefined> {
  const rows = await db.query<AuditHead>(sql`select region, day, seq, hash from platform.audit_head where region = ${region} and day = ${day}::date`)
  return rows[0]
}

/** Appends links where the head still is what they were chained to. Returns false when another process was faster. */
export async function appendAudit(db: Db, previous: AuditHead | undefined, rows: AuditRow[]): Promise<boolean> {
  const last = rows.at(-1)!
  const guard = previous
    ? sql`update platform.audit_head set seq = ${last.seq}::int, hash = ${last.hash}
          where region = ${last.region} and day = ${last.day}::date and hash = ${previous.hash} returning 1`
    : sql`insert into platform.audit_head (region, day, seq, hash) values (${last.region}, ${last.day}::date, ${last.seq}::int, ${last.hash})
          on conflict do nothing returning 1`
  const written = await db.query(sql`
    with guard as (${guard})
    insert into platform.audit_entry (region, day, seq, operation, actor, subject, detail, at, prev_hash, hash)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(region text, day date, seq int, operation text, actor text, subject text, detail jsonb, at timestamptz, prev_hash text, hash text)
    where exists (select 1 from guard)
    returning 1`)
  return written.length > 0
}

export const listAuditChains = (db: Db): Promise<AuditHead[]> =>
  db.query<AuditHead>(sql`select region, day, seq, hash from platform.audit_head order by region, day`)

/** Chains that have entries but no head: the head was deleted. */
export const listHeadlessChains = (db: Db): Promise<{ region: string; day: string }[]> =>
  db.query(sql`select distinct region, day from platform.audit_entry e
    where not exists (select 1 from platform.audit_head h where h.region = e.region and h.day = e.day)`)

export const listAuditEntries = (db: Db, region: string, day: string, afterSeq: number, limit: number): Promise<AuditRow[]> =>
  db.query<AuditRow>(sql`select region, day, seq, operation, actor, subject, detail, at, prev_hash, hash from platform.audit_entry
    where region = ${region} and day = ${day}::date and seq > ${afterSeq} order by seq limit ${limit}`)
