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
  /** Somebody else knows this password: it is good for choosing another. */
  mustChangePassword: boolean
}

const COLUMNS = `id, login, password_hash as "passwordHash", kind, principal_id as "principalId", failed_count as "failedCount", locked_until as "lockedUntil", disabled_at as "disabledAt", must_change_password as "mustChangePassword"`

export async function findAccountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow>({ text: `select ${COLUMNS} from platform.account where login = $1`, values: [login] })
  return rows[0]
}

/** Those of `logins` that are taken. Served by account_login_key. */
export const listTakenLogins = async (db: Db, logins: readonly string[]): Promise<string[]> =>
  (await db.query<{ login: string }>(sql`select login from platform.account where login = any(${[...logins]}::text[])`)).map(({ login }) => login)

export type NewAccount = Pick<AccountRow, 'id' | 'login' | 'passwordHash' | 'kind' | 'principalId'> & Partial<Pick<AccountRow, 'mustChangePassword'>>

export async function insertAccounts(db: Db, accounts: NewAccount[], at: Date): Promise<void> {
  await db.query(sql`insert into platform.account (id, login, password_hash, kind, principal_id, must_change_password, created_at)
    select id, login, "passwordHash", kind, "principalId", coalesce("mustChangePassword", false), ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as row(id uuid, login text, "passwordHash" text, kind text, "principalId" uuid, "mustChangePassword" boolean)`)
}

export async function findAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow>({ text: `select ${COLUMNS} from platform.account where id = $1`, values: [id] })
  return rows[0]
}

/** Who is behind accounts. Served by account_pkey. */
export const listPrincipals = (db: Db, ids: readonly string[]): Promise<Pick<AccountRow, 'id' | 'kind' | 'principalId'>[]> =>
  db.query(sql`select id, kind, principal_id as "principalId" from platform.account where id = any(${[...ids]}::uuid[])`)

/** Those of `ids` that were closed. Served by account_pkey. */
export const listDisabledAccounts = (db: Db, ids: readonly string[]): Promise<Pick<AccountRow, 'id'>[]> =>
  db.query(sql`select id from platform.account where id = any(${[...ids]}::uuid[]) and disabled_at is not null`)

/** Only over the hash that was verified: of two changes at once one wins, and the other was made with a password that no longer holds. */
export async function replacePassword(db: Db, id: string, hashes: { from: string; to: string }): Promise<boolean> {
  const rows = await db.query(sql`update platform.account set password_hash = ${hashes.to}, must_change_password = false, failed_count = 0, locked_until = null
    where id = ${id} and password_hash = ${hashes.from} returning 1`)
  return rows.length > 0
}

/** Ends the sessions of an account but one. Served by session_by_account. */
export async function endOtherSessions(db: Db, accountId: string, keptTokenHash: string, at: Date): Promise<void> {
  await db.query(sql`update platform.session set ended_at = ${at} where account_id = ${accountId} and token_hash <> ${keptTokenHash} and ended_at is null`)
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
  mustChangePassword: boolean
}

export async function insertSession(db: Db, session: { tokenHash: string; accountId: string; csrfToken: string }, at: Date): Promise<void> {
  await db.query(sql`insert into platform.session (token_hash, account_id, csrf_token, created_at, last_seen_at)
    values (${session.tokenHash}, ${session.accountId}, ${session.csrfToken}, ${at}, ${at})`)
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | undefined> {
  const rows = await db.query<SessionRow>(sql`
    select s.token_hash as "tokenHash", s.account_id as "accountId", s.csrf_token as "csrfToken", s.last_seen_at as "lastSeenAt",
      a.login, a.kind, a.principal_id as "principalId", a.must_change_password as "mustChangePassword"
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

/** The account can no longer be signed in to, and its sessions end; `passwordHash`, of a password that nobody knows, takes the place of what was kept. */
export async function disableAccount(db: Db, id: string, passwordHash: string, at: Date): Promise<void> {
  await db.query(sql`update platform.account set disabled_at = ${at}, password_hash = ${passwordHash} where id = ${id} and disabled_at is null`)
  await db.query(sql`update platform.session set ended_at = ${at} where account_id = ${id} and ended_at is null`)
}

/** Counts every open session as seen now: for the demonstration clock, which jumps. */
export async function keepSessionsAlive(db: Db, at: Date): Promise<void> {
  await db.query(sql`update platform.session set last_seen_at = ${at} where ended_at is null`)
}

export async function hasStaffAccount(db: Db): Promise<boolean> {
  const [row] = await db.query<{ found: boolean }>(sql`select exists (select 1 from platform.account where kind = 'staff') as found`)
  return row!.found
}
