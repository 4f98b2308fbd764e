import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { type Directory, getDirectory, getOfficer, type Officer } from '../../organisation/index.ts'
import { type EntryPlace, toEntries } from '../entry-rules.ts'
import { createItemPlaces, type ItemPlaces } from '../item-places.ts'
import { insertFeed } from '../item-store.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { type ClaimOutcome, type ClaimVerb, decideClaim, expectedPlaces, isInScope } from './claim-rules.ts'
import { ALREADY_GUARDED, type ClaimableRow, deleteDecisions, type DecisionRow, insertEntryEvents, listClaimable, listDecisions, upsertDecisions } from './claim-store.ts'
import { entriesChangedLines } from './keep-entries.ts'
import { ClaimAnswer, ClaimBody, ClaimBodyWithReason, type EntryNames } from './contract.ts'

const staffWrite = { audience: 'staff', permission: 'catalogue.claim', output: ClaimAnswer, isWrite: true } as const

/** 认领: the place handles the item from now on, under an 实施编码 of its own. */
export const claimItems = defineOperation({
  id: 'catalogue.claimItems',
  summary: '认领事项，一次最多 500 条，逐条给出结果',
  ...staffWrite,
  body: ClaimBody,
  run: (ctx, { body }) => decide(ctx, 'claim', body.entries, null),
})

/** 不办理: the place says why the item is not handled there. */
export const declineItems = defineOperation({
  id: 'catalogue.declineItems',
  summary: '说明不办理及理由',
  ...staffWrite,
  body: ClaimBodyWithReason,
  run: (ctx, { body }) => decide(ctx, 'decline', body.entries, body.reason.trim()),
})

/** 解除认领: new applications are no longer taken there; running cases keep the place and the version they began with. */
export const releaseItems = defineOperation({
  id: 'catalogue.releaseItems',
  summary: '解除认领并说明理由；正在办理的办件不受影响',
  ...staffWrite,
  body: ClaimBodyWithReason,
  run: (ctx, { body }) => decide(ctx, 'release', body.entries, body.reason.trim()),
})

type Result = ClaimAnswer['results'][number]

const EVENTS = { claim: 'claimed', decline: 'declined', release: 'released' } as const

/** A line that may be written: its place with the codes that follow from it, and what stood there before. */
interface Decided {
  entry: EntryPlace
  before: DecisionRow | undefined
}

/** What is right is written in one transaction, what is wrong is told line by line: nothing of a line is half written. */
async function decide(ctx: Context, verb: ClaimVerb, names: EntryNames, reason: string | null): Promise<ClaimAnswer> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const wanted = [...new Map(names.map((name) => [`${name.divisionCode}/${name.itemCode}`, name])).values()]
  const { answer, decided } = await ctx.db.transaction(async (db) => {
    // Touched first: its row lock lets two who decide about the same place follow each other.
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const lines = planLines(directory, officer, wanted, await listClaimable(db, [...new Set(wanted.map(({ itemCode }) => itemCode))]))
    const stored = await listDecisions(db, lines.flatMap(({ entry }) => entry ?? []))
    const { results, decided } = decideLines(verb, reason, lines, stored)
    if (decided.length > 0) await write(ctx, db, verb, reason, decided)
    const answer = { results, counts: countOutcomes(results) }
    await commit({ ...ctx, db }, { region: officer.region, guard: ALREADY_GUARDED, answer })
    return { answer, decided }
  })
  // A reader may have loaded the old claims between the touch and the commit.
  ctx.memo.forget(CATALOGUE_MEMO)
  if (decided.length > 0) {
    await ctx.audit.append({
      region: officer.region,
      operation: `catalogue.${verb}Items`,
      actor: ctx.actor.accountId,
      detail: { reason, entries: decided.map(({ entry }) => `${entry.division_code}/${entry.item_code}`) },
    })
  }
  return answer
}

type Line = { name: EntryNames[number]; entry: EntryPlace; fault?: never } | { name: EntryNames[number]; entry?: never; fault: string }

/** What each line means: the place with its codes, or why there is none such. */
function planLines(directory: Directory, officer: Officer, names: EntryNames, claimable: readonly ClaimableRow[]): Line[] {
  const items = new Map(claimable.map((row) => [row.code, row]))
  const places = createItemPlaces(directory)
  const expected = new Map(claimable.map((row) => [row.code, placesByDivision(row, places)]))
  const knows = new Set(directory.listRegions().filter(({ code }) => isInScope(officer.region, code)).map(({ code }) => code))
  return names.map((name): Line => {
    const item = items.get(name.itemCode)
    if (!item) return { name, fault: '没有这个事项，请刷新清单后再选。' }
    const entry = expected.get(name.itemCode)!.get(name.divisionCode)
    if (entry && !knows.has(entry.region)) return { name, fault: `不属于${directory.region(officer.region)}，请由当地的事项管理员处理。` }
    if (item.state === 'cancelled') return { name, fault: '事项已取消，不用再认领。' }
    return entry ? { name, entry } : { name, fault: `「${item.name}」不由这一级或这个地方办理，不用认领。` }
  })
}

const placesByDivision = (item: ClaimableRow, places: ItemPlaces): ReadonlyMap<string, EntryPlace> =>
  new Map(expectedPlaces({ levels: item.levels, departmentName: item.department_name }, places.placesOf).flatMap(({ level, ...place }) =>
    toEntries({ code: item.code, version: item.version, levels: [level] }, item.base_code, () => [place]).map((entry): [string, EntryPlace] => [entry.division_code, entry])))

function decideLines(verb: ClaimVerb, reason: string | null, lines: readonly Line[], stored: readonly DecisionRow[]): { results: Result[]; decided: Decided[] } {
  const known = new Map(stored.map((row) => [`${row.division_code}/${row.item_code}`, row]))
  const results: Result[] = []
  const decided: Decided[] = []
  for (const { name, entry, fault } of lines) {
    const before = known.get(`${name.divisionCode}/${name.itemCode}`)
    const outcome: ClaimOutcome = entry ? decideClaim(verb, before, reason) : { outcome: 'refused', reason: fault }
    results.push({ ...name, outcome: outcome.outcome, reason: outcome.outcome === 'refused' ? outcome.reason : null })
    if (entry && outcome.outcome === 'done') decided.push({ entry, before })
  }
  return { results, decided }
}

async function write(ctx: Context, db: Db, verb: ClaimVerb, reason: string | null, decided: readonly Decided[]): Promise<void> {
  const at = ctx.clock.now()
  const entries = decided.map(({ entry }) => entry)
  if (verb === 'release') await deleteDecisions(db, entries)
  else await upsertDecisions(db, entries, { state: EVENTS[verb], reason, by: ctx.actor.name, at })
  await insertEntryEvents(db, decided.map((line) => ({ ...line.entry, id: ctx.ids.next(), kind: EVENTS[verb], detail: detailOf(line, reason) })), ctx.actor.name, at)
  await insertFeed(db, entriesChangedLines(entries), at)
}

function countOutcomes(results: readonly Result[]): ClaimAnswer['counts'] {
  const counts = { done: 0, unchanged: 0, refused: 0 }
  for (const { outcome } of results) counts[outcome]++
  return counts
}

/** What a release takes away is kept in the record. */
const detailOf = ({ entry, before }: Decided, reason: string | null): Record<string, unknown> => ({
  version: entry.version,
  ...(reason === null ? {} : { reason }),
  ...(before && Object.keys(before.local).length > 0 ? { local: before.local } : {}),
})
