import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { execute } from '../../../platform/operations.ts'
import { mayDo } from '../../organisation/index.ts'
import type { Guide } from '../contract.ts'
import { findEntry } from '../entries.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import { readFeed } from '../feed.ts'
import { listItems } from '../list-items.ts'
import { getItemVersion, getPublishedItem, loadAllItems } from '../published-items.ts'
import { readGuide } from '../read-guide.ts'
import { searchPublishedItems } from '../search-published-items.ts'
import { approveChange } from './approve-change.ts'
import type { ChangeView } from './change-contract.ts'
import { aChangeIn, type Ask, askAs, officerOf } from './fixtures.ts'
import { openChange } from './open-change.ts'
import { previewChange } from './preview-change.ts'
import { publishChange } from './publish-change.ts'
import { publishDueChanges } from './publish-due-changes.ts'
import { readChange } from './read-change.ts'
import { returnChange } from './return-change.ts'
import { saveChange } from './save-change.ts'
import { submitChange } from './submit-change.ts'
import { withdrawChange } from './withdraw-change.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'
const TODAY = '2026-03-02'
const TOMORROW = '2026-03-03'

let manager: Ask
let reviewer: Ask
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  reviewer = await askAs(platform, 'item-reviewer-379900')
})

const publish = ({ id, revision }: ChangeView, body: { effectiveOn: string; cancelOn?: string } = { effectiveOn: TODAY }, key?: string) =>
  reviewer<ChangeView>(publishChange, { params: { id }, version: revision, body, ...(key === undefined ? {} : { key }) })
const published = async (body: Parameters<typeof aChangeIn>[2], edits: Parameters<typeof aChangeIn>[3] = {}) => publish(await aChangeIn(platform, 'approved', body, edits))
const codeOf = (asked: Promise<unknown>): Promise<string> => asked.then(() => 'no refusal', (error: unknown) => (error instanceof Refusal ? error.code : String(error)))
const read = ({ id }: ChangeView) => manager<ChangeView>(readChange, { params: { id } })
const feedSince = async (since = 0) => (await execute(platform, mayDo, readFeed, { actor: await officerOf(platform, 'item-manager-379900'), requestId: 'test', query: { since, limit: 1000 } })).body as { changes: { seq: number; itemCode: string; kind: string; version: number | null }[]; next: number }
const nextDay = async (days = 1) => {
  platform.clock.moveTo(new Date(platform.clock.now().getTime() + days * 86_400_000))
  await publishDueChanges.run(systemContext(platform, 'catalogue.publishDueChanges'))
}

describe('a change on its way', () => {
  it('comes from a draft over review to a version that says who published it and why', async () => {
    const opened = await manager<ChangeView>(openChange, { body: { kind: 'revise', itemCode: FOOD, reason: '压缩时限' } })
    const params = { id: opened.id }
    const { revision } = await manager<{ revision: number }>(saveChange, { params, body: { baseRevision: opened.revision, content: { ...opened.content, notes: '新的备注' } } })
    const submitted = await manager<ChangeView>(submitChange, { params, version: revision })
    const approved = await reviewer<ChangeView>(approveChange, { params, version: submitted.revision, body: { note: '同意' } })
    const done = await reviewer<ChangeView>(publishChange, { params, version: approved.revision, body: { effectiveOn: TODAY } })
    expect(done).toMatchObject({ state: 'published', stateName: '已公布', version: 2, effectiveOn: TODAY, cancelOn: null })
    expect(done.history.map(({ what, note }) => [what, note])).toEqual([['发起', '压缩时限'], ['送审', null], ['审核通过', '同意'], ['公布', null]])
    expect(done.allowedActions.filter(({ isAllowed }) => isAllowed)).toEqual([])
    expect(await read(done)).toEqual(done)
  })

  it('goes back to its author with what has to change, and forward again', async () => {
    const submitted = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD }, { notes: '一' })
    const returned = await reviewer<ChangeView>(returnChange, { params: { id: submitted.id }, version: submitted.revision, body: { note: '请写明依据' } })
    expect(returned).toMatchObject({ state: 'drafted', history: [{}, {}, { what: '退回', note: '请写明依据' }] })
    const saved = await manager<{ revision: number }>(saveChange, { params: { id: returned.id }, body: { baseRevision: returned.revision, content: { ...returned.content, notes: '二' } } })
    expect(await manager(submitChange, { params: { id: returned.id }, version: saved.revision })).toMatchObject({ state: 'submitted', content: { notes: '二' } })
  })

  it('is not approved or published by who wrote in it', async () => {
    const submitted = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })
    const { principalId } = await officerOf(platform, 'item-reviewer-379900')
    await platform.db.query(sql`update catalogue.item_change set editor_ids = editor_ids || ${principalId}::uuid where id = ${submitted.id}`)
    expect(await codeOf(reviewer(approveChange, { params: { id: submitted.id }, version: submitted.revision }))).toBe('catalogue.own_change')
    expect(await read(submitted)).toMatchObject({ state: 'submitted' })
  })

  it('is decided by the city, not by a county', async () => {
    const submitted = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })
    const countyReviewer = await askAs(platform, 'item-reviewer-379902')
    expect(await codeOf(countyReviewer(approveChange, { params: { id: submitted.id }, version: submitted.revision }))).toBe('catalogue.not_city')
  })

  it('goes through review again when a file published the item meanwhile', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem()])
    const approved = await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: 'tea-house-filing' }, { notes: '草稿' })
    await importItems(systemContext(platform, 'test'), [aRawItem({ name: '茶馆经营备案' })])
    expect(await codeOf(publish(approved))).toBe('catalogue.base_changed')
    const returned = await reviewer<ChangeView>(returnChange, { params: { id: approved.id }, version: approved.revision, body: { note: '重新送审' } })
    const submitted = await manager<ChangeView>(submitChange, { params: { id: approved.id }, version: returned.revision })
    const again = await reviewer<ChangeView>(approveChange, { params: { id: approved.id }, version: submitted.revision })
    expect(await publish(again)).toMatchObject({ version: 3, content: { name: '茶馆经营备案', notes: '草稿' } })
  })

  it('is published only once it was approved', async () => {
    expect(await codeOf(publish(await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })))).toBe('catalogue.wrong_state')
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
  })
})

