import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { WatchBegan } from '../events.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import { countBeforeWatch } from '../signals/signal-store.ts'
import { type FirstWatch, saveFirstWatch } from './first-watch-store.ts'

/**
 * Notes how far the cases of a region have been taken in. When all are, its supervisors are told once what had been broken before: that
 * is nobody's card, but they should know what they begin with.
 */
export async function noteFirstWatch(ctx: Context, watch: FirstWatch): Promise<void> {
  const before = watch.isDone && watch.beganAt !== null ? await countBeforeWatch(ctx.db, watch.region, watch.beganAt) : []
  const payload: WatchBegan = { findings: before.map(({ rule, count }) => ({ rule, ruleTitle: RULE_CATALOGUE.find(({ id }) => id === rule)!.title, count })) }
  await commit(ctx, { region: watch.region, guard: saveFirstWatch(watch), announcements: before.length > 0 ? [{ type: 'supervision.watchBegan', payload: { ...payload } }] : [], answer: null })
}
