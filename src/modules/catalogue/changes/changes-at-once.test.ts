import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { TEST_NOW } from '../../../../test/kit/start-postgres.ts'
import { copyTemplate } from '../../../../test/kit/test-db.ts'
import { readConfig } from '../../../platform/config.ts'
import type { Platform } from '../../../platform/context.ts'
import { createLogger, openPlatform, type OpenPlatform } from '../../../platform/create-platform.ts'
import { sql } from '../../../platform/db/sql.ts'
import { getPublishedItem, loadAllItems } from '../published-items.ts'
import type { ChangeView } from './change-contract.ts'
import { aChangeIn, type Ask, askAs } from './fixtures.ts'
import { openChange } from './open-change.ts'
import { publishChange } from './publish-change.ts'
import { readChange } from './read-change.ts'
import { saveChange } from './save-change.ts'

/** Two connections and what is committed between them: one transaction cannot show who waits for whom. */
let copy: Awaited<ReturnType<typeof copyTemplate>>
let open: OpenPlatform
let platform: Platform
let manager: Ask
let county: Ask
let reviewer: Ask
beforeAll(async () => {
  copy = await copyTemplate()
  open = await openPlatform({ ...readConfig({}), databaseUrl: copy.url, dataDir: inject('dataDir'), startAt: new Date(TEST_NOW) }, { isServer: false, log: createLogger('error') })
  platform = open.platform
  manager = await askAs(platform, 'item-manager-379900')
  county = await askAs(platform, 'item-manager-379902')
  reviewer = await askAs(platform, 'item-reviewer-379900')
})
afterAll(async () => {
  await open.close()
  await copy.drop()
})

const settled = async (asked: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(asked)).map((each) => (each.status === 'fulfilled' ? 'done' : (each.reason as { code?: string }).code ?? String(each.reason))).sort()

it('of two people who open a change of one item in the same moment one is told of the other', async () => {
  const body = { kind: 'revise', itemCode: 'company-registration', reason: '压缩时限' }
  expect(await settled([manager(openChange, { body }), county(openChange, { body })])).toEqual(['catalogue.change_open', 'done'])
})

it('who sends the same request twice in the same moment opens one change', async () => {
  const body = { kind: 'revise', itemCode: 'individual-business-registration', reason: '压缩时限' }
  const [first, second] = await settled([manager(openChange, { body, key: 'open-twice' }), manager(openChange, { body, key: 'open-twice' })])
  expect(['done', 'platform.in_progress']).toEqual([first, second])
})

it('what editors save in different places in the same moment is all there', async () => {
  const change = await county<ChangeView>(openChange, { body: { kind: 'revise', itemCode: 'road-freight-licence', reason: '完善要素' } })
  const { content } = change
  const params = { id: change.id }
  const edits = [{ notes: '一' }, { reviewPoints: ['二'] }, { exerciseContent: '三' }]
  const saved = await settled(edits.map((edit, index) => (index === 0 ? manager : county)(saveChange, { params, body: { baseRevision: 1, content: { ...content, ...edit } } })))
  expect(saved).toEqual(['done', 'done', 'done'])
  expect(await manager(readChange, { params })).toMatchObject({ revision: 4, content: { notes: '一', reviewPoints: ['二'], exerciseContent: '三' } })
})

it('a change published twice in the same moment is one version', async () => {
  const { id, revision } = await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: 'food-business-licence' }, { notes: '一次' })
  const publish = () => reviewer(publishChange, { params: { id }, version: revision, body: { effectiveOn: '2026-03-02' } })
  expect(await settled([publish(), publish()])).toEqual(['catalogue.changed_meanwhile', 'done'])
  expect(await getPublishedItem(platform, 'food-business-licence')).toMatchObject({ version: 2, notes: '一次' })
})

it('new items published in the same moment get codes of their own, and the feed tells them in the order of its numbers', async () => {
  const codes = ['tea-one', 'tea-two', 'tea-three']
  const changes: ChangeView[] = []
  for (const itemCode of codes) changes.push(await aChangeIn(platform, 'approved', { kind: 'create', itemCode, copyOf: 'food-business-licence' }, { name: itemCode }))
  expect(await settled(changes.map(({ id, revision }) => reviewer(publishChange, { params: { id }, version: revision, body: { effectiveOn: '2026-03-02' } })))).toEqual(['done', 'done', 'done'])
  const items = await loadAllItems(platform)
  expect(new Set(codes.map((code) => items.get(code)!.baseCode)).size).toBe(3)
  const feed = await platform.db.query<{ item_code: string; at: Date }>(sql`select item_code, at from catalogue.feed where item_code = any(${codes}::text[]) order by seq`)
  expect(feed.map(({ item_code }) => item_code).sort()).toEqual(codes.toSorted())
  expect(feed.map(({ at }) => at.getTime())).toEqual(feed.map(({ at }) => at.getTime()).toSorted((a, b) => a - b))
})
