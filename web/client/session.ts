import type { operations } from './api.d.ts'
import { clearDrafts } from './draft.ts'
import { noAnswer, Problem } from './problem.ts'

export type Session = operations['sessions.read']['responses'][200]['content']['application/json']

/** Below the typed client, because every call of it needs the token: the three calls about the session itself. */
const ADDRESS = '/api/v1/sessions/current'

let csrfToken = ''
let again: (() => Promise<void>) | undefined
let waiting: Promise<void> | undefined

export const getCsrfToken = (): string => csrfToken

/** Who is signed in in this browser; null when nobody is. */
export async function refreshSession(): Promise<Session | null> {
  const response = await call(ADDRESS, {})
  if (response.status === 401) return null
  const session = (await response.json()) as Session
  csrfToken = session.csrfToken ?? ''
  return session
}

/** @throws Problem when login and password do not belong together, or the account is locked */
export async function signIn(login: string, password: string): Promise<void> {
  await call('/api/v1/sessions', { method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken }, body: JSON.stringify({ login, password, transport: 'cookie' }) }, true)
  await refreshSession()
}

/** @throws Problem at `/current` or `/next` */
export async function changePassword(current: string, next: string): Promise<void> {
  await call(`${ADDRESS}/password`, { method: 'PUT', headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken }, body: JSON.stringify({ current, next }) }, true)
}

export async function signOut(): Promise<void> {
  await call(ADDRESS, { method: 'DELETE', headers: { 'x-csrf-token': csrfToken } })
  clearDrafts()
}

/** The shell says how to ask for the password without leaving the page. */
export function onSessionEnded(ask: () => Promise<void>): void {
  again = ask
}

/** Resolves when the same person has signed in again; many requests wait for one dialog. */
export function signInAgain(): Promise<void> {
  if (!again) throw new Problem({ status: 401, code: 'platform.not_signed_in', title: '需要登录', detail: '请先登录。' })
  waiting ??= again().finally(() => (waiting = undefined))
  return waiting
}

async function call(address: string, init: RequestInit, mustSucceed = false): Promise<Response> {
  const response = await fetch(address, init).catch(() => {
    throw noAnswer()
  })
  // 401 is an answer to the question who is signed in; to a sign-in it is a refusal.
  if (!response.ok && (mustSucceed || response.status !== 401)) throw new Problem((await response.json()) as ConstructorParameters<typeof Problem>[0])
  return response
}
