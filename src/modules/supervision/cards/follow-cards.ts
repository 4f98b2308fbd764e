import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { findSignalId } from '../signals/signal-store.ts'
import { lockMatters } from '../watch/matter-store.ts'
import { happenOnMatter } from '../watch/watch-matters.ts'
import { daysFrom, writeAct } from './act-on-card.ts'
import type { Card, CardActKind } from './card.ts'
import { listUnanswered, type RaisedCard, takeLateRectifications, takeUnanswered } from './card-store.ts'
import { appealDays, reviewDays } from './settings.ts'
import { occasionOfUnanswered, UNANSWERED_RULE } from './unanswered.ts'

const BATCH = 100

/**
 * What the day ends: a yellow card that nobody explained becomes a red one, any other counts as not explained; what was not appealed
 * stands; a late rectification is told once. All under the card's lock: whoever is killed leaves the next to do it.
 */
export const followCards: TimedJob = {
  id: 'supervision.followCards',
  everySeconds: 60,
  async run(ctx) {
    const today = ctx.clock.today()
    while ((await endUnanswered(ctx, today)) === BATCH);
    while ((await tellLate(ctx, today)) === BATCH);
  },
}

/**
 * One transaction a card, and its matter is locked before it: news of the matter that takes the card back holds the matter and waits for
 * the card, so whoever held the card and waited for the matter would never get it.
 */
export async function endUnanswered(ctx: Context, today: string): Promise<number> {
  const due = await listUnanswered(ctx.db, today, BATCH)
  for (const { region, id, matterKind, matterId } of due) {
    await ctx.db.transaction(async (db) => {
      await lockMatters(db, region, matterKind, [matterId])
      const card = await takeUnanswered(db, { region, id }, today)
      const inside = { ...ctx, db }
      if (card) await (card.state === 'rejected' ? endByDay(inside, card, 'unappealed', { state: 'upheld', answerBy: await daysFrom(ctx, card, reviewDays) }) : endUnexplained(inside, card))
    })
  }
  return due.length
}

/** What the rule in force makes of it: a red card on the same matter, or none where a region has switched the rule off. */
async function endUnexplained(ctx: Context, card: RaisedCard): Promise<void> {
  const { id, region, level, matterKind, matterId, answerBy, snapshot } = card
  const occasion = occasionOfUnanswered(id)
  if (level === 'yellow') {
    const finding = `黄牌「${snapshot.ruleTitle}」应在${answerBy}前说明，到期没有说明`
    await happenOnMatter(ctx, region, matterKind, matterId, { rule: UNANSWERED_RULE, occasion, at: ctx.clock.now().toISOString(), finding })
    const red = await findSignalId(ctx.db, { region, matterKind, matterId, rule: UNANSWERED_RULE, occasion, level: 'red' })
    if (red !== undefined) return endByDay(ctx, card, 'turnedRed', { state: 'turnedRed', answerBy: null })
  }
  await endByDay(ctx, card, 'unanswered', { state: 'rejected', answerBy: await daysFrom(ctx, card, appealDays) })
}

export const tellLate = (ctx: Context, today: string): Promise<number> =>
  ctx.db.transaction(async (db) => {
    const cards = await takeLateRectifications(db, today, BATCH)
    for (const card of cards) await endByDay({ ...ctx, db }, card, 'rectificationOverdue', { rectifyToldOn: today })
    return cards.length
  })

async function endByDay(ctx: Context, card: RaisedCard, kind: CardActKind, change: Partial<Card>): Promise<void> {
  const after = { ...card, ...change, version: card.version + 1 }
  const detail = change.answerBy ? { answerBy: change.answerBy } : {}
  if (!(await writeAct(ctx, card, after, { kind, by: null, note: null, detail }, async () => null))) throw new Error(`card ${card.id} changed under its lock`)
}
