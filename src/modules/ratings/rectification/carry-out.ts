import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { findRating } from '../rating-store.ts'
import { addCounts } from '../scores/score-store.ts'
import { commitPublished } from '../wall/commit-published.ts'
import { publishReply } from '../wall/publish-rating.ts'
import { updateDisregarded } from '../wall/wall-store.ts'
import { announceRectification } from './announce-rectification.ts'
import { daysOf } from './open-rectification.ts'
import type { Rectification, RectificationAct } from './rectification.ts'
import { countsBetween, countsOf, isExcluded } from './rectification-rules.ts'
import { insertRectificationAct, saveRectification } from './rectification-store.ts'

/** Writes one step with what it changes on the wall and in the scores, and announces it. False when somebody was faster. */
export async function carryOut(ctx: Context, before: Rectification, after: Rectification, act: RectificationAct, answer: unknown): Promise<boolean> {
  return commitPublished(ctx, {
    region: after.region,
    guard: saveRectification(after),
    parts: [insertRectificationAct(after, act), ...(await publishStep(ctx, before, after, act.at))],
    announcements: [announceRectification(after, act.kind)],
    answer,
  })
}

async function publishStep(ctx: Context, before: Rectification, after: Rectification, at: Date): Promise<Statement[]> {
  const days = await daysOf(ctx, after.region)
  const counts = countsBetween(countsOf(before, days), countsOf(after, days))
  const { region, authorityId, hallId, itemCode, itemName, detail } = after
  const rating = Object.keys(counts).length > 0 ? await findRating(ctx.db, region, after) : undefined
  return [
    ...(rating ? [addCounts([{ region, authorityId, hallId, itemCode, itemName, channel: rating.channel, at: rating.ratedAt, counts }])] : []),
    ...(detail.reply !== null && detail.reply !== before.detail.reply ? [publishReply(after, detail.reply, at)] : []),
    ...(isExcluded(after) === isExcluded(before) ? [] : [updateDisregarded(after, isExcluded(after) ? days.today : null)]),
  ]
}

export const changedMeanwhile = (): Refusal => new Refusal(409, 'ratings.rectification_changed', '这件差评刚刚有变化，请看过最新内容再办理。')
