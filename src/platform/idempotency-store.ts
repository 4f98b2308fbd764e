import type { Db } from './db/db.ts'
import { type Statement, sql } from './db/sql.ts'

/** The key under which one actor's write happens at most once (kept 24 hours). */
export interface IdempotencyScope {
  actor: string
  key: string
  requestHash: string
}

interface StoredAnswer {
  request_hash: string
  status: number
  answer: unknown
}

/** The part of a write that remembers its answer: it stands in the same statement, so both happen or neither. */
export const rememberAnswer = (scope: IdempotencyScope, region: string, status: number, answer: unknown, at: Date): Statement => sql`
  insert into platform.idempotency (region, actor, key, request_hash, status, answer, created_at)
  select ${region}, ${scope.actor}, ${scope.key}, ${scope.requestHash}, ${status}::int, ${JSON.stringify(answer ?? null)}::jsonb, ${at}::timestamptz
  where exists (select 1 from guard)`

export async function findAnswer(db: Db, scope: IdempotencyScope): Promise<StoredAnswer | undefined> {
  const rows = await db.query<StoredAnswer>(sql`
    select request_hash, status, answer from platform.idempotency where actor = ${scope.actor} and key = ${scope.key}`)
  return rows[0]
}

/** Keys are kept a day. */
export async function deleteAnswersBefore(db: Db, at: Date): Promise<void> {
  await db.query(sql`delete from platform.idempotency where created_at < ${at}`)
}
