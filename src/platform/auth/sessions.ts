import { hash, verify } from '@node-rs/argon2'
import type { Actor, Platform } from '../context.ts'
import { Refusal } from '../errors.ts'
import { sm3 } from '../hash-chain.ts'
import { findPasswordFault } from './password-rules.ts'
import { type AccountRow, clearFailures, endOtherSessions, endSession, findAccountByLogin, findSession, insertSession, replacePassword, touchSession } from './account-store.ts'
import { countFailedAttempt, PLATFORM_REGION, refuseLocked, requirePassword, wrongField } from './require-password.ts'

/** GB/T 22239-2019 8.1.4.1 b): a session left alone ends. */
const IDLE_MINUTES = 30

/** How stale "last seen" may be, and how long another process may still honour a session that was ended. */
const REFRESH_MS = 10_000
const TOUCH_MS = 60_000

export interface Session {
  actor: Actor
  csrfToken: string
  tokenHash: string
  /** Good for nothing but choosing a password of one's own. */
  mustChangePassword: boolean
}

/** Looks up name, roles and region of whoever stands behind an account; the rooms that know it are given by the composition root. */
export type ResolvePrincipal = (kind: 'citizen' | 'staff', principalId: string) => Promise<Pick<Actor, 'name' | 'roles' | 'region'>>

export interface Sessions {
  /** @throws Refusal when login and password do not belong together, or the account is locked */
  signIn(login: string, password: string): Promise<{ token: string; session: Session }>
  /** The session of a token, or undefined when it is unknown, ended or idle for too long. */
  find(token: string): Promise<Session | undefined>
  signOut(session: Session): Promise<void>
  /** The same for somebody who is gone, by the SM3 of the token; does nothing when it has ended already. */
  endByHash(tokenHash: string): Promise<void>
  /**
   * Replaces the password of an account. A wrong one counts as a failed sign-in.
   * @throws Refusal at `/current` or `/next` when the present one is wrong, or the new one is too weak or no new one
   */
  changePassword(accountId: string, current: string, next: string): Promise<void>
  /** After a change: this session goes on, all others of the account end. */
  keepOnly(session: Session): Promise<Session>
}

export const hashPassword = (password: string): Promise<string> => hash(password)

/** Spent on unknown logins too, so that the time taken does not tell which logins exist. */
const DECOY_HASH = await hash('no account has this password')

export function createSessions(platform: Platform, resolvePrincipal: ResolvePrincipal): Sessions {
  const cache = new Map<string, { session: Session; readAt: number }>()
  const { db, clock, ids, audit } = platform

  const toActor = async (row: Pick<AccountRow, 'kind' | 'principalId'> & { accountId: string }): Promise<Actor> => ({
    kind: row.kind,
    accountId: row.accountId,
    principalId: row.principalId,
    ...(await resolvePrincipal(row.kind, row.principalId)),
  })

  return {
    async signIn(login, password) {
      const account = await findAccountByLogin(db, login)
      const now = clock.now()
      if (account) refuseLocked(account, now)
      const isRight = await verify(account?.passwordHash ?? DECOY_HASH, password)
      if (!account || !isRight || account.disabledAt) {
        if (account) await countFailedAttempt(platform, account, now)
        throw new Refusal(401, 'sessions.wrong_password', '登录名或密码不对，请检查后重新输入。')
      }
      if (account.failedCount > 0) await clearFailures(db, account.id)
      const token = ids.token(32)
      const session: Session = { actor: await toActor({ ...account, accountId: account.id }), csrfToken: ids.token(18), tokenHash: sm3(token), mustChangePassword: account.mustChangePassword }
      await insertSession(db, { tokenHash: session.tokenHash, accountId: account.id, csrfToken: session.csrfToken }, now)
      await audit.append({ region: session.actor.region ?? PLATFORM_REGION, operation: 'sessions.create', actor: account.id })
      cache.set(session.tokenHash, { session, readAt: performance.now() })
      return { token, session }
    },

    async find(token) {
      const tokenHash = sm3(token)
      const now = clock.now().getTime()
      const cached = cache.get(tokenHash)
      // Re-reading is measured in real time: a demonstration clock that jumps must not end every session at once.
      if (cached && performance.now() - cached.readAt < REFRESH_MS) return cached.session
      const row = await findSession(db, tokenHash)
      if (!row || now - row.lastSeenAt.getTime() > IDLE_MINUTES * 60_000) {
        cache.delete(tokenHash)
        return undefined
      }
      const session: Session = { actor: await toActor(row), csrfToken: row.csrfToken, tokenHash, mustChangePassword: row.mustChangePassword }
      if (now - row.lastSeenAt.getTime() > TOUCH_MS) await touchSession(db, tokenHash, clock.now())
      if (cache.size > 50_000) cache.clear()
      cache.set(tokenHash, { session, readAt: performance.now() })
      return session
    },

    async changePassword(accountId, current, next) {
      const account = await requirePassword(platform, accountId, current, '/current')
      const fault = current === next ? '新密码不能与现在的相同。' : next.toLowerCase().includes(account.login.toLowerCase()) ? '密码里不要包含登录名。' : findPasswordFault(next)
      if (fault) throw wrongField('sessions.weak_password', '/next', fault)
      const isReplaced = await replacePassword(db, accountId, { from: account.passwordHash, to: await hashPassword(next) })
      if (!isReplaced) throw wrongField('sessions.wrong_password', '/current', '密码刚刚已经改过，请用新密码。')
      await audit.append({ region: PLATFORM_REGION, operation: 'sessions.changePassword', actor: accountId })
    },

    async keepOnly(session) {
      const { accountId } = session.actor
      await endOtherSessions(db, accountId, session.tokenHash, clock.now())
      for (const [hash, { session: each }] of cache) if (each.actor.accountId === accountId) cache.delete(hash)
      const kept = { ...session, mustChangePassword: false }
      cache.set(kept.tokenHash, { session: kept, readAt: performance.now() })
      return kept
    },

    async endByHash(tokenHash) {
      cache.delete(tokenHash)
      const row = await findSession(db, tokenHash)
      if (!row) return
      await endSession(db, tokenHash, clock.now())
      await audit.append({ region: PLATFORM_REGION, operation: 'sessions.end', actor: row.accountId })
    },

    async signOut(session) {
      cache.delete(session.tokenHash)
      await endSession(db, session.tokenHash, clock.now())
      await audit.append({ region: session.actor.region ?? PLATFORM_REGION, operation: 'sessions.end', actor: session.actor.accountId })
    },
  }
}