describe('a published version', () => {
  it('is at once in the search, the guide and the lists, and a case keeps the version it has', async () => {
    await searchPublishedItems(platform, { q: '小吃店', region: '379902' })
    const done = await published({ kind: 'revise', itemCode: FOOD }, { name: '食品经营许可证核发', shortNames: ['开茶歇馆子'], notes: '第二版' })
    expect(done.version).toBe(2)
    expect((await searchPublishedItems(platform, { q: '茶歇馆子', region: '379902', limit: 1 })).items[0]).toMatchObject({ code: FOOD, version: 2, name: '食品经营许可证核发' })
    expect(await readGuide(platform, FOOD, { region: '379902' }, {})).toMatchObject({ name: '食品经营许可证核发', notes: '第二版', effectiveOn: TODAY, entry: { region: '379902' } })
    expect((await listItems(platform, { region: '379902', limit: 200 })).items.find(({ code }) => code === FOOD)).toMatchObject({ version: 2 })
    expect(await getItemVersion(platform, FOOD, 1)).toMatchObject({ version: 1, name: '食品经营许可' })
    expect(await findEntry(platform, FOOD, '379902')).toMatchObject({ version: 2 })
  })

  it('of a new item has a code of its own and waits for each place to claim it', async () => {
    const done = await published({ kind: 'create', itemCode: 'tea-house-licence', copyOf: FOOD }, { name: '茶馆经营许可' })
    expect(done).toMatchObject({ version: 1, itemCode: 'tea-house-licence' })
    expect((await loadAllItems(platform)).get('tea-house-licence')).toMatchObject({ state: 'active', baseCode: expect.stringMatching(/^9901\d{8}$/) as string })
    expect(await findEntry(platform, 'tea-house-licence', '379902')).toBeUndefined()
    expect((await searchPublishedItems(platform, { q: '茶馆经营许可', limit: 1 })).items[0]).toMatchObject({ code: 'tea-house-licence' })
  })

  it('of a new item keeps the base code that a file brought, and refuses one that is taken', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'create', itemCode: 'tea-house-licence', copyOf: FOOD })
    const taken = (await loadAllItems(platform)).get(FOOD)!.baseCode
    const bring = (baseCode: string) => platform.db.query(sql`update catalogue.item_change set base_code = ${baseCode} where id = ${approved.id}`)
    await bring(taken)
    expect(await codeOf(publish(approved))).toBe('catalogue.base_code_taken')
    await bring('370131001000')
    await publish(approved)
    expect((await loadAllItems(platform)).get('tea-house-licence')).toMatchObject({ baseCode: '370131001000' })
  })

  it('leaves a trace in the audit chain and is announced', async () => {
    const done = await published({ kind: 'revise', itemCode: FOOD }, { notes: '留痕' })
    const traces = await platform.db.query<{ operation: string; detail: unknown }>(sql`select operation, detail from platform.audit_entry where subject = ${done.id} order by seq`)
    expect(traces.map(({ operation }) => operation)).toEqual(['catalogue.openChange', 'catalogue.submitChange', 'catalogue.approveChange', 'catalogue.publishChange'])
    expect(traces.at(-1)!.detail).toEqual({ itemCode: FOOD, kind: 'revise', revision: 5, version: 2 })
    expect(await platform.db.query(sql`select region, payload from platform.outbox where type = 'catalogue.itemPublished' and payload->>'kind' <> 'create'`)) // the files that made the city announced theirs
      .toEqual([{ region: '379900', payload: { code: FOOD, version: 2, name: '食品经营许可', kind: 'revise' } }])
  })

  it('is one, however often it is asked for', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '一次' })
    const done = await publish(approved, { effectiveOn: TODAY }, 'publish-1')
    expect(await publish(approved, { effectiveOn: TODAY }, 'publish-1')).toEqual(done)
    expect(await codeOf(publish(approved))).toBe('catalogue.changed_meanwhile')
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 2 })
    expect((await feedSince()).changes.filter(({ itemCode, version }) => itemCode === FOOD && version === 2)).toHaveLength(1)
  })

  it('is written whole or not at all', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '半途' })
    const { next } = await feedSince()
    const actor = await officerOf(platform, 'item-reviewer-379900')
    // Stands for a process that is killed at the last statement of the transaction: whatever was written before is undone with it.
    const dying = (db: Db): Db => ({
      query: (statement) => (statement.text.includes('update catalogue.item_change') ? Promise.reject(new Error('killed')) : db.query(statement)),
      transaction: (work) => db.transaction((inner) => work(dying(inner))),
    })
    await expect(execute({ ...platform, db: dying(platform.db) }, mayDo, publishChange, { actor, requestId: 'test', params: { id: approved.id }, body: { effectiveOn: TODAY }, ifMatch: String(approved.revision) })).rejects.toThrow('killed')
    expect(await read(approved)).toMatchObject({ state: 'approved', revision: approved.revision })
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
    expect((await feedSince(next)).changes).toEqual([])
    expect(await publish(approved)).toMatchObject({ state: 'published', version: 2 })
  })
})

