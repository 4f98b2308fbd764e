import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { ItemPublished } from '../events.ts'
import { releaseCancelled } from '../entries/keep-entries.ts'
import { insertFeed, listSubItems } from '../item-store.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { carryOut } from './carry-out-change.ts'
import { cancelItem, type DueCancellation, listDueCancellations, listDueChanges } from './change-store.ts'
import { getChange } from './describe-change.ts'
import { recordStep, saveStep, type StepTaker, withStep } from './step-change.ts'

/** On the day that was set: publishes what is scheduled and cancels what was published until then. */
export const publishDueChanges: TimedJob = {
  id: 'catalogue.publishDueChanges',
  everySeconds: 300,
  async run(ctx) {
    const city = (await getDirectory(ctx)).listRegions().find(({ level }) => level === 'city')
    if (!city) return // nothing was brought in yet
    const platform: StepTaker = { id: ctx.actor.principalId, name: ctx.actor.name, region: city.code }
    // In the order of their days, for days on which the platform stood still.
    const due = (await listDueChanges(ctx.db, ctx.clock.today())).toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1))
    for (const { id } of due) await publishDue(ctx, id, platform)
    for (const ending of await listDueCancellations(ctx.db, ctx.clock.today())) await cancelDue(ctx, ending, platform)
  },
}

async function publishDue(ctx: Context, id: string, by: StepTaker): Promise<void> {
  const change = await getChange(ctx, id)
  if (change.state !== 'scheduled' || change.effectiveOn === null) return
  try {
    await carryOut(ctx, change, by, { effectiveOn: change.effectiveOn, cancelOn: change.cancelOn }, async (_, { revision }) => ({ revision }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'catalogue.changed_meanwhile') return // another process published it, or somebody withdrew it
    ctx.log.warn({ change: id, code: error.code }, 'a scheduled change could not be published and goes back to its author')
    const next = withStep(ctx, change, by, 'returned', `到期没有公布：${error.detail}`, { state: 'drafted', reviewerId: null })
    await saveStep(ctx, ctx.db, { before: change, next, by, answer: null })
    await recordStep(ctx, by.region, 'catalogue.returnChange', next)
  }
}

async function cancelDue(ctx: Context, { code, version, name }: DueCancellation, by: StepTaker): Promise<void> {
  // Its day has come, but sub-items of it live: it goes on until they are cancelled.
  if ((await listSubItems(ctx.db, code)).some(({ state }) => state !== 'cancelled')) return
  const isCancelled = await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const payload: ItemPublished = { code, version, name, kind: 'cancel' }
    const isWritten = await commit({ ...ctx, db }, { region: by.region, guard: cancelItem(code), announcements: [{ type: 'catalogue.itemPublished', payload: { ...payload } }], answer: null })
    if (!isWritten) return false
    await insertFeed(db, [{ code, kind: 'cancelled', version, region: null }], ctx.clock.now())
    await releaseCancelled(db, code, { ids: ctx.ids, by: by.name, at: ctx.clock.now() })
    return true
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  if (isCancelled) await ctx.audit.append({ region: by.region, operation: 'catalogue.cancelItem', actor: ctx.actor.accountId, subject: code, detail: { version } })
}
