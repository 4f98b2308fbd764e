import type { Db } from '../db/db.ts'
import { sql } from '../db/sql.ts'

export interface AccountRow {
  id: string
  login: string
  passwordHash: string
  kind: 'citizen' | 'staff'
  principalId: string
  failedCount: number
  lockedUntil: Date | null
  disabledAt: Date | null
}

const COLUMNS = `id, login, password_hash as "passwordHash", kind, principal_id as "principalId", failed_count as "failedCount", locked_until as "lockedUntil", disabled_at as "disabledAt"`

export async function findAccountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow>({ text: `select ${COLUMNS} from platform.account where login = $1`, values: [login] })
  return rows[0]
}

export async function insertAccounts(db: Db, accounts: Omit<AccountRow, 'failedCount' | 'lockedUntil' | 'disabledAt'>[], at: Date): Promise<void> {
  await db.query(sql`insert into platform.account (id, login, password_hash, kind, principal_id, created_at)
    select id, login, "passwordHash", kind, "principalId", ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as row(id uuid, login text, "passwordHash" text, kind text, "principalId" uuid)`)
}

/** Counts a failed sign-in; the count that reaches `limit` locks the account. One statement: two attempts at once both count. */
export async function countFailure(db: Db, id: string, limit: number, lockedUntil: Date): Promise<void> {
  await db.query(sql`update platform.account
    set failed_count = failed_count + 1, locked_until = case when failed_count + 1 >= ${limit} then ${lockedUntil}::timestamptz else locked_until end
    where id = ${id}`)
}

export async function clearFailures(db: Db, id: string): Promise<void> {
  await db.query(sql`update platform.account set failed_count = 0, locked_until = null where id = ${id}`)
}

export interface SessionRow {
  tokenHash: string
  accountId: string
  csrfToken: string
  lastSeenAt: Date
  login: string
  kind: 'citizen' | 'staff'
  principalId: string
}

export async function insertSession(db: Db, session: { tokenHash: string; accountId: string; csrfToken: string }, at: Date): Promise<void> {
  await db.query(sql`insert into platform.session (token_hash, account_id, csrf_token, created_at, last_seen_at)
    values (${session.tokenHash}, ${session.accountId}, ${session.csrfToken}, ${at}, ${at})`)
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | undefined> {
  const rows = await db.query<SessionRow>(sql`
    select s.token_hash as "tokenHash", s.account_id as "accountId", s.csrf_token as "csrfToken", s.last_seen_at as "lastSeenAt",
      a.login, a.kind, a.principal_id as "principalId"
    from platform.session s join platform.account a on a.id = s.account_id
    where s.token_hash = ${tokenHash} and s.ended_at is null and a.disabled_at is null`)
  return rows[0]
}

export async function touchSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db.query(sql`update platform.session set last_seen_at = ${at} where token_hash = ${tokenHash} and ended_at is null`)
}

export async function endSession(db: Db, tokenHash: string, at: Date): Promise<void> {
  await db.query(sql`update platform.session set ended_at = ${at} where token_hash = ${tokenHash} and ended_at is null`)
}

/** Counts every open session as seen now: for the demonstration clock, which jumps. */
export async function keepSessionsAlive(db: Db, at: Date): Promise<void> {
  await db.query(sql`update platform.session set last_seen_at = ${at} where ended_at is null`)
}

export async function hasStaffAccount(db: Db): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(sql`select exists (select 1 from platform.account where kind = 'staff') as found`)
  return row!.found
}
