import { beforeEach, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { ItemContent } from '../item.ts'
import type { ChangeView } from './change-contract.ts'
import type { Difference } from './compare-rules.ts'
import { aChangeIn, type Ask, askAs } from './fixtures.ts'
import { compareRevisions, listRevisions } from './read-revisions.ts'
import { saveChange } from './save-change.ts'
import { submitChange } from './submit-change.ts'

const platform = useTestPlatform()

let manager: Ask
let change: ChangeView
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'food-business-licence' })
})
const save = (baseRevision: number, edits: Partial<ItemContent>) => manager(saveChange, { params: { id: change.id }, body: { baseRevision, content: { ...change.content, ...edits } } })
const compare = (from: number, to: number) => manager<{ from: number; to: number; differences: Difference[] }>(compareRevisions, { params: { id: change.id }, query: { from, to } })
const codeOf = (asked: Promise<unknown>): Promise<string> => asked.then(() => 'no refusal', (error: unknown) => (error instanceof Refusal ? error.code : String(error)))

test('any two saves are compared, in either direction, and a save with itself shows nothing', async () => {
  await save(1, { notes: '一' })
  await save(2, { notes: '二', reviewPoints: ['核对场所'] })
  const forth = (await compare(1, 3)).differences
  expect(forth.map(({ path }) => path).sort()).toEqual(['notes', 'reviewPoints'])
  const back = (await compare(3, 1)).differences
  expect(back.find(({ path }) => path === 'notes')).toMatchObject({ before: '二' })
  expect((await compare(2, 3)).differences.find(({ path }) => path === 'notes')).toMatchObject({ before: '一', after: '二', kind: 'changed' })
  expect((await compare(3, 3)).differences).toEqual([])
})

test('what saved nothing cannot be compared, nor can a change that does not exist', async () => {
  await save(1, { notes: '一' })
  await manager(submitChange, { params: { id: change.id }, version: 2 })
  expect(await codeOf(compare(1, 3))).toBe('catalogue.no_revision') // the submission is revision 3
  expect(await codeOf(compare(9, 1))).toBe('catalogue.no_revision')
  expect(await codeOf(manager(compareRevisions, { params: { id: '019a0000-0000-7000-8000-0000000000aa' }, query: { from: 1, to: 2 } }))).toBe('catalogue.no_change')
})

test('the list of saves comes page by page, newest first, without losing or repeating one', async () => {
  for (let revision = 1; revision <= 4; revision++) await save(revision, { notes: `第 ${revision} 次` })
  const seen: number[] = []
  let before: string | undefined
  for (let pages = 0; pages < 3; pages++) {
    const page = await manager<{ rows: { revision: number; editorName: string }[]; next: number | null }>(listRevisions, { params: { id: change.id }, query: { limit: '2', ...(before ? { before } : {}) } })
    seen.push(...page.rows.map(({ revision }) => revision))
    before = page.next === null ? undefined : String(page.next)
    if (before === undefined) break
  }
  expect(seen).toEqual([5, 4, 3, 2, 1])
  expect(before).toBeUndefined()
})
