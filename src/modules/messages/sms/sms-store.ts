import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql, type Statement } from '../../../platform/db/sql.ts'

/** Applicants' text messages lie with the person, officers' with the region they work in; otherwise they are alike. */
export type SmsQueue = 'subject' | 'officer'

const TABLES: Record<SmsQueue, { table: Statement; owner: Statement; desk: Statement; isUnwanted: Statement }> = {
  subject: {
    table: rawSql('messages.sms'), owner: rawSql('subject_id'), desk: rawSql('null::text'),
    isUnwanted: rawSql('exists (select 1 from messages.preference p where p.subject_id = s.subject_id and not p.wants_sms)'),
  },
  officer: { table: rawSql('messages.officer_sms'), owner: rawSql('officer_id'), desk: rawSql('s.desk'), isUnwanted: rawSql('false') },
}

export interface NewSms {
  /** Whose phone: a subject's or an officer's. */
  ownerId: string
  id: string
  region: string
  text: string
  isUrgent: boolean
  nextAt: Date
  createdAt: Date
}

/** Queues text messages once each, except for those who want none. */
export async function insertSms(db: Db, rows: NewSms[]): Promise<void> {
  await db.query(sql`
    insert into messages.sms (subject_id, id, region, text, is_urgent, state, next_at, created_at)
    select "ownerId", id, region, text, "isUrgent", 'waiting', "nextAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("ownerId" uuid, id uuid, region text, text text, "isUrgent" boolean, "nextAt" timestamptz, "createdAt" timestamptz)
    where not exists (select 1 from messages.preference p where p.subject_id = "ownerId" and not p.wants_sms)
    on conflict (subject_id, id) do nothing`)
}

/** Queues text messages for officers, each once however many desks they stand at. */
export async function insertOfficerSms(db: Db, rows: (NewSms & { desk: string })[]): Promise<void> {
  await db.query(sql`
    insert into messages.officer_sms (region, officer_id, id, desk, text, is_urgent, state, next_at, created_at)
    select region, "ownerId", id, desk, text, "isUrgent", 'waiting', "nextAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("ownerId" uuid, id uuid, region text, desk text, text text, "isUrgent" boolean, "nextAt" timestamptz, "createdAt" timestamptz)
    on conflict (region, officer_id, id) do nothing`)
}

/** A text message in somebody's hands until `untilAt`. */
export interface TakenSms {
  ownerId: string
  id: string
  region: string
  /** Of an officer's: the desk that was told. */
  desk: string | null
  text: string
  isUrgent: boolean
  /** Counting this one. */
  attempts: number
  createdAt: Date
  /** They have since said that they want none. */
  isUnwanted: boolean
}

/**
 * Takes messages that are due, for as long as `untilAt`: whoever dies with one in hand gives it back by that.
 * Another worker's are skipped. Served by sms_due and officer_sms_due.
 */
export function takeDueSms(db: Db, queue: SmsQueue, now: Date, untilAt: Date, limit: number): Promise<TakenSms[]> {
  const { table, owner, desk, isUnwanted } = TABLES[queue]
  return db.query<TakenSms>(sql`
    update ${table} s set next_at = ${untilAt}::timestamptz, attempts = s.attempts + 1
    from (select region, ${owner} as owner_id, id from ${table} where state = 'waiting' and next_at <= ${now}::timestamptz order by next_at limit ${limit} for update skip locked) due
    where s.region = due.region and s.${owner} = due.owner_id and s.id = due.id
    returning s.${owner} as "ownerId", s.id, s.region, ${desk} as desk, s.text, s.is_urgent as "isUrgent", s.attempts, s.created_at as "createdAt", ${isUnwanted} as "isUnwanted"`)
}

/** What became of an attempt. */
export interface SmsOutcome {
  ownerId: string
  id: string
  region: string
  state: 'waiting' | 'sent' | 'failed' | 'unwanted'
  /** For `waiting`: due again. */
  nextAt?: Date
  sentAt?: Date
  providerMessageId?: string
  problem?: string
  /** Nobody was asked: quiet hours. */
  isPostponed?: boolean
}

/** Records what became of attempts. One that was recorded as sent meanwhile stays sent. */
export async function recordSmsOutcomes(db: Db, queue: SmsQueue, outcomes: SmsOutcome[]): Promise<void> {
  const { table, owner } = TABLES[queue]
  await db.query(sql`
    update ${table} s set state = o.state, next_at = coalesce(o."nextAt", s.next_at), sent_at = o."sentAt", provider_message_id = o."providerMessageId", problem = o.problem,
      attempts = s.attempts - (case when o."isPostponed" then 1 else 0 end)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o("ownerId" uuid, id uuid, region text, state text, "nextAt" timestamptz, "sentAt" timestamptz, "providerMessageId" text,
      problem text, "isPostponed" boolean)
    where s.region = o.region and s.${owner} = o."ownerId" and s.id = o.id and s.state = 'waiting'`)
}

/** Whether a person wants text messages; they do until they say otherwise. */
export async function readWantsSms(db: Db, subjectId: string): Promise<boolean> {
  const [row] = await db.query<{ wants: boolean }>(sql`select wants_sms as wants from messages.preference where subject_id = ${subjectId}`)
  return row?.wants ?? true
}

export async function saveWantsSms(db: Db, subjectId: string, wants: boolean, at: Date): Promise<void> {
  await db.query(sql`
    insert into messages.preference (subject_id, wants_sms, set_at) values (${subjectId}, ${wants}, ${at}::timestamptz)
    on conflict (subject_id) do update set wants_sms = excluded.wants_sms, set_at = excluded.set_at`)
}
