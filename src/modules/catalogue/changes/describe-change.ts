import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { completeContent, emptyParts } from '../element-rules.ts'
import type { ItemContent } from '../item.ts'
import { itemElements } from '../item-elements.ts'
import { findVersionContent } from '../item-store.ts'
import type { ChangeView } from './change-contract.ts'
import { CHANGE_VERBS, type ChangePerson, refusalOf } from './change-rules.ts'
import { findChange, listEditors } from './change-store.ts'
import { compareContents } from './compare-rules.ts'
import { changeWords, type ItemChange } from './item-change.ts'

/** @throws Refusal 404 `catalogue.no_change` */
export async function getChange(platform: Pick<Context, 'db'>, id: string): Promise<ItemChange> {
  const change = await findChange(platform.db, id)
  if (!change) throw notFound('这项变更', 'catalogue.no_change')
  return change
}

/** The officer who is signed in, as the rules of a change see them. */
export async function getChangePerson(ctx: Context): Promise<ChangePerson> {
  const { id, name, region } = await getOfficer(ctx)
  const isOfCity = (await getDirectory(ctx)).listRegions().some(({ code, level }) => code === region && level === 'city')
  return { id, name, region, isOfCity, mayEdit: mayDo('catalogue.edit', ctx.actor.roles), mayReview: mayDo('catalogue.review', ctx.actor.roles) }
}

/** What a new item begins with. */
export const blankContent = (code: string): ItemContent => ({ ...completeContent(emptyParts(itemElements, () => '') as unknown as ItemContent), code })

/** A change as its screen shows it to this person. */
export async function describeChange(ctx: Context, change: ItemChange, person: ChangePerson): Promise<ChangeView> {
  const base = change.baseVersion === null ? undefined : await findVersionContent(ctx.db, change.itemCode, change.baseVersion)
  const editors = (await listEditors(ctx.db, change.id)).toSorted((a, b) => a.firstRevision - b.firstRevision).map(({ name }) => name)
  return {
    id: change.id,
    itemCode: change.itemCode,
    itemName: change.content.name,
    kind: change.kind,
    kindName: changeWords.kind[change.kind],
    state: change.state,
    stateName: changeWords.state[change.state],
    baseVersion: change.baseVersion,
    content: change.content,
    reason: change.reason,
    effectiveOn: change.effectiveOn,
    cancelOn: change.cancelOn,
    revision: change.revision,
    authorName: change.authorName,
    editorNames: [...new Set([change.authorName, ...editors])],
    history: change.history.map(({ at, by, step, note }) => ({ at, by, what: changeWords.step[step], note })),
    differences: compareContents(base ?? blankContent(change.itemCode), change.content),
    version: change.version,
    allowedActions: CHANGE_VERBS.map((action) => {
      const refusal = refusalOf(change, action, person)
      return { action, isAllowed: refusal === undefined, reason: refusal?.detail ?? null }
    }),
  }
}
