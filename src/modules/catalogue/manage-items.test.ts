import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { Refusal } from '../../platform/errors.ts'
import { aChangeIn, type Ask, askAs } from './changes/fixtures.ts'
import { publishChange } from './changes/publish-change.ts'
import { confirmGuide } from './confirm-guide.ts'
import { itemElements } from './item-elements.ts'
import type { ManagedItem } from './manage-contract.ts'
import { compareVersions, listManagedItems, readElements, readItemVersion, readManagedItem } from './manage-items.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'

let manager: Ask
let reviewer: Ask
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  reviewer = await askAs(platform, 'item-reviewer-379900')
})

interface Page {
  rows: { code: string; name: string; state: string; openChange: object | null }[]
  next: string | null
  total: number
  departments: { name: string; count: number }[]
}
const list = (query: Record<string, string> = {}) => manager<Page>(listManagedItems, { query })
const codeOf = (asked: Promise<unknown>): Promise<string> => asked.then(() => 'no refusal', (error: unknown) => (error instanceof Refusal ? error.code : String(error)))
async function publish(kind: 'revise' | 'suspend', edits = {}): Promise<void> {
  const { id, revision } = await aChangeIn(platform, 'approved', { kind, itemCode: FOOD }, edits)
  await reviewer(publishChange, { params: { id }, version: revision, body: { effectiveOn: '2026-03-02' } })
}

describe('the catalogue as its keepers see it', () => {
  it('names every department with how many items it has, whatever page or department is asked for', async () => {
    const { departments, total } = await list({ limit: '1' })
    expect(departments.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    const [{ name, count }] = departments as [{ name: string; count: number }]
    const narrowed = await list({ department: name })
    expect(narrowed.total).toBe(count)
    expect(narrowed.departments).toEqual(departments)
  })

  it('is listed page by page without losing or repeating an item', async () => {
    const codes: string[] = []
    let page = await list({ limit: '70' })
    for (; page.next; page = await list({ limit: '70', cursor: page.next })) codes.push(...page.rows.map(({ code }) => code))
    codes.push(...page.rows.map(({ code }) => code))
    expect(new Set(codes).size).toBe(160)
    expect(codes).toHaveLength(page.total)
    expect(await codeOf(list({ cursor: 'nobody' }))).toBe('platform.bad_cursor')
  })

  it('is found by name, by what people say, by code, department, type and state', async () => {
    expect((await list({ q: '食品经营' })).rows.map(({ code }) => code)).toContain(FOOD)
    expect((await list({ q: 'FOOD-business-l' })).rows).toMatchObject([{ code: FOOD, name: '食品经营许可', stateName: '正在办理', departmentName: '市场监督管理局', typeName: '行政许可', version: 1, openChange: null }])
    expect((await list({ department: '市场监督管理局', type: 'licence', limit: '200' })).rows.map(({ code }) => code)).toContain(FOOD)
    expect((await list({ department: '没有这个局' })).total).toBe(0)
    await publish('suspend')
    expect((await list({ state: 'suspended' })).rows).toMatchObject([{ code: FOOD, stateName: '已暂停' }])
  })

  it('says which change is open', async () => {
    const { id } = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })
    expect((await list({ q: FOOD })).rows[0]!.openChange).toMatchObject({ id, state: 'submitted', stateName: '待审核', kindName: '修订' })
    const item = await manager<ManagedItem>(readManagedItem, { params: { code: FOOD } })
    expect(item.openChange).toMatchObject({ id })
    expect(item.allowedActions).toMatchObject([{ action: 'revise', isAllowed: false, reason: expect.stringContaining('还没有办完') as string }, {}, {}, {}, { action: 'confirm', isAllowed: true, reason: null }])
  })

  it('shows an item with all its versions, who published them, and what each role can do', async () => {
    await publish('revise', { notes: '第二版' })
    const item = await manager<ManagedItem>(readManagedItem, { params: { code: FOOD } })
    expect(item).toMatchObject({
      code: FOOD, version: 2, stateName: '正在办理', content: { notes: '第二版' }, confirmedOn: '2026-03-02',
      versions: [{ version: 2, stateName: '现行', publishedBy: expect.any(String) as string, effectiveOn: '2026-03-02' }, { version: 1, stateName: '已被替代', publishedBy: null }],
    })
    expect(item.content).not.toHaveProperty('version')
    const possible = (seen: ManagedItem) => seen.allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)
    expect(possible(item)).toEqual(['revise', 'suspend', 'cancel', 'confirm'])
    expect(possible(await reviewer<ManagedItem>(readManagedItem, { params: { code: FOOD } }))).toEqual([])
    expect(await codeOf(manager(readManagedItem, { params: { code: 'nobody' } }))).toBe('catalogue.no_item')
  })

  it('compares any two versions and reads each', async () => {
    await publish('revise', { notes: '第二版' })
    await publish('revise', { notes: '第三版', onlinePayment: false })
    expect(await manager(compareVersions, { params: { code: FOOD } })).toEqual({ from: 2, to: 3, differences: [{ path: 'notes', title: '备注', kind: 'changed', before: '第二版', after: '第三版' }] })
    expect(await manager(compareVersions, { params: { code: FOOD }, query: { from: '3', to: '1' } })).toMatchObject({ differences: [{ path: 'notes', before: '第三版' }] })
    expect(await manager(readItemVersion, { params: { code: FOOD, version: '2' } })).toMatchObject({ version: 2, content: { notes: '第二版' } })
    expect(await codeOf(manager(readItemVersion, { params: { code: FOOD, version: '4' } }))).toBe('catalogue.no_version')
  })

  it('describes every element to the editor', async () => {
    const registry = await manager<{ groups: { elements: string[] }[]; elements: object; localElements: object }>(readElements)
    expect(registry.groups.flatMap(({ elements }) => elements).sort()).toEqual(Object.keys(itemElements).sort())
    expect(registry.elements).toMatchObject({ name: { title: '事项名称', kind: 'text' } })
  })
})

describe('a guide that somebody found right today', () => {
  const confirm = (ask: Ask, version: number) => ask(confirmGuide, { params: { code: FOOD }, version })

  it('says so from then on', async () => {
    platform.clock.moveTo(new Date('2026-04-01T09:00:00+08:00'))
    expect(await confirm(manager, 1)).toEqual({ code: FOOD, version: 1, confirmedOn: '2026-04-01' })
    expect(await manager<ManagedItem>(readManagedItem, { params: { code: FOOD } })).toMatchObject({ confirmedOn: '2026-04-01', version: 1 })
  })

  it('is confirmed by the city, and only the version that people read', async () => {
    expect(await codeOf(confirm(await askAs(platform, 'item-manager-379902'), 1))).toBe('catalogue.not_city')
    expect(await codeOf(confirm(manager, 2))).toBe('catalogue.changed_meanwhile')
  })
})
