import Type from 'typebox'
import { Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { commit } from '../../platform/unit-of-work.ts'
import type { ChangePerson } from './changes/change-rules.ts'
import { getChangePerson } from './changes/describe-change.ts'
import { ItemParams } from './contract.ts'
import type { ItemState } from './item-store.ts'
import { confirmVersion } from './manage-items-store.ts'
import { CATALOGUE_MEMO, loadAllItems } from './published-items.ts'

/** Why this person may not say that a guide is right; undefined when they may. */
export function confirmRefusal(state: ItemState, { mayEdit, isOfCity }: ChangePerson): Refusal | undefined {
  if (state === 'cancelled') return new Refusal(409, 'catalogue.not_active', '这个事项已取消，不用再核对指南。')
  if (!mayEdit) return new Refusal(403, 'catalogue.not_editor', '由事项管理员核对。')
  if (!isOfCity) return new Refusal(403, 'catalogue.not_city', '全市统一的内容由市级事项管理员核对；发现不对的，请发起修订。')
  return undefined
}

/** 核对办事指南: somebody looked through it today and found it right, without changing it. */
export const confirmGuide = defineOperation({
  id: 'catalogue.confirmGuide',
  summary: '核对办事指南，确认今天仍然正确',
  audience: 'staff',
  permission: 'catalogue.edit',
  params: ItemParams,
  output: Type.Object({ code: Type.String(), version: Type.Integer(), confirmedOn: Type.String({ format: 'date' }) }),
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { code }, version }) {
    const person = await getChangePerson(ctx)
    const published = (await loadAllItems(ctx)).get(code)
    if (!published) throw new Refusal(404, 'catalogue.no_item', '没有找到这个事项。请核对后重试。')
    const refusal = confirmRefusal(published.state, person)
    if (refusal) throw refusal
    const answer = { code, version, confirmedOn: ctx.clock.today() }
    await ctx.db.transaction(async (db) => {
      await ctx.memo.touch(db, CATALOGUE_MEMO)
      const isWritten = await commit({ ...ctx, db }, { region: person.region, guard: confirmVersion(code, version, answer.confirmedOn, person.name), answer })
      if (!isWritten) throw new Refusal(409, 'catalogue.changed_meanwhile', '您核对的不是现行的一版，请打开最新内容后再核对。', { extra: { version: published.item.version } })
    })
    ctx.memo.forget(CATALOGUE_MEMO)
    await ctx.audit.append({ region: person.region, operation: 'catalogue.confirmGuide', actor: ctx.actor.accountId, subject: code, detail: { version } })
    return answer
  },
})
