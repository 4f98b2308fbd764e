import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { createClock } from '../../../platform/clock.ts'
import { systemContext } from '../../../platform/context.ts'
import type { ItemContent } from '../item.ts'
import type { ChangeView } from './change-contract.ts'
import { listRevisionRows } from './change-store.ts'
import { aChangeIn, askAs } from './fixtures.ts'
import { readRevision } from './read-revisions.ts'
import { saveChange } from './save-change.ts'
import { thinRevisions } from './thin-revisions.ts'
import { withdrawChange } from './withdraw-change.ts'

const platform = useTestPlatform()

const at = (time: string) => {
  platform.clock = createClock(new Date(`${time}+08:00`))
}
const thin = () => thinRevisions.run(systemContext(platform, thinRevisions.id))
const revisionsOf = async ({ id }: ChangeView) => (await listRevisionRows(platform.db, id)).map(({ revision }) => revision).reverse()

/** A change that was saved at these times after it was begun; each save says something else. */
async function aSavedChange(itemCode: string, times: readonly string[]): Promise<ChangeView> {
  const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode })
  const manager = await askAs(platform, 'item-manager-379900')
  for (const [index, time] of times.entries()) {
    at(time)
    await manager(saveChange, { params: { id: change.id }, body: { baseRevision: index + 1, content: { ...change.content, notes: `第 ${index + 1} 次` } } })
  }
  return change
}

test('a change that was withdrawn keeps its first and last save and one a day; run again nothing more goes', async () => {
  const change = await aSavedChange('food-business-licence', ['2026-03-02T10:00:00', '2026-03-02T10:00:05', '2026-03-03T09:00:00', '2026-03-03T09:00:05', '2026-03-04T09:00:00'])
  const manager = await askAs(platform, 'item-manager-379900')
  await manager(withdrawChange, { params: { id: change.id }, version: 6, body: { reason: '不改了' } })
  await thin()
  expect(await revisionsOf(change)).toEqual([1, 3, 5, 6])
  await thin()
  expect(await revisionsOf(change)).toEqual([1, 3, 5, 6])
  expect(await manager<{ content: ItemContent }>(readRevision, { params: { id: change.id, revision: 5 } })).toMatchObject({ content: { notes: '第 4 次' } })
})

test('an open change keeps every save for seven days and then one an hour', async () => {
  const change = await aSavedChange('food-business-licence', ['2026-03-02T10:00:00', '2026-03-02T10:30:00', '2026-03-02T11:00:00', '2026-03-09T10:00:00', '2026-03-09T10:00:05'])
  at('2026-03-09T09:59:00')
  await thin()
  expect(await revisionsOf(change)).toEqual([1, 2, 3, 4, 5, 6])
  at('2026-03-10T10:00:00')
  await thin()
  expect(await revisionsOf(change)).toEqual([1, 3, 4, 5, 6])
})

test('whoever still edits on a save that went is joined with the others from the one before', async () => {
  const change = await aSavedChange('food-business-licence', ['2026-03-02T10:00:00', '2026-03-02T10:30:00', '2026-03-20T10:00:00'])
  await thin()
  expect(await revisionsOf(change)).toEqual([1, 3, 4])
  const manager = await askAs(platform, 'item-manager-379900')
  const saved = await manager<{ isMerged: boolean; content: ItemContent }>(saveChange, { params: { id: change.id }, body: { baseRevision: 2, content: { ...change.content, reviewPoints: ['核对场所'] } } })
  expect(saved).toMatchObject({ isMerged: true, content: { notes: '第 3 次', reviewPoints: ['核对场所'] } })
})
