import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import { type Db, isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { ChangeView } from './change-contract.ts'
import { changeOpen, type ChangePerson, type ChangeVerb, refusalOf } from './change-rules.ts'
import { findOpenChange, insertRevision, listRevisionRows, updateChange } from './change-store.ts'
import { describeChange, getChange, getChangePerson } from './describe-change.ts'
import { changeWords, type ChangeStep, type ItemChange } from './item-change.ts'

export interface Step {
  id: string
  /** The revision the caller saw. */
  revision: number
  verb: ChangeVerb
  /** What the change becomes. @throws Refusal when it cannot */
  toNext(change: ItemChange, person: ChangePerson): Promise<ItemChange>
}

/** One step of a change that leaves the published catalogue as it is: load → decide (rules) → save. */
export async function stepChange(ctx: Context, { id, revision, verb, toNext }: Step): Promise<ChangeView> {
  const person = await getChangePerson(ctx)
  const before = await getChange(ctx, id)
  await refuseStep(ctx, before, verb, person, revision)
  const next = await toNext(before, person)
  const answer = await describeChange(ctx, next, person)
  await saveStep(ctx, ctx.db, { before, next, by: person, answer })
  await recordStep(ctx, person.region, `catalogue.${verb}Change`, next)
  return answer
}

/** @throws Refusal when this person may not do this now, or saw an older revision */
export async function refuseStep(ctx: Pick<Context, 'db'>, change: ItemChange, verb: ChangeVerb, person: ChangePerson, seenRevision: number): Promise<void> {
  const refusal = refusalOf(change, verb, person)
  // Who saw an older state is told what happened since rather than that it is too late.
  if (change.revision !== seenRevision && (!refusal || refusal.status === 409)) throw await changedMeanwhile(ctx, change, seenRevision)
  if (refusal) throw refusal
}

/** The change one step further, with its line in the history. */
export function withStep(ctx: Pick<Context, 'clock'>, change: ItemChange, by: Pick<StepTaker, 'name' | 'region'>, step: ChangeStep, note: string | null, facts: Partial<ItemChange> = {}): ItemChange {
  const at = ctx.clock.now()
  const revision = change.revision + 1
  return { ...change, ...facts, revision, updatedAt: at, history: [...change.history, { at: at.toISOString(), by: by.name, region: by.region, step, note, revision }] }
}

/** Who takes a step: an officer, or the platform itself on the day that was set. */
export type StepTaker = Pick<ChangePerson, 'id' | 'name' | 'region'>

interface SavedStep {
  before: ItemChange
  next: ItemChange
  by: StepTaker
  answer: unknown
  announcements?: Announcement[]
}

/** @throws Refusal `catalogue.changed_meanwhile` when somebody was faster */
export async function saveStep(ctx: Context, db: Db, { before, next, by, answer, announcements = [] }: SavedStep): Promise<void> {
  const parts = next.content === before.content ? [] : [insertRevision(next, by)]
  const isWritten = await commit({ ...ctx, db }, { region: by.region, guard: updateChange(next, before.revision), parts, announcements, answer })
  if (!isWritten) throw await changedMeanwhile({ db }, await getChange({ db }, before.id), before.revision)
}

/** Two people who open a change of the same item in one moment: the later is refused as if he had looked first. */
export async function refusingSecondOpen<T>(ctx: Pick<Context, 'db'>, { itemCode, kind }: ItemChange, written: Promise<T>): Promise<T> {
  try {
    return await written
  } catch (error) {
    if (!isUniqueViolation(error) || error.constraint !== 'item_change_open') throw error
    throw changeOpen((await findOpenChange(ctx.db, itemCode)) ?? { kind, authorName: '另一位同事' })
  }
}

/** Somebody saved or took a step since: says who did what. */
export async function changedMeanwhile(ctx: Pick<Context, 'db'>, { id, revision, history }: ItemChange, seenRevision: number): Promise<Refusal> {
  const steps = history.filter((entry) => (entry.revision ?? 1) > seenRevision).map(({ at, by, step }) => ({ at, by, what: changeWords.step[step] }))
  const saves = (await listRevisionRows(ctx.db, id)).filter((row) => row.revision > seenRevision).map(({ at, editorName }) => ({ at: at.toISOString(), by: editorName, what: '保存' }))
  const changes = [...steps, ...saves].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const what = [...new Set(changes.map((each) => `${each.by}：${each.what}`))].join('；')
  return new Refusal(409, 'catalogue.changed_meanwhile', `这项变更已有变化（${what || '版本号不符'}），请打开最新内容后再操作。`, { extra: { revision, changes } })
}

/** Every change of the catalogue leaves a trace in the audit chain. */
export const recordStep = (ctx: Context, region: string, operation: string, { id, itemCode, kind, revision, version }: ItemChange): Promise<void> =>
  ctx.audit.append({ region, operation, actor: ctx.actor.accountId, subject: id, detail: { itemCode, kind, revision, ...(version === null ? {} : { version }) } })
