import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { getSetting, type SettingDefinition } from '../../../platform/settings.ts'
import type { CardProgressed } from '../events.ts'
import { type Card, type CardAct, cardActHash, type CardActKind, cardActWords } from './card.ts'
import { insertCardAct, listCardActs, type RaisedCard, saveCard } from './card-store.ts'

/** What is done to a card. */
export interface Act {
  kind: CardActKind
  /** Null where the day did it. */
  by: { id: string; name: string } | null
  note: string | null
  detail: CardAct['detail']
}

/**
 * Writes one act: how the card stands after it, its link in the history and the announcement, as one statement. `answer` is what the
 * caller is told. Returns false, with nothing written, when somebody was faster.
 */
export async function writeAct(ctx: Context, before: RaisedCard, after: Card, { kind, by, note, detail }: Act, answer: (written: RaisedCard, acts: CardAct[]) => Promise<unknown>): Promise<boolean> {
  const { region, id } = before
  const acts = await listCardActs(ctx.db, region, id)
  const linked = { region, cardId: id, seq: acts.length + 1, kind, byId: by?.id ?? null, byName: by?.name ?? null, note, at: ctx.clock.now().toISOString(), detail, prevHash: before.headHash }
  const act: CardAct = { ...linked, hash: cardActHash(linked) }
  const written = { ...before, ...after, headHash: act.hash }
  return commit(ctx, { region, guard: saveCard(written), parts: [insertCardAct(act)], announcements: [announcementOf(written, act)], answer: await answer(written, [...acts, act]) })
}

function announcementOf({ id, level, state, matterKind, matterId, itemName, authorityId, hallId, officerId, answerBy, rectifyBy, snapshot: { ruleTitle } }: RaisedCard, { kind, note }: CardAct): Announcement {
  const payload: CardProgressed = {
    cardId: id, level, ruleTitle, act: kind, actName: cardActWords[kind], state, note, matterKind, matterId, itemName, authorityId, hallId, officerId, answerBy: kind.startsWith('rectification') ? rectifyBy : answerBy,
  }
  return { type: 'supervision.cardProgressed', payload: { ...payload } }
}

/** So many workdays from today on, by the setting of the card's region. */
export async function daysFrom(ctx: Context, { region, hallId }: Pick<Card, 'region' | 'hallId'>, days: SettingDefinition<number>): Promise<string> {
  const today = ctx.clock.today()
  const [calendar, amount] = await Promise.all([getWorkCalendar(ctx, region, hallId ?? undefined), getSetting(ctx, days, region, today)])
  return addWorkdays(calendar, today, amount).dueOn
}
