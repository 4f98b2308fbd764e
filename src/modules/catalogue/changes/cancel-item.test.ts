import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { checkChange } from '../checks/check-operations.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import { loadAllItems } from '../published-items.ts'
import type { ChangeView } from './change-contract.ts'
import { aChangeIn, type Ask, askAs } from './fixtures.ts'
import { openChange } from './open-change.ts'
import { publishChange } from './publish-change.ts'
import { publishDueChanges } from './publish-due-changes.ts'
import { readChange } from './read-change.ts'
import { submitChange } from './submit-change.ts'

const platform = useTestPlatform()
const TODAY = '2026-03-02'
const TEA = 'tea-house-filing'
const STALL = 'tea-stall-filing'

let manager: Ask
let reviewer: Ask
const importTea = (...rows: object[]) => importItems(systemContext(platform, 'test'), rows)
const importStall = () => importTea(aRawItem({ code: STALL, name: '茶摊备案', mainItem: TEA }))
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  reviewer = await askAs(platform, 'item-reviewer-379900')
  await importTea(aRawItem({ code: TEA, name: '茶馆备案', level: ['县', '乡'] }))
})

const cancelling = (itemCode: string) => manager<ChangeView>(openChange, { body: { kind: 'cancel', itemCode, reason: '合并' } })
const submit = ({ id, revision }: ChangeView) => manager<ChangeView>(submitChange, { params: { id }, version: revision })
const publish = ({ id, revision }: ChangeView, body: object = { effectiveOn: TODAY }) => reviewer<ChangeView>(publishChange, { params: { id }, version: revision, body })
const stateOf = async (code: string) => (await loadAllItems(platform)).get(code)!.state
const recordOf = (code: string) => platform.db.query<{ kind: string; actor_name: string; reason: string }>(sql`select kind, actor_name, detail->>'reason' as reason from catalogue.entry_event where item_code = ${code}`)
const entriesOf = (code: string) => platform.db.query<{ division_code: string }>(sql`select division_code from catalogue.entry where item_code = ${code}`)

describe('a main item', () => {
  it('is not sent for review to be cancelled while a sub-item lives, and the refusal names it', async () => {
    await importStall()
    await expect(submit(await cancelling(TEA))).rejects.toMatchObject({ status: 409, code: 'catalogue.has_sub_items', detail: expect.stringContaining('「茶摊备案」') as string, extra: { subItems: [{ code: STALL, name: '茶摊备案' }] } })
  })

  it('is not cancelled when a sub-item came while the change was reviewed', async () => {
    const approved = await aChangeIn(platform, 'approved', { kind: 'cancel', itemCode: TEA })
    await importStall()
    await expect(publish(approved)).rejects.toMatchObject({ code: 'catalogue.has_sub_items' })
    expect(await stateOf(TEA)).toBe('active')
    expect((await entriesOf(TEA)).length).toBeGreaterThan(0)
  })

  it('whose cancellation was scheduled goes back to its author when a sub-item came meanwhile', async () => {
    const scheduled = await publish(await aChangeIn(platform, 'approved', { kind: 'cancel', itemCode: TEA }), { effectiveOn: '2026-03-03' })
    await importStall()
    platform.clock.moveTo(new Date('2026-03-03T09:00:00+08:00'))
    await publishDueChanges.run(systemContext(platform, 'catalogue.publishDueChanges'))
    const back = await manager<ChangeView>(readChange, { params: { id: scheduled.id } })
    expect(back).toMatchObject({ state: 'drafted', history: expect.arrayContaining([expect.objectContaining({ note: expect.stringContaining('茶摊备案') as string })]) as unknown })
  })

  it('whose last day has come goes on until its sub-items are cancelled', async () => {
    await publish(await aChangeIn(platform, 'approved', { kind: 'revise', itemCode: TEA }, { notes: '试行一天' }), { effectiveOn: TODAY, cancelOn: '2026-03-03' } as object)
    await importStall()
    platform.clock.moveTo(new Date('2026-03-03T09:00:00+08:00'))
    const look = () => publishDueChanges.run(systemContext(platform, 'catalogue.publishDueChanges'))
    await look()
    expect(await stateOf(TEA)).toBe('active')
    await publish(await aChangeIn(platform, 'approved', { kind: 'cancel', itemCode: STALL }), { effectiveOn: '2026-03-03' })
    await look()
    expect(await stateOf(TEA)).toBe('cancelled')
    expect(new Set((await recordOf(TEA)).map(({ reason }) => reason))).toEqual(new Set(['事项已取消']))
  })

  it('is cancelled after its sub-items, and may be suspended before them with a warning', async () => {
    await importStall()
    const suspending = await manager<ChangeView>(openChange, { body: { kind: 'suspend', itemCode: TEA, reason: '系统升级' } })
    expect(await manager(checkChange, { params: { id: suspending.id } })).toMatchObject({
      isPublishable: true, findings: expect.arrayContaining([expect.objectContaining({ ruleId: 'subItemsFollowMain', severity: 'warn', message: expect.stringContaining('「茶摊备案」仍可以申请') as string })]) as unknown,
    })
    await submit(suspending)
    await publish(await aChangeIn(platform, 'approved', { kind: 'cancel', itemCode: STALL }))
    expect(await stateOf(STALL)).toBe('cancelled')
  })
})

it('an item that is cancelled is handled nowhere any more, and every place that handled it finds out why', async () => {
  const places = await entriesOf(TEA)
  await publish(await aChangeIn(platform, 'approved', { kind: 'cancel', itemCode: TEA }))
  expect(await entriesOf(TEA)).toEqual([])
  const reviewerName = (await recordOf(TEA))[0]!.actor_name
  expect(reviewerName).not.toBe('系统')
  expect(await recordOf(TEA)).toEqual(places.map(() => ({ kind: 'released', actor_name: reviewerName, reason: '事项已取消' })))
})
