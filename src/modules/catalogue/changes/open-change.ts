import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { ItemContent } from '../item.ts'
import { loadAllItems } from '../published-items.ts'
import { ChangeView, OpenBody } from './change-contract.ts'
import { changeOpen, openingRefusal } from './change-rules.ts'
import { findOpenChange, insertChange, insertRevision } from './change-store.ts'
import { blankContent, describeChange, getChangePerson } from './describe-change.ts'
import type { ItemChange } from './item-change.ts'
import { recordStep, refusingSecondOpen } from './step-change.ts'

/** 发起变更: the city's own or a county's proposal; at most one is open for an item. */
export const openChange = defineOperation({
  id: 'catalogue.openChange',
  summary: '发起事项的新增、修订、暂停、恢复或取消',
  audience: 'staff',
  permission: 'catalogue.edit',
  body: OpenBody,
  output: ChangeView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const person = await getChangePerson(ctx)
    const start = await startOf(ctx, body)
    const at = ctx.clock.now()
    const change: ItemChange = {
      id: ctx.ids.next(), itemCode: body.itemCode, kind: body.kind, state: 'drafted', ...start, reason: body.reason,
      effectiveOn: null, cancelOn: null, revision: 1, editorIds: [person.id], authorName: person.name, reviewerId: null,
      history: [{ at: at.toISOString(), by: person.name, region: person.region, step: 'opened', note: body.reason }],
      version: null, createdAt: at, updatedAt: at,
    }
    const answer = await describeChange(ctx, change, person)
    await refusingSecondOpen(ctx, change, commit(ctx, { region: person.region, guard: insertChange(change), parts: [insertRevision(change, person)], answer, status: 201 }))
    await recordStep(ctx, person.region, 'catalogue.openChange', change)
    return answer
  },
})

async function startOf(ctx: Context, { kind, itemCode, copyOf }: Static<typeof OpenBody>): Promise<{ content: ItemContent; baseVersion: number | null; baseCode: string | null }> {
  const items = await loadAllItems(ctx)
  const open = await findOpenChange(ctx.db, itemCode)
  const existing = items.get(itemCode)
  if (kind !== 'create') {
    if (!existing) throw notFound('这个事项', 'catalogue.no_item')
    const refusal = openingRefusal(kind, existing.state, open)
    if (refusal) throw refusal
    const { version, ...content } = existing.item
    return { content, baseVersion: version, baseCode: existing.baseCode }
  }
  if (existing) throw new Refusal(409, 'catalogue.code_taken', `编码「${itemCode}」已用于「${existing.item.name}」，请换一个；要改那个事项，请发起修订。`, { errors: [{ pointer: '/itemCode', message: '编码已被使用。' }] })
  if (open) throw changeOpen(open)
  if (copyOf === undefined) return { content: blankContent(itemCode), baseVersion: null, baseCode: null }
  const model = items.get(copyOf)
  if (!model) throw invalidInput([{ pointer: '/copyOf', message: `没有编码为「${copyOf}」的事项，请核对。` }])
  const { version: _, ...content } = model.item
  // A national or local code belongs to the one item it was given to.
  return { content: { ...content, code: itemCode, localBaseCode: null }, baseVersion: null, baseCode: null }
}
