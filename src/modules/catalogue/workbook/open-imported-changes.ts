import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { changeOpen, type ChangePerson, openingRefusal } from '../changes/change-rules.ts'
import { listOpenChanges } from '../changes/change-store.ts'
import type { ItemChange } from '../changes/item-change.ts'
import { ALREADY_GUARDED } from '../entries/claim-store.ts'
import type { PlannedItem } from '../import-plan-rules.ts'
import type { PublishedItem } from '../published-items.ts'
import { insertChanges } from './imported-change-store.ts'

/** Changes written in one statement: keeps it under a few megabytes. */
const CHANGES_A_STATEMENT = 500

/** Why no change can be opened for some of these items, by code. */
export async function findOpeningRefusals(ctx: Pick<Context, 'db'>, planned: readonly PlannedItem[], items: ReadonlyMap<string, PublishedItem>): Promise<Map<string, Refusal>> {
  const open = new Map((await listOpenChanges(ctx.db, planned.map(({ item }) => item.code))).map((change) => [change.itemCode, change]))
  const refusals = new Map<string, Refusal>()
  for (const { item, isNew } of planned) {
    const change = open.get(item.code)
    const refusal = isNew ? change && changeOpen(change) : openingRefusal('revise', items.get(item.code)!.state, change)
    if (refusal) refusals.set(item.code, refusal)
  }
  return refusals
}

/**
 * One drafted change for each item of a file, all or none: what a file says is reviewed like what an editor writes.
 * @param answerOf what the caller is told, remembered with them under the request's key
 */
export async function openImportedChanges(ctx: Context, person: ChangePerson, planned: readonly PlannedItem[], reason: string, answerOf: (changes: ItemChange[]) => unknown): Promise<ItemChange[]> {
  const at = ctx.clock.now()
  const changes = planned.map(({ item, version, baseCode, isBaseCodeGiven, isNew }): ItemChange => ({
    id: ctx.ids.next(), itemCode: item.code, kind: isNew ? 'create' : 'revise', state: 'drafted', baseVersion: isNew ? null : version - 1,
    baseCode: isBaseCodeGiven ? baseCode : null, content: item, reason, effectiveOn: null, cancelOn: null, revision: 1, editorIds: [person.id], authorName: person.name, reviewerId: null,
    history: [{ at: at.toISOString(), by: person.name, region: person.region, step: 'opened', note: reason }], version: null, createdAt: at, updatedAt: at,
  }))
  try {
    await ctx.db.transaction(async (db) => {
      for (let from = 0; from < changes.length; from += CHANGES_A_STATEMENT) await insertChanges(db, changes.slice(from, from + CHANGES_A_STATEMENT), person, at)
      await commit({ ...ctx, db }, { region: person.region, guard: ALREADY_GUARDED, answer: answerOf(changes) })
    })
  } catch (error) {
    if (!isUniqueViolation(error) || error.constraint !== 'item_change_open') throw error
    throw new Refusal(409, 'catalogue.change_open', '导入期间，文件中的某个事项刚由同事发起了变更。请重新试读，按提示处理后再导入。')
  }
  return changes
}
