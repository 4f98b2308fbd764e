import Type from 'typebox'
import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { completeContent, ItemContentSchema } from '../element-rules.ts'
import type { ItemContent } from '../item.ts'
import { checkIds, withoutBlanks } from '../item-rules.ts'
import { loadAllItems } from '../published-items.ts'
import { ChangeParams, StoredContent } from './change-contract.ts'
import { type ChangePerson, changeOpen, refusalOf } from './change-rules.ts'
import { findOpenChange, findRevisionContent, insertRevision, updateChange } from './change-store.ts'
import { getChange, getChangePerson } from './describe-change.ts'
import type { ItemChange } from './item-change.ts'
import { mergeContents } from './merge-rules.ts'
import { refusingSecondOpen } from './step-change.ts'

/** Several editors who save in the same moment follow each other; more often than this somebody is in a loop. */
const MAX_RACES = 5

const Saved = Type.Object({ revision: Type.Integer(), content: StoredContent, isMerged: Type.Boolean() })

/**
 * 保存起草内容. What others saved since `baseRevision` is joined with what came; where both changed the same place
 * differently nothing is saved and the refusal names the places. Its `content` is the joined one with theirs in those
 * places and its `revision` what to save on from: who then writes their own there and saves again loses nothing of either.
 */
export const saveChange = defineOperation({
  id: 'catalogue.saveChange',
  summary: '保存起草内容，与他人的修改合并',
  audience: 'staff',
  permission: 'catalogue.edit',
  params: ChangeParams,
  body: Type.Object({ baseRevision: Type.Integer({ title: '起草所据的修订号', minimum: 1 }), content: ItemContentSchema }, { additionalProperties: false }),
  output: Saved,
  isWrite: true,
  async run(ctx, { params, body }) {
    const person = await getChangePerson(ctx)
    const mine = completeContent(withoutBlanks(body.content))
    const faults = checkIds(mine)
    if (faults.length > 0) throw invalidInput(faults.map(({ path, message }) => ({ pointer: `/content/${path}`, message })))
    for (let race = 0; race < MAX_RACES; race++) {
      const saved = await saveOn(ctx, await getChange(ctx, params.id), person, body.baseRevision, mine)
      if (saved) return saved
    }
    throw new Refusal(409, 'catalogue.busy', '很多人正在保存这份内容，请稍等片刻再保存。您填写的内容还在本页。')
  },
})

interface SavedContent {
  revision: number
  content: ItemContent
  isMerged: boolean
}

/** undefined: somebody saved in between. */
async function saveOn(ctx: Context, change: ItemChange, person: ChangePerson, baseRevision: number, mine: ItemContent): Promise<SavedContent | undefined> {
  const refusal = refusalOf(change, 'save', person)
  if (refusal) throw refusal
  const content = await joined(ctx, change, baseRevision, mine)
  if (content.code !== change.itemCode) await refuseCode(ctx, change, content.code)
  const isMerged = !isSame(content, mine)
  if (isSame(content, change.content)) return { revision: change.revision, content, isMerged }
  const next: ItemChange = {
    ...change,
    content,
    itemCode: content.code,
    revision: change.revision + 1,
    editorIds: change.editorIds.includes(person.id) ? change.editorIds : [...change.editorIds, person.id],
    updatedAt: ctx.clock.now(),
  }
  const answer: SavedContent = { revision: next.revision, content, isMerged }
  // No answer is remembered: the same request again joins to what is saved already, and a save comes every few seconds.
  const isWritten = await refusingSecondOpen(ctx, next, commit({ ...ctx, idempotency: undefined }, { region: person.region, guard: updateChange(next, change.revision), parts: [insertRevision(next, person)], answer }))
  return isWritten ? answer : undefined
}

async function joined(ctx: Context, change: ItemChange, baseRevision: number, mine: ItemContent): Promise<ItemContent> {
  if (baseRevision === change.revision) return mine
  const base = baseRevision < change.revision ? await findRevisionContent(ctx.db, change.id, baseRevision) : undefined
  if (!base) throw new Refusal(422, 'catalogue.no_revision', '找不到起草所据的那次保存，请重新打开这项变更。', { errors: [{ pointer: '/baseRevision', message: '没有这个修订号。' }] })
  const { content, conflicts } = mergeContents(base.content, mine, change.content)
  if (conflicts.length === 0) return content
  throw new Refusal(409, 'catalogue.edited_meanwhile', `有 ${conflicts.length} 处同时被别人改成了别的内容（${conflicts.map(({ title }) => title).slice(0, 3).join('、')}），还没有保存。请逐处选定后再保存。`, {
    extra: { revision: change.revision, content, conflicts },
  })
}

/** Cases, pages and other systems name an item by its code: it is chosen once, before the first publication. */
async function refuseCode(ctx: Context, change: ItemChange, code: string): Promise<void> {
  const wrong = (message: string) => invalidInput([{ pointer: '/content/code', message }])
  if (change.kind !== 'create') throw wrong(`事项编码公布后不变，应为 ${change.itemCode}。`)
  if (code === '') throw wrong('请填写事项编码。')
  const owner = (await loadAllItems(ctx)).get(code)
  if (owner) throw wrong(`编码「${code}」已用于「${owner.item.name}」，请换一个。`)
  const open = await findOpenChange(ctx.db, code)
  if (open) throw changeOpen(open)
}

const isSame = (a: ItemContent, b: ItemContent): boolean => canonicalJson(a) === canonicalJson(b)
