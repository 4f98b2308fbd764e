import { describeOfficer, mayDo } from '../modules/organisation/index.ts'
import { describeSubject } from '../modules/subjects/index.ts'
import { findAccountByLogin } from '../platform/auth/account-store.ts'
import type { Actor, Platform } from '../platform/context.ts'
import type { Route } from '../platform/http/routes.ts'
import { type AnyOperation, execute } from '../platform/operations.ts'

/** Does one operation in the name of an actor, as HTTP would, and gives its answer. */
export type Run = <T>(id: string, actor: Actor, request: { params?: object; query?: object; body?: object; version?: number }) => Promise<T>

/** Every step of the demonstration goes through the operations everybody uses. */
export function createRun(platform: Platform, routes: readonly Route[]): Run {
  const operations = new Map<string, AnyOperation>(routes.map(({ operation }) => [operation.id, operation]))
  return async <T>(id: string, actor: Actor, { params, query, body, version }: { params?: object; query?: object; body?: object; version?: number }): Promise<T> =>
    (await execute(platform, mayDo, operations.get(id)!, { actor, requestId: platform.ids.next(), params, query, body: body ?? {}, ifMatch: version === undefined ? undefined : String(version) })).body as T
}

/** Somebody of the invented city, as signed in. */
export async function actorOf(platform: Platform, login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  const identity = account.kind === 'staff' ? await describeOfficer(platform, account.principalId) : await describeSubject(platform, account.principalId)
  return { kind: account.kind, accountId: account.id, principalId: account.principalId, ...identity }
}
