import { verify } from '@node-rs/argon2'
import type { Platform } from '../context.ts'
import { Refusal } from '../errors.ts'
import { type AccountRow, clearFailures, countFailure, findAccount } from './account-store.ts'

/** GB/T 22239-2019 8.1.4.1 b): failed sign-ins are limited; five, then locked for a while (practice: 10–30 minutes). */
const MAX_FAILURES = 5
const LOCK_MINUTES = 15

/** The audit chain of what belongs to no region: citizens' sign-ins. */
export const PLATFORM_REGION = '000000'

type Counting = Pick<Platform, 'db' | 'audit'>

export async function countFailedAttempt({ db, audit }: Counting, account: AccountRow, now: Date): Promise<void> {
  // A lock that has run out starts a new count.
  if (account.lockedUntil) await clearFailures(db, account.id)
  await countFailure(db, account.id, MAX_FAILURES, new Date(now.getTime() + LOCK_MINUTES * 60_000))
  await audit.append({ region: PLATFORM_REGION, operation: 'sessions.refused', actor: account.id })
}

/** @throws Refusal 423 while the account is locked */
export function refuseLocked({ lockedUntil }: AccountRow, now: Date): void {
  if (lockedUntil === null || lockedUntil <= now) return
  const minutes = Math.ceil((lockedUntil.getTime() - now.getTime()) / 60_000)
  throw new Refusal(423, 'sessions.locked', `密码连续输错 ${MAX_FAILURES} 次，账号已锁定。请在 ${minutes} 分钟后再试，或到政务服务大厅核验身份后解锁。`)
}

export const wrongField = (code: string, pointer: string, message: string) => new Refusal(422, code, message, { errors: [{ pointer, message }] })

/**
 * Makes sure that whoever is signed in knows the account's password, before what must not be done at a desk somebody left. A wrong one
 * counts as a failed sign-in.
 * @throws Refusal at `pointer` when it is wrong; 423 while the account is locked
 */
export async function requirePassword(platform: Counting & Pick<Platform, 'clock'>, accountId: string, password: string, pointer: string): Promise<AccountRow> {
  const account = await findAccount(platform.db, accountId)
  if (!account) throw new Refusal(404, 'sessions.no_account', '没有这个账号。')
  const now = platform.clock.now()
  refuseLocked(account, now)
  if (!(await verify(account.passwordHash, password))) {
    await countFailedAttempt(platform, account, now)
    throw wrongField('sessions.wrong_password', pointer, '现在的密码不对，请重新输入。')
  }
  return account
}
