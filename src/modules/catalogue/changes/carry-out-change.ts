import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { getDirectory } from '../../organisation/index.ts'
import { inventBaseCode } from '../entry-rules.ts'
import type { ItemPublished } from '../events.ts'
import { createItemPlaces, type ItemPlaces } from '../item-places.ts'
import { releaseCancelled } from '../entries/keep-entries.ts'
import { type FeedKind, insertFeed, insertItems, type ItemState, setItemState } from '../item-store.ts'
import { findPublishedState, listBaseCodes, type PublishedState } from '../manage-items-store.ts'
import { publishVersions } from '../publish-versions.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { refuseLivingSubItems } from '../sub-items.ts'
import { openingRefusal, type Publication } from './change-rules.ts'
import { getChange } from './describe-change.ts'
import { hasContent, type ItemChange } from './item-change.ts'
import { baseChanged, refuseUnpublishable } from './publishable.ts'
import { changedMeanwhile, recordStep, saveStep, type StepTaker, withStep } from './step-change.ts'

/**
 * Makes a change true: a new version, or whether one can apply at all. The version, the entries, the feed, the change
 * itself, the announcement and the remembered answer are one transaction: all of it or nothing.
 * Who publishes the same change twice, or two changes at once, waits on the catalogue's row and then meets the change as
 * the other left it.
 */
export async function carryOut(ctx: Context, before: ItemChange, by: StepTaker, publication: Publication, describe: (ctx: Context, next: ItemChange) => Promise<unknown>): Promise<unknown> {
  if (hasContent(before)) await refuseUnpublishable(ctx, before.content)
  const places = createItemPlaces(await getDirectory(ctx))
  const { next, answer } = await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const now = await getChange({ db }, before.id)
    if (now.revision !== before.revision) throw await changedMeanwhile({ db }, now, before.revision)
    const published = await findPublishedState(db, before.itemCode)
    const facts = hasContent(before) ? await publishContent(ctx, db, before, by, publication, published, places) : await changeState(ctx, db, before, by, published)
    const next = withStep(ctx, before, by, 'published', null, { ...publication, ...facts, state: 'published' })
    const answer = await describe({ ...ctx, db }, next)
    const payload: ItemPublished = { code: next.itemCode, version: next.version!, name: next.content.name, kind: next.kind }
    await saveStep(ctx, db, { before, next, by, answer, announcements: [{ type: 'catalogue.itemPublished', payload: { ...payload } }] })
    return { next, answer }
  })
  // A reader may have loaded the old catalogue between the touch and the commit.
  ctx.memo.forget(CATALOGUE_MEMO)
  await recordStep(ctx, by.region, 'catalogue.publishChange', next)
  return answer
}

async function publishContent(ctx: Context, db: Db, change: ItemChange, by: StepTaker, publication: Publication, published: PublishedState | undefined, places: ItemPlaces): Promise<Pick<ItemChange, 'version' | 'baseCode'>> {
  const { itemCode: code, content } = change
  if (change.kind === 'create' && published) throw new Refusal(409, 'catalogue.code_taken', `编码「${code}」已用于「${published.name}」，请退回起草人换一个编码。`)
  if (published && published.version !== change.baseVersion) throw baseChanged(published.version)
  const baseCode = published?.baseCode ?? (await newBaseCode(db, change))
  const version = (published?.version ?? 0) + 1
  if (!published) await insertItems(db, [{ code, base_code: baseCode }])
  // Which places could handle it is not written: each claims it itself.
  await publishVersions(db, places, [{ code, version, content, baseCode, ...publication, publishedBy: by.name, changeId: change.id }], { ids: ctx.ids, by: by.name, at: ctx.clock.now() })
  return { version, baseCode }
}

/** The 基本编码 that a file brought, or the next one of the item's kind. */
async function newBaseCode(db: Db, { baseCode, content }: ItemChange): Promise<string> {
  const taken = new Set(await listBaseCodes(db))
  if (baseCode === null) return inventBaseCode(content, taken)
  if (taken.has(baseCode)) throw new Refusal(409, 'catalogue.base_code_taken', `基本编码 ${baseCode} 已用于其他事项，请撤回这项变更，核对编码后重新导入。`)
  return baseCode
}

const STATE_AFTER: Record<'suspend' | 'resume' | 'cancel', { state: ItemState; feed: FeedKind }> = {
  suspend: { state: 'suspended', feed: 'suspended' },
  resume: { state: 'active', feed: 'resumed' },
  cancel: { state: 'cancelled', feed: 'cancelled' },
}

async function changeState(ctx: Context, db: Db, { kind, itemCode: code }: ItemChange, by: StepTaker, published: PublishedState | undefined): Promise<Pick<ItemChange, 'version'>> {
  if (kind === 'create' || kind === 'revise' || !published) throw new RangeError(`${kind} of ${code} changes no state`)
  const refusal = openingRefusal(kind, published.state, undefined)
  if (refusal) throw refusal
  const { state, feed } = STATE_AFTER[kind]
  if (kind === 'cancel') await refuseLivingSubItems({ db }, { code, name: published.name })
  await setItemState(db, code, state)
  await insertFeed(db, [{ code, kind: feed, version: published.version, region: null }], ctx.clock.now())
  if (kind === 'cancel') await releaseCancelled(db, code, { ids: ctx.ids, by: by.name, at: ctx.clock.now() })
  return { version: published.version }
}