describe('suspending, resuming and cancelling', () => {
  it('takes an item away from people and gives it back, without a new version', async () => {
    const { next } = await feedSince()
    expect(await published({ kind: 'suspend', itemCode: FOOD })).toMatchObject({ state: 'published', version: 1 })
    expect(await codeOf(getPublishedItem(platform, FOOD))).toBe('catalogue.not_active')
    expect((await searchPublishedItems(platform, { q: '食品经营许可', limit: 1 })).items[0]?.code).not.toBe(FOOD)
    expect(await getItemVersion(platform, FOOD, 1)).toMatchObject({ name: '食品经营许可' })
    await published({ kind: 'resume', itemCode: FOOD })
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
    await published({ kind: 'cancel', itemCode: FOOD })
    expect(await codeOf(manager(openChange, { body: { kind: 'revise', itemCode: FOOD, reason: '再来' } }))).toBe('catalogue.not_in_that_state')
    expect((await feedSince(next)).changes.map(({ itemCode, kind, version }) => [itemCode, kind, version])).toEqual([[FOOD, 'suspended', 1], [FOOD, 'resumed', 1], [FOOD, 'cancelled', 1]])
  })

  it('refuses a second suspension that another change was faster with', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'suspend', itemCode: FOOD })
    await platform.db.query(sql`update catalogue.item set state = 'suspended' where code = ${FOOD}`)
    expect(await codeOf(publish(approved))).toBe('catalogue.not_in_that_state')
    expect(await read(approved)).toMatchObject({ state: 'approved' })
  })
})

