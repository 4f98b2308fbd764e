import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { insertFeed } from '../item-store.ts'
import { type LocalElements, localElements } from '../local-elements.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { refuseOtherRegion } from './claim-board.ts'
import { ALREADY_GUARDED, insertEntryEvents, saveLocal } from './claim-store.ts'
import { EntryParams, EntryView, LocalBody } from './contract.ts'
import { type LocalKey, onlyDifferences, validateLocal } from './local-rules.ts'
import { describeEntry, type EntryLine, getEntryLine, inheritedItem } from './read-entry.ts'

/** What a place says of its own, as a whole: what is not named is again as the place above has it. */
export const changeLocal = defineOperation({
  id: 'catalogue.changeLocal',
  summary: '修改本地内容：只能比标准更短、更少、更深',
  audience: 'staff',
  permission: 'catalogue.claim',
  params: EntryParams,
  body: LocalBody,
  output: EntryView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { divisionCode, code }, body, version }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    refuseOtherRegion(directory, officer, directory.division(divisionCode).region)
    const { keys, answer } = await ctx.db.transaction(async (db) => {
      // Touched first: what is read below, through this transaction, is what the one before left.
      await ctx.memo.touch(db, CATALOGUE_MEMO)
      const inside = { ...ctx, db }
      const { keys, line } = await change(inside, await getEntryLine(inside, directory, divisionCode, code), body.local, version)
      const answer = await describeEntry(inside, directory, line)
      await commit(inside, { region: officer.region, guard: ALREADY_GUARDED, answer })
      return { keys, answer }
    })
    ctx.memo.forget(CATALOGUE_MEMO)
    if (keys.length > 0) await ctx.audit.append({ region: officer.region, operation: 'catalogue.changeLocal', actor: ctx.actor.accountId, subject: `${divisionCode}/${code}`, detail: { elements: keys } })
    return answer
  },
})

/** @returns the elements that changed and the entry as it is now; none when it stood so already */
async function change(ctx: Context, line: EntryLine, wanted: LocalElements, version: number): Promise<{ keys: LocalKey[]; line: EntryLine }> {
  const { place: { region, divisionCode }, item, decision } = line
  if (decision?.state !== 'claimed') throw new Refusal(409, 'catalogue.not_claimed', `「${item.name}」还没有认领，请先认领，再填写本地内容。`)
  const standard = inheritedItem(line)
  const faults = validateLocal(standard, wanted)
  if (faults.length > 0) throw invalidInput(faults.map(({ pointer, message }) => ({ pointer: `/local${pointer}`, message })))
  const local = onlyDifferences(standard, wanted)
  const keys = changedKeys(decision.local, local)
  if (keys.length === 0) return { keys, line }
  const key = { region, division_code: divisionCode, item_code: item.code }
  if (decision.local_version !== version || !(await saveLocal(ctx.db, key, local, version))) {
    throw new Refusal(409, 'catalogue.entry_changed_meanwhile', '这一条刚刚被别人修改过。请刷新后核对，再保存您的修改。', { extra: { localVersion: decision.local_version } })
  }
  const at = ctx.clock.now()
  const detail = { before: decision.local, after: local, titles: keys.map((each) => localElements[each].title) }
  await insertEntryEvents(ctx.db, [{ ...key, id: ctx.ids.next(), kind: 'localChanged', detail }], ctx.actor.name, at)
  await insertFeed(ctx.db, [{ code: item.code, kind: 'entriesChanged', version: item.version, region }], at)
  return { keys, line: { ...line, decision: { ...decision, local, local_version: version + 1 } } }
}

/** Nothing said is not the same as saying that it is empty. */
const changedKeys = (before: LocalElements, after: LocalElements): LocalKey[] =>
  (Object.keys(localElements) as LocalKey[]).filter((key) => canonicalJson({ said: before[key] }) !== canonicalJson({ said: after[key] }))
