import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { validateInput } from '../../../platform/input-validation.ts'
import { completeContent, ItemContentSchema } from '../element-rules.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import type { ItemContent } from '../item.ts'
import { loadAllItems } from '../published-items.ts'
import type { ChangeView } from './change-contract.ts'
import { aChangeIn, type Ask, askAs } from './fixtures.ts'
import { listChanges } from './list-changes.ts'
import { openChange } from './open-change.ts'
import { readChange } from './read-change.ts'
import { listRevisions, readRevision } from './read-revisions.ts'
import { saveChange } from './save-change.ts'
import { submitChange } from './submit-change.ts'
import { withdrawChange } from './withdraw-change.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'

interface Saved {
  revision: number
  content: ItemContent
  isMerged: boolean
}

let manager: Ask
let county: Ask
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  county = await askAs(platform, 'item-manager-379902')
})
const save = (ask: Ask, { id }: ChangeView, baseRevision: number, content: ItemContent) => ask<Saved>(saveChange, { params: { id }, body: { baseRevision, content } })
const refusalOf = async (asked: Promise<unknown>): Promise<Refusal> => {
  const error = await asked.catch((thrown: unknown) => thrown)
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, but: ${JSON.stringify(error)}`)
  return error
}

describe('opening a change', () => {
  it('begins with what is published, and counts nothing as changed', async () => {
    const change = await manager<ChangeView>(openChange, { body: { kind: 'revise', itemCode: FOOD, reason: '压缩时限' } })
    expect(change).toMatchObject({ itemCode: FOOD, itemName: '食品经营许可', kindName: '修订', stateName: '起草中', baseVersion: 1, revision: 1, differences: [], history: [{ what: '发起', note: '压缩时限' }] })
    expect(change.allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)).toEqual(['save', 'submit', 'withdraw'])
    expect(change.allowedActions.find(({ action }) => action === 'approve')!.reason).toContain('请等起草人送审')
  })

  it('is refused while another is open, and says whose', async () => {
    await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: FOOD })
    const refusal = await refusalOf(county(openChange, { body: { kind: 'suspend', itemCode: FOOD, reason: '系统升级' } }))
    expect(refusal).toMatchObject({ code: 'catalogue.change_open', status: 409 })
    expect(refusal.detail).toMatch(/^.+发起的修订还没有办完/)
  })

  it('is possible again once the one before was withdrawn', async () => {
    const change = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })
    await manager(withdrawChange, { params: { id: change.id }, version: change.revision, body: { reason: '重来' } })
    expect(await county<ChangeView>(openChange, { body: { kind: 'revise', itemCode: FOOD, reason: '区里提议' } })).toMatchObject({ state: 'drafted' })
  })

  it('of a new item takes the content of another under a new code, or begins empty', async () => {
    const copy = await manager<ChangeView>(openChange, { body: { kind: 'create', itemCode: 'tea-house-licence', copyOf: FOOD, reason: '新设' } })
    expect(copy).toMatchObject({ baseVersion: null, content: { code: 'tea-house-licence', name: '食品经营许可' } })
    const blank = await manager<ChangeView>(openChange, { body: { kind: 'create', itemCode: 'empty-one', reason: '新设' } })
    expect(blank.content).toMatchObject({ code: 'empty-one', name: '', materials: [] })
    expect(blank.differences).toEqual([])
    expect((await refusalOf(manager(openChange, { body: { kind: 'create', itemCode: FOOD, reason: '新设' } }))).code).toBe('catalogue.code_taken')
    expect((await refusalOf(manager(openChange, { body: { kind: 'create', itemCode: 'other-one', copyOf: 'nobody', reason: '新设' } }))).errors).toMatchObject([{ pointer: '/copyOf' }])
  })

  it('asked for twice under one key opens one change', async () => {
    const body = { kind: 'revise', itemCode: FOOD, reason: '压缩时限' }
    const first = await manager<ChangeView>(openChange, { body, key: 'open-1' })
    expect(await manager<ChangeView>(openChange, { body, key: 'open-1' })).toEqual(first)
    expect((await manager<{ rows: unknown[] }>(listChanges, { query: { state: 'drafted' } })).rows).toHaveLength(1)
  })
})

describe('saving a draft', () => {
  let change: ChangeView
  beforeEach(async () => {
    change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: FOOD })
  })

  it('keeps every saved state, and one goes back by saving an older one', async () => {
    const first = await save(manager, change, 1, { ...change.content, notes: '一' })
    const second = await save(manager, change, first.revision, { ...change.content, notes: '二' })
    expect(second).toMatchObject({ revision: 3, isMerged: false, content: { notes: '二' } })
    expect(await manager(listRevisions, { params: { id: change.id } })).toMatchObject({ rows: [{ revision: 3 }, { revision: 2 }, { revision: 1 }] })
    const older = await manager<{ content: ItemContent }>(readRevision, { params: { id: change.id, revision: 2 } })
    expect(await save(manager, change, second.revision, older.content)).toMatchObject({ revision: 4, content: { notes: '一' } })
    expect((await refusalOf(manager(readRevision, { params: { id: change.id, revision: 9 } }))).code).toBe('catalogue.no_revision')
  })

  it('makes no new revision of the same content, sent again or not', async () => {
    const saved = await save(manager, change, 1, { ...change.content, notes: '一' })
    expect(await save(manager, change, 1, { ...change.content, notes: '一' })).toMatchObject({ revision: saved.revision, isMerged: false })
    expect(await save(manager, change, saved.revision, { ...change.content, notes: '一' })).toMatchObject({ revision: saved.revision })
  })

  it('joins what two editors wrote in different places, and both count as editors', async () => {
    const proposal = await county<ChangeView>(openChange, { body: { kind: 'revise', itemCode: 'company-registration', reason: '区里提议' } })
    await save(manager, proposal, 1, { ...proposal.content, notes: '市里写的' })
    const joined = await save(county, proposal, 1, { ...proposal.content, reviewPoints: ['核对场所'] })
    expect(joined).toMatchObject({ revision: 3, isMerged: true, content: { notes: '市里写的', reviewPoints: ['核对场所'] } })
    const seen = await manager<ChangeView>(readChange, { params: { id: proposal.id } })
    expect(seen.differences.map(({ path }) => path).sort()).toEqual(['notes', 'reviewPoints'])
    expect(seen.editorNames).toHaveLength(2)
  })

  it('refuses what both changed differently, saves nothing, and gives all that is needed to go on', async () => {
    await save(manager, change, 1, { ...change.content, notes: '甲' })
    const refusal = await refusalOf(save(manager, change, 1, { ...change.content, notes: '乙', reviewPoints: ['我的要点'] }))
    expect(refusal).toMatchObject({ code: 'catalogue.edited_meanwhile', status: 409, extra: { revision: 2, conflicts: [{ path: 'notes', title: '备注', mine: '乙', theirs: '甲' }] } })
    expect(await manager(readChange, { params: { id: change.id } })).toMatchObject({ revision: 2, content: { notes: '甲', reviewPoints: [] } })
    const { revision, content } = refusal.extra as { revision: number; content: ItemContent }
    expect(await save(manager, change, revision, { ...content, notes: '乙' })).toMatchObject({ content: { notes: '乙', reviewPoints: ['我的要点'] } })
  })

  it('takes every published item as it is', async () => {
    for (const { item: { version: _, ...content } } of (await loadAllItems(platform)).values()) {
      expect(() => validateInput(ItemContentSchema, content, 'body'), content.code).not.toThrow()
      expect(completeContent(content), content.code).toEqual(content)
    }
  })

  it('refuses a revision that does not exist', async () => {
    expect((await refusalOf(save(manager, change, 7, change.content))).code).toBe('catalogue.no_revision')
  })

  it('lets a published item keep its code, and a new one choose it', async () => {
    expect((await refusalOf(save(manager, change, 1, { ...change.content, code: 'another-code' }))).errors).toMatchObject([{ pointer: '/content/code', message: expect.stringContaining('公布后不变') as string }])
    const fresh = await aChangeIn(platform, 'drafted', { kind: 'create', itemCode: 'tea-house-licence', copyOf: FOOD })
    expect((await refusalOf(save(manager, fresh, 1, { ...fresh.content, code: FOOD }))).errors).toMatchObject([{ message: expect.stringContaining('已用于「食品经营许可」') as string }])
    await save(manager, fresh, 1, { ...fresh.content, code: 'tea-licence' })
    expect(await manager(readChange, { params: { id: fresh.id } })).toMatchObject({ itemCode: 'tea-licence' })
  })

  it('refuses two members of one id and content of another shape', async () => {
    const [material] = change.content.materials
    expect((await refusalOf(save(manager, change, 1, { ...change.content, materials: [material!, material!] }))).errors).toMatchObject([{ pointer: '/content/materials/1/id' }])
    expect((await refusalOf(save(manager, change, 1, { ...change.content, surprise: 1 } as ItemContent))).errors).toMatchObject([{ pointer: '/content/surprise' }])
    expect((await refusalOf(save(manager, change, 1, { ...change.content, onlineDepth: 9 } as never))).errors).toMatchObject([{ pointer: '/content/onlineDepth', message: '网办深度只能从给定的选项中选择。' }])
  })

  it('is for the place that opened it and for the city', async () => {
    expect((await refusalOf(save(county, change, 1, { ...change.content, notes: '区里写的' }))).code).toBe('catalogue.not_your_change')
  })

  it('is refused once it was submitted', async () => {
    const submitted = await manager<ChangeView>(submitChange, { params: { id: change.id }, version: 1 })
    expect((await refusalOf(save(manager, change, submitted.revision, { ...change.content, notes: '晚了' }))).code).toBe('catalogue.wrong_state')
  })
})

describe('sending a draft for review', () => {
  it('refuses what cannot be published and names every place', async () => {
    const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: FOOD }, { name: '', legalBasis: [], departmentName: '航天局', mainItem: FOOD })
    const refusal = await refusalOf(manager(submitChange, { params: { id: change.id }, version: change.revision }))
    expect(refusal).toMatchObject({ code: 'catalogue.not_publishable', status: 422 })
    expect(refusal.errors!.map(({ pointer }) => pointer).sort()).toEqual(['/content/departmentName', '/content/legalBasis', '/content/mainItem', '/content/name'])
    expect(await manager(readChange, { params: { id: change.id } })).toMatchObject({ state: 'drafted', revision: change.revision })
  })

  it('refuses main items that go in a circle or three floors deep', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem({ mainItem: FOOD })])
    const circle = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: FOOD }, { mainItem: 'company-registration' })
    expect((await refusalOf(manager(submitChange, { params: { id: circle.id }, version: circle.revision }))).errors).toMatchObject([{ pointer: '/content/mainItem', message: expect.stringContaining('已是其他事项的主项') as string }])
    const deep = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'company-registration' }, { mainItem: 'tea-house-filing' })
    expect((await refusalOf(manager(submitChange, { params: { id: deep.id }, version: deep.revision }))).errors).toMatchObject([{ message: expect.stringContaining('请直接填写「food-business-licence」') as string }])
  })

  it('joins the draft with a version that a file published meanwhile', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem()])
    const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'tea-house-filing' }, { notes: '草稿里的备注' })
    await importItems(systemContext(platform, 'test'), [aRawItem({ name: '茶馆经营备案' })])
    const submitted = await manager<ChangeView>(submitChange, { params: { id: change.id }, version: change.revision })
    expect(submitted).toMatchObject({ baseVersion: 2, content: { name: '茶馆经营备案', notes: '草稿里的备注' }, differences: [{ path: 'notes' }] })
    expect(await manager(readRevision, { params: { id: change.id, revision: submitted.revision } })).toMatchObject({ content: { name: '茶馆经营备案' } })
  })

  it('refuses it where the file and the draft say different things', async () => {
    await importItems(systemContext(platform, 'test'), [aRawItem()])
    const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'tea-house-filing' }, { name: '茶楼备案' })
    await importItems(systemContext(platform, 'test'), [aRawItem({ name: '茶馆经营备案' })])
    const refusal = await refusalOf(manager(submitChange, { params: { id: change.id }, version: change.revision }))
    expect(refusal).toMatchObject({ code: 'catalogue.base_changed', extra: { version: 2, conflicts: [{ path: 'name' }] } })
  })

  it('refuses who saw an older revision and says what happened since', async () => {
    const change = await aChangeIn(platform, 'submitted', { kind: 'revise', itemCode: FOOD })
    const refusal = await refusalOf(manager(submitChange, { params: { id: change.id }, version: 1 }))
    expect(refusal).toMatchObject({ code: 'catalogue.changed_meanwhile', status: 409, extra: { revision: 2, changes: [{ what: '送审' }] } })
    expect((await refusalOf(manager(submitChange, { params: { id: change.id } }))).code).toBe('platform.version_missing')
    const draft = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'company-registration' }, { notes: '同事刚写的' })
    expect((await refusalOf(manager(submitChange, { params: { id: draft.id }, version: 1 }))).extra).toMatchObject({ revision: 2, changes: [{ by: draft.authorName, what: '保存' }] })
  })
})

describe('the list of changes', () => {
  it('shows what was touched last first, page by page, by state and by who took part', async () => {
    const codes = ['company-registration', FOOD, 'individual-business-registration']
    for (const itemCode of codes) {
      platform.clock.moveTo(new Date(platform.clock.now().getTime() + 60_000))
      await aChangeIn(platform, itemCode === FOOD ? 'submitted' : 'drafted', { kind: 'revise', itemCode })
    }
    interface Page { rows: { itemCode: string; stateName: string }[]; next: string | null }
    const first = await manager<Page>(listChanges, { query: { limit: '2' } })
    expect(first.rows.map(({ itemCode }) => itemCode)).toEqual(codes.slice(1).reverse())
    const second = await manager<Page>(listChanges, { query: { limit: '2', cursor: first.next } })
    expect(second).toMatchObject({ rows: [{ itemCode: codes[0] }], next: null })
    expect((await manager<Page>(listChanges, { query: { state: 'submitted' } })).rows).toMatchObject([{ itemCode: FOOD, stateName: '待审核' }])
    expect((await manager<Page>(listChanges, { query: { mine: 'true' } })).rows).toHaveLength(3)
    expect((await county<Page>(listChanges, { query: { mine: 'true' } })).rows).toEqual([])
    expect((await refusalOf(manager(listChanges, { query: { cursor: 'x' } }))).code).toBe('platform.bad_cursor')
  })
})
