import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor, Context } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { execute } from '../../../platform/operations.ts'
import { mayDo } from '../../organisation/index.ts'
import { insertSubjectMessages } from './inbox-store.ts'
import { countOwnUnread, readOwnMessage } from './own-messages.ts'
import { listToldAbout, receiveDocument } from './receipts.ts'

const platform = useTestPlatform()
const NUMBER = '3799022603020000015'

async function person(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'citizen', accountId: account.id, principalId: account.principalId, name: '某人', roles: ['citizen'], region: undefined }
}
const run = async (actor: Actor, operation: Parameters<typeof execute>[2], id?: string) => (await execute(platform, mayDo, operation, { actor, requestId: 'test', params: { id }, body: {} })).body

async function put(subjectIds: string[], documents: { id: string; title: string }[] = []): Promise<string> {
  const id = platform.ids.next()
  await insertSubjectMessages(platform.db, subjectIds.map((subjectId) => ({ subjectId, id, region: '379902', at: platform.clock.now(), kind: 'notice' as const, title: '标题', text: '正文', number: NUMBER, itemCode: null, documents })))
  return id
}
const announced = async () => (await platform.db.query<{ payload: Record<string, unknown>; region: string }>(sql`select region, payload from platform.outbox where type = 'messages.documentsOpened'`))

test('opening documents for the first time is announced with when and by whom, and never again', async () => {
  const actor = await person('resident1')
  const id = await put([actor.principalId], [{ id: '3-acceptanceNotice', title: '受理通知书' }])
  const at = platform.clock.now()
  await run(actor, readOwnMessage, id)
  await run(actor, readOwnMessage, id)
  const [opened, ...others] = await announced()
  expect(others).toEqual([])
  expect(opened).toMatchObject({ region: '379902', payload: { number: NUMBER, documents: ['3-acceptanceNotice'], subjectId: actor.principalId, openedBy: actor.principalId } })
  expect(new Date(opened!.payload.at as string).getTime() - at.getTime()).toBeLessThan(5_000)
})

const contextOf = (actor: Actor): Context => ({ ...platform, actor, requestId: 'test', idempotency: undefined })

test('a document opened elsewhere is received once, with what was served together with it, and only by whose inbox it lies in', async () => {
  const [owner, stranger] = [await person('resident1'), await person('resident3')]
  const id = await put([owner.principalId], [{ id: '3-receipt', title: '收件凭证' }, { id: '3-acceptanceNotice', title: '受理通知书' }])
  await put([owner.principalId], [{ id: '9-decision', title: '决定书' }])
  await receiveDocument(contextOf(stranger), NUMBER, '3-acceptanceNotice')
  await receiveDocument(contextOf(owner), NUMBER, '4-acceptanceNotice')
  await receiveDocument(contextOf(owner), '3799022603020000023', '3-acceptanceNotice')
  expect(await announced()).toEqual([])
  for (let turn = 0; turn < 2; turn++) await receiveDocument(contextOf(owner), NUMBER, '3-acceptanceNotice')
  expect((await announced()).map(({ payload }) => payload.documents)).toEqual([['3-receipt', '3-acceptanceNotice']])
  // Opened in the inbox afterwards, it keeps the time at which it was received.
  const before = (await listToldAbout(contextOf(owner), NUMBER, [owner.principalId]))[0]!
  expect(before).toMatchObject({ id, readAt: expect.any(Date) as Date })
  expect(await run(owner, readOwnMessage, id)).toMatchObject({ readAt: before.readAt!.toISOString() })
  expect(await announced()).toHaveLength(1)
})

test('what was told of a case is listed in its order, once for two inboxes, with the first opening of the two', async () => {
  const [one, two] = [await person('resident1'), await person('resident3')]
  const both = await put([one.principalId, two.principalId])
  const later = await put([one.principalId])
  await run(two, readOwnMessage, both)
  const told = await listToldAbout(contextOf(one), NUMBER, [one.principalId, two.principalId])
  expect(told.map(({ id, readAt }) => [id, readAt !== null])).toEqual([[both, true], [later, false]])
})

test('a message without documents is read without ceremony', async () => {
  const actor = await person('resident1')
  expect(await run(actor, readOwnMessage, await put([actor.principalId]))).toMatchObject({ readAt: expect.any(String) as string, documents: [] })
  expect(await announced()).toEqual([])
})

test('what is told to a person and to their enterprise is one message, and read in both inboxes at once', async () => {
  const actor = await person('resident2')
  const shops = await platform.db.query<{ id: string }>(sql`select id from subjects.subject where legal_representative_id = ${actor.principalId}`)
  expect(shops.length).toBeGreaterThan(0)
  const id = await put([actor.principalId, ...shops.map((shop) => shop.id)])
  expect(await run(actor, countOwnUnread)).toEqual({ unread: 1, isMore: false })
  await run(actor, readOwnMessage, id)
  expect(await run(actor, countOwnUnread)).toEqual({ unread: 0, isMore: false })
})

test('more than ninety-nine are counted no further', async () => {
  const actor = await person('resident1')
  for (let count = 0; count < 101; count++) await put([actor.principalId])
  expect(await run(actor, countOwnUnread)).toEqual({ unread: 99, isMore: true })
})
