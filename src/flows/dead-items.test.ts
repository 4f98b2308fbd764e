import { expect, test } from 'vitest'
import { useTestPlatform } from '../../test/kit/test-db.ts'
import { describeOfficer, mayDo } from '../modules/organisation/index.ts'
import { supervisionReaders } from '../modules/supervision/index.ts'
import { findAccountByLogin } from '../platform/auth/account-store.ts'
import { type Actor, systemContext } from '../platform/context.ts'
import { type AnyOperation, execute } from '../platform/operations.ts'
import { setSetting } from '../platform/settings.ts'
import { type DeadItem, listDeadItems } from './list-dead-items.ts'
import { proposeItemReview } from './propose-item-review.ts'

const platform = useTestPlatform()
const SUPERVISOR = 'supervisor-379902'
const ITEM = 'food-business-licence'
const SINCE = '2026-03-02'

async function as(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
}
const run = async (operation: AnyOperation, login: string, { query = {}, body = {}, key }: { query?: object; body?: object; key?: string } = {}) =>
  (await execute(platform, mayDo, operation, { actor: await as(login), requestId: 'r', params: {}, query: query as never, body, idempotencyKey: key })).body

interface Listed { rows: DeadItem[]; total: number; inForce: number; next: string | null; cutoff: string; mayPropose: boolean; regions: unknown[] }
const list = async (login = SUPERVISOR, query: object = {}) => (await run(listDeadItems, login, { query })) as Listed
const propose = (body: object, key?: string, login = SUPERVISOR) => run(proposeItemReview, login, { body, key }) as Promise<{ name: string; proposal: { isOpen: boolean; dueOn: string } }>

/** The items of the demo city are in force since its first day. */
const goTo = (day: string) => platform.clock.moveTo(new Date(`${day}T09:00:00+08:00`))
const countFrom = (months: string) => setSetting(systemContext(platform, 'test'), { region: '379902', key: 'supervision.deadItemMonths', text: months, from: '2026-01-01', source: '测试' })
const onItemAppliedFor = supervisionReaders.find(({ id }) => id === 'supervision.onItemAppliedFor')!
const applyFor = (submittedAt: string, itemCode = ITEM) => onItemAppliedFor.run(systemContext(platform, 'test'), [{ id: '1', region: '379902', type: 'applications.submitted', at: submittedAt, payload: { itemCode, submittedAt } }])

test('what was in force all the time and nobody applied for is on the list, with when somebody last did; what is new or was applied for is not', async () => {
  expect(await list()).toMatchObject({ rows: [], total: 0, cutoff: '2025-03-02' })
  goTo('2027-04-02')
  const all = await list(SUPERVISOR, { limit: 200 })
  expect(all.total).toBe(all.inForce)
  expect(all.rows.find(({ code }) => code === ITEM)).toMatchObject({ name: '食品经营许可', since: SINCE, lastOn: null, proposal: null, authorityName: expect.stringContaining('市场监督管理') as string })
  await applyFor('2026-03-20T02:00:00.000Z')
  // News that comes twice, or late, moves nothing back.
  await applyFor('2026-03-10T02:00:00.000Z')
  const known = await list(SUPERVISOR, { limit: 200 })
  expect(known.rows.at(-1)).toMatchObject({ code: ITEM, lastOn: '2026-03-20' })
  await applyFor('2026-04-01T16:30:00.000Z')
  expect((await list()).total).toBe(all.total - 1)
  // In another county nobody has.
  expect((await list('supervisor-379900', { region: '379903', limit: 200 })).rows.map(({ code }) => code)).toContain(ITEM)
})

test('how long is too long is the region’s to set, and the list is turned over page by page', async () => {
  goTo('2026-10-10')
  expect((await list()).total).toBe(0)
  await countFrom('6')
  const first = await list(SUPERVISOR, { limit: 3 })
  expect(first.rows).toHaveLength(3)
  const second = await list(SUPERVISOR, { limit: 3, cursor: first.next })
  expect(second.rows.map(({ code }) => code)).not.toEqual(expect.arrayContaining([first.rows[0]!.code]))
  await expect(list(SUPERVISOR, { cursor: 'no-such-item' })).rejects.toMatchObject({ code: 'platform.bad_cursor' })
  const table = (await run(listDeadItems.csv!, SUPERVISOR)) as { content: Buffer; fileName: string }
  expect(table.content.toString().split('\r\n').length).toBe(first.total + 3)
})

test('one click makes it an issue of the item, once while it is open; the item office sees it and proposes nothing', async () => {
  goTo('2027-04-02')
  const proposed = await propose({ item: ITEM, note: '并入食品经营备案' }, 'key-1')
  expect(proposed).toMatchObject({ name: '食品经营许可', proposal: { isOpen: true } })
  expect(await propose({ item: ITEM, note: '并入食品经营备案' }, 'key-1')).toEqual(proposed)
  await expect(propose({ item: ITEM })).rejects.toMatchObject({ status: 409, code: 'supervision.already_proposed' })
  const seen = await list('item-manager-379902', { limit: 200 })
  expect(seen).toMatchObject({ mayPropose: false })
  expect(seen.rows.find(({ code }) => code === ITEM)?.proposal).toMatchObject({ isOpen: true, dueOn: proposed.proposal.dueOn })
  const [issue] = await platform.db.query<{ message: string; reported_by: string }>({ text: `select message, reported_by from catalogue.check_issue where item_code = $1`, values: [ITEM] })
  expect(issue).toMatchObject({ message: expect.stringContaining(`已有 12 个月没有人申请「食品经营许可」（${SINCE} 起实施，平台没有申请记录）`) as string, reported_by: expect.stringContaining('零办件清理') as string })
  await expect(propose({ item: ITEM }, undefined, 'item-manager-379902')).rejects.toMatchObject({ status: 403 })
})

test('what is applied for is not proposed, and nobody looks into another county', async () => {
  await expect(propose({ item: ITEM })).rejects.toMatchObject({ errors: [expect.objectContaining({ pointer: '/item' })] })
  await expect(list(SUPERVISOR, { region: '379903' })).rejects.toMatchObject({ status: 403, code: 'supervision.other_region' })
})
