import { beforeEach, describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { AnnouncedEvent } from '../../platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../../platform/operations.ts'
import { listOpenInvitations, listOwnRatings } from './list-open-invitations.ts'
import { onApplicationClosed } from './on-application-closed.ts'
import { rateApplication } from './rate-application.ts'
import { readInvitation } from './read-invitation.ts'
import { summariseRatings } from './summarise-ratings.ts'

const platform = useTestPlatform()

const NUMBER = '3799022603020000011'
const applicant = { ...ANONYMOUS, kind: 'citizen', accountId: 'a1', principalId: '01900000-0000-7000-8000-000000000001', roles: ['citizen'] } satisfies Actor
const agent = { ...applicant, accountId: 'a2', principalId: '01900000-0000-7000-8000-000000000002' } satisfies Actor
const stranger = { ...applicant, accountId: 'a3', principalId: '01900000-0000-7000-8000-000000000003' } satisfies Actor

const closed = (type: string, payload: Record<string, unknown> = {}): AnnouncedEvent => ({
  id: platform.ids.next(), region: '379902', type, at: '2026-03-02T02:00:00.000Z',
  payload: {
    number: NUMBER, state: 'delivered', version: 9, itemCode: 'food-business-licence', itemName: '食品经营许可', authorityId: '379902-SCJG', hallId: 'H-379902',
    applicantId: applicant.principalId, agentId: agent.principalId, channel: 'online', ...payload,
  },
})
const invite = (...events: AnnouncedEvent[]) => onApplicationClosed.run(systemContext(platform, 'test'), events)

const ask = async (operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown; body?: unknown; idempotencyKey?: string }) =>
  (await execute(platform, () => true, operation, { actor, requestId: 'r', ...request })).body
const rate = (actor: Actor, body: unknown, idempotencyKey?: string) => ask(rateApplication, actor, { params: { number: NUMBER }, body, idempotencyKey })
const summary = (query: Record<string, string> = {}) => ask(summariseRatings, ANONYMOUS, { query })

describe('being invited', () => {
  test('a closed case is rated once, however often its end is announced', async () => {
    await invite(closed('applications.delivered'), closed('applications.delivered'))
    await invite(closed('applications.delivered'))
    expect(await ask(listOpenInvitations, applicant, { query: {} })).toMatchObject({ rows: [{ number: NUMBER, hall: { name: '澄湖区政务服务中心' }, channelName: '网上申请' }], next: null })
    expect(await summary({ item: 'food-business-licence', authority: '379902-SCJG' })).toMatchObject({ invited: 1, rated: 0, authority: { name: '澄湖区市场监督管理局' } })
  })

  test('each visit to a window is rated apart from the end of the case, what was received behind the window is not', async () => {
    const visit = { act: 'intake', promised: 1 }
    await invite(closed('applications.received', { version: 2, visit }), closed('applications.received', { version: 2, visit }), closed('applications.received', { version: 3 }), closed('applications.delivered', { visit: { act: 'pickUp' } }))
    expect(await ask(listOpenInvitations, applicant, { query: {} })).toMatchObject({ rows: [{ id: `${NUMBER}-2`, occasionName: '窗口服务' }, { id: NUMBER, occasionName: '办件办结' }], next: null })
    await ask(rateApplication, applicant, { params: { number: `${NUMBER}-2` }, body: { grade: 5 } })
    expect(await ask(listOpenInvitations, applicant, { query: {} })).toMatchObject({ rows: [{ id: NUMBER }] })
    expect(await ask(listOwnRatings, applicant, { query: {} })).toMatchObject({ rows: [{ id: `${NUMBER}-2`, rating: { grade: 5 } }], next: null })
  })

  test('ratings.listOpenInvitations: own cases and those for others come in one order, page by page', async () => {
    const own = '3799022603020000022'
    await invite(closed('applications.delivered'), closed('applications.refused', { number: own, applicantId: agent.principalId, agentId: null }))
    expect(await ask(listOpenInvitations, agent, { query: { limit: 1 } })).toMatchObject({ rows: [{ number: own }], next: own })
    expect(await ask(listOpenInvitations, agent, { query: { limit: 1, cursor: own } })).toMatchObject({ rows: [{ number: NUMBER }], next: null })
    expect(await ask(listOpenInvitations, stranger, { query: {} })).toEqual({ rows: [], next: null })
  })
})

