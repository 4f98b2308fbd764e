import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

export interface NewSms {
  subjectId: string
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
    select "subjectId", id, region, text, "isUrgent", 'waiting', "nextAt", "createdAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("subjectId" uuid, id uuid, region text, text text, "isUrgent" boolean, "nextAt" timestamptz, "createdAt" timestamptz)
    where not exists (select 1 from messages.preference p where p.subject_id = "subjectId" and not p.wants_sms)
    on conflict (subject_id, id) do nothing`)
}

/** A text message in somebody's hands until `untilAt`. */
export interface TakenSms {
  subjectId: string
  id: string
  region: string
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
 * Another worker's are skipped. Served by sms_due.
 */
export const takeDueSms = (db: Db, now: Date, untilAt: Date, limit: number): Promise<TakenSms[]> =>
  db.query<TakenSms>(sql`
    update messages.sms s set next_at = ${untilAt}::timestamptz, attempts = s.attempts + 1
    from (select subject_id, id from messages.sms where state = 'waiting' and next_at <= ${now}::timestamptz order by next_at limit ${limit} for update skip locked) due
    where s.subject_id = due.subject_id and s.id = due.id
    returning s.subject_id as "subjectId", s.id, s.region, s.text, s.is_urgent as "isUrgent", s.attempts, s.created_at as "createdAt",
      exists (select 1 from messages.preference p where p.subject_id = s.subject_id and not p.wants_sms) as "isUnwanted"`)

/** What became of an attempt. */
export interface SmsOutcome {
  subjectId: string
  id: string
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
export async function recordSmsOutcomes(db: Db, outcomes: SmsOutcome[]): Promise<void> {
  await db.query(sql`
    update messages.sms s set state = o.state, next_at = coalesce(o."nextAt", s.next_at), sent_at = o."sentAt", provider_message_id = o."providerMessageId", problem = o.problem,
      attempts = s.attempts - (case when o."isPostponed" then 1 else 0 end)
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o("subjectId" uuid, id uuid, state text, "nextAt" timestamptz, "sentAt" timestamptz, "providerMessageId" text,
      problem text, "isPostponed" boolean)
    where s.subject_id = o."subjectId" and s.id = o.id and s.state = 'waiting'`)
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