describe('a day that was set', () => {
  it('publishes by itself when it comes, and not before', async () => {
    const scheduled = await publish(await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '明天起' }), { effectiveOn: TOMORROW })
    expect(scheduled).toMatchObject({ state: 'scheduled', stateName: '定期公布', effectiveOn: TOMORROW, version: null })
    await publishDueChanges.run(systemContext(platform, 'catalogue.publishDueChanges'))
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
    await nextDay()
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 2, notes: '明天起' })
    expect(await read(scheduled)).toMatchObject({ state: 'published', version: 2, history: [{}, {}, {}, {}, { by: '系统', what: '公布' }] })
    await nextDay()
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 2 })
  })

  it('can be moved, and called off', async () => {
    const scheduled = await publish(await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '改期' }), { effectiveOn: TOMORROW })
    const moved = await publish(scheduled, { effectiveOn: '2026-03-09' })
    expect(moved).toMatchObject({ state: 'scheduled', effectiveOn: '2026-03-09' })
    await manager(withdrawChange, { params: { id: moved.id }, version: moved.revision, body: { reason: '不改了' } })
    await nextDay(8)
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
  })

  it('gives a change that can no longer be published back to its author, and the others are published', async () => {
    const wrong = await publish(await aChangeIn(platform, 'approved', { kind: 'suspend', itemCode: FOOD }), { effectiveOn: TOMORROW })
    const right = await publish(await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: 'company-registration' }, { notes: '照办' }), { effectiveOn: TOMORROW })
    await platform.db.query(sql`update catalogue.item set state = 'suspended' where code = ${FOOD}`)
    await nextDay()
    const back = await read(wrong)
    expect(back).toMatchObject({ state: 'drafted' })
    expect(back.history.at(-1)).toMatchObject({ what: '退回', note: expect.stringContaining('不能暂停') as string })
    expect(await read(right)).toMatchObject({ state: 'published' })
  })

  it('cancels an item on the day until which it was published', async () => {
    await publish(await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '试行一天' }), { effectiveOn: TODAY, cancelOn: TOMORROW })
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 2 })
    const { next } = await feedSince()
    await nextDay()
    expect(await codeOf(getPublishedItem(platform, FOOD))).toBe('catalogue.not_active')
    await nextDay()
    expect((await feedSince(next)).changes).toMatchObject([{ itemCode: FOOD, kind: 'cancelled', version: 2 }])
  })

  it('lies in the future, and the end behind the beginning', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: FOOD }, { notes: '一' })
    expect(await codeOf(publish(approved, { effectiveOn: '2026-03-01' }))).toBe('catalogue.effective_in_past')
    expect(await codeOf(publish(approved, { effectiveOn: TODAY, cancelOn: TODAY }))).toBe('catalogue.cancel_before_effective')
    expect(await codeOf(publish(approved, { effectiveOn: '2026-02-30' }))).toBe('platform.invalid_input')
  })
})

describe('the preview of a draft', () => {
  const preview = ({ id }: ChangeView, query: Record<string, string> = {}) => manager<Guide>(previewChange, { params: { id }, query })

  it('is the guide as it would be, while people still see the published one', async () => {
    const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: FOOD }, { notes: '草稿', promisedLimit: { amount: 3, unit: 'workday' } })
    expect(await preview(change, { region: '379902' })).toMatchObject({ notes: '草稿', promisedText: '3个工作日', entry: { region: '379902', authorityName: '澄湖区市场监督管理局' } })
    expect(await readGuide(platform, FOOD, { region: '379902' }, {})).not.toMatchObject({ notes: '草稿' })
    expect((await searchPublishedItems(platform, { q: '食品经营许可', limit: 1 })).items[0]).toMatchObject({ version: 1 })
  })

  it('of a new item shows it as if every place had claimed it, with the answers of an applicant', async () => {
    const change = await aChangeIn(platform, 'drafted', { kind: 'create', itemCode: 'tea-company', copyOf: 'company-registration' })
    const plain = await preview(change, { region: '379902' })
    expect(plain.entry).toMatchObject({ region: '379902', taskCode: expect.stringContaining(plain.baseCode) as string })
    expect(plain.handledIn.length).toBeGreaterThan(1)
    const owned = await preview(change, { region: '379902', 's.q1': 'o1' })
    expect(owned.materials.length).toBe(plain.materials.length - 1)
  })

  it('answers a draft in which nothing is filled in yet', async () => {
    const change = await aChangeIn(platform, 'drafted', { kind: 'create', itemCode: 'empty-one' })
    expect(await preview(change, { region: '379902' })).toMatchObject({ name: '', materials: [], entry: null })
  })
})

describe('the feed', () => {
  it('tells everything once and in order, to whoever asks from where', async () => {
    const start = await feedSince()
    expect(start.next).toBe(start.changes.at(-1)!.seq)
    await published({ kind: 'revise', itemCode: FOOD }, { notes: '一' })
    await published({ kind: 'suspend', itemCode: 'company-registration' })
    await published({ kind: 'revise', itemCode: FOOD }, { notes: '二' })
    const later = await feedSince(start.next)
    expect(later.changes.map(({ itemCode, kind, version }) => `${itemCode} ${kind} ${version}`)).toEqual([`${FOOD} published 2`, 'company-registration suspended 1', `${FOOD} published 3`])
    expect(later.changes.map(({ seq }) => seq)).toEqual(later.changes.map(({ seq }) => seq).toSorted((a, b) => a - b))
    expect(await feedSince(later.next)).toEqual({ changes: [], next: later.next })
  })
})
