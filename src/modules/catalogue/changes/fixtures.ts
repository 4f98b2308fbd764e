import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor, Platform } from '../../../platform/context.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import type { ItemContent } from '../item.ts'
import { approveChange } from './approve-change.ts'
import type { ChangeView } from './change-contract.ts'
import type { ChangeKind } from './item-change.ts'
import { openChange } from './open-change.ts'
import { readChange } from './read-change.ts'
import { saveChange } from './save-change.ts'
import { submitChange } from './submit-change.ts'

/** What a request carries besides who asks. */
export interface Asked {
  params?: unknown
  query?: unknown
  body?: unknown
  /** If-Match */
  version?: number
  key?: string
}

/** One officer in front of the operations, as the API would run them. */
export type Ask = <Answer = unknown>(operation: AnyOperation, request?: Asked) => Promise<Answer>

/** The officer of a demo login. */
export async function officerOf(platform: Platform, login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}

export async function askAs(platform: Platform, login: string): Promise<Ask> {
  const actor = await officerOf(platform, login)
  return async <Answer>(operation: AnyOperation, { params = {}, query = {}, body = {}, version, key }: Asked = {}) =>
    (await execute(platform, mayDo, operation, { actor, requestId: 'test', params, query, body, ifMatch: version === undefined ? undefined : String(version), idempotencyKey: key })).body as Answer
}

/** A change brought to `state` by the city's item manager and, from approval on, its reviewer. */
export async function aChangeIn(platform: Platform, state: 'drafted' | 'submitted' | 'approved', body: { kind: ChangeKind; itemCode: string; copyOf?: string }, edits: Partial<ItemContent> = {}): Promise<ChangeView> {
  const manager = await askAs(platform, 'item-manager-379900')
  const reviewer = await askAs(platform, 'item-reviewer-379900')
  let change = await manager<ChangeView>(openChange, { body: { ...body, reason: '年度清理' } })
  const params = { id: change.id }
  if (Object.keys(edits).length > 0) {
    await manager(saveChange, { params, body: { baseRevision: change.revision, content: { ...change.content, ...edits } } })
    change = await manager<ChangeView>(readChange, { params })
  }
  if (state !== 'drafted') change = await manager<ChangeView>(submitChange, { params, version: change.revision })
  if (state === 'approved') change = await reviewer<ChangeView>(approveChange, { params, version: change.revision })
  return change
}