describe('rating', () => {
  beforeEach(() => invite(closed('applications.delivered')))

  test('ratings.rate: what was said is kept, counted and announced without who said it', async () => {
    expect(await rate(applicant, { grade: 2, options: ['203'], comment: ' 超时了 ', isAnonymous: true })).toEqual({
      id: NUMBER, number: NUMBER, grade: 2, gradeName: '不满意', options: [{ id: '203', text: '未在承诺时间内办结' }], comment: '超时了', isAnonymous: true, ratedAt: expect.any(String),
    })
    expect(await summary({ item: 'food-business-licence' })).toMatchObject({ invited: 1, rated: 1, satisfactionRate: 0, activeRatingRate: 1 })
    const [row] = await platform.db.query<{ payload: Record<string, unknown> }>(sql`select payload from platform.outbox where type = 'ratings.rated'`)
    expect(row!.payload).toMatchObject({ number: NUMBER, grade: 2, isBad: true, authorityId: '379902-SCJG' })
    expect(JSON.stringify(row!.payload)).not.toMatch(/超时|01900000/)
  })

  test('ratings.readInvitation: shows the five grades, and afterwards what was said', async () => {
    expect(await ask(readInvitation, agent, { params: { number: NUMBER } })).toMatchObject({ item: { name: '食品经营许可' }, rating: null, optionsVersion: 1, grades: { length: 5 } })
    await rate(agent, { grade: 5 })
    expect(await ask(readInvitation, applicant, { params: { number: NUMBER } })).toMatchObject({ rating: { gradeName: '非常满意', options: [], comment: null, isAnonymous: false } })
    expect(await ask(listOpenInvitations, applicant, { query: {} })).toMatchObject({ rows: [] })
  })

  test('a second rating is refused, also by the agent, and counted once', async () => {
    await rate(applicant, { grade: 5 })
    await expect(rate(agent, { grade: 1 })).rejects.toMatchObject({ status: 409, code: 'ratings.already_rated' })
    expect(await summary()).toMatchObject({ rated: 1, satisfactionRate: 1 })
  })

  test('the same request sent twice is one rating with one answer', async () => {
    const first = await rate(applicant, { grade: 4, options: ['401'] }, 'key-1')
    expect(await rate(applicant, { grade: 4, options: ['401'] }, 'key-1')).toEqual(first)
    await expect(rate(applicant, { grade: 3 }, 'key-1')).rejects.toMatchObject({ code: 'platform.key_reused' })
  })

  test('somebody else’s case looks like one that does not exist', async () => {
    await expect(rate(stranger, { grade: 5 })).rejects.toMatchObject({ status: 404, code: 'ratings.not_invited' })
    await expect(ask(readInvitation, stranger, { params: { number: NUMBER } })).rejects.toMatchObject({ status: 404, code: 'ratings.not_invited' })
  })

  test.each([
    [{ grade: 5, options: ['201'] }, '/options/0'],
    [{ grade: 6 }, '/grade'],
    [{ grade: 0 }, '/grade'],
    [{}, '/grade'],
    [{ grade: 5, comment: '好'.repeat(501) }, '/comment'],
  ])('%j is refused at %s', async (body, pointer) => {
    await expect(rate(applicant, body)).rejects.toMatchObject({ status: 422, errors: [expect.objectContaining({ pointer })] })
  })

  test('a comment of 500 characters is kept', async () => {
    expect(await rate(applicant, { grade: 5, comment: '好'.repeat(500) })).toMatchObject({ comment: '好'.repeat(500) })
  })
})

test('ratings.summarise: an authority that does not exist is refused, an item without ratings has none', async () => {
  await expect(summary({ authority: '379999-XX' })).rejects.toMatchObject({ status: 404 })
  expect(await summary({ item: 'nothing-here' })).toMatchObject({ invited: 0, rated: 0, satisfactionRate: null, activeRatingRate: null, formulas: { satisfactionRate: expect.stringContaining('满意率') } })
})
