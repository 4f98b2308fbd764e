import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addWorkdays, type WorkCalendar } from '../../calendar/index.ts'
import type { Signal } from '../signals/signal.ts'
import { cardHash } from './card.ts'
import { insertCards, type NewCard } from './card-store.ts'
import { answerDays, rectifyDays } from './settings.ts'

/**
 * The part that opens a card beside each yellow or red signal that is being raised. Days count from the day it was noticed: before, nobody
 * could have known of it.
 */
export async function openCards(ctx: Context, region: string, signals: readonly Omit<Signal, 'region' | 'serial'>[], calendarOf: (signal: Pick<Signal, 'region' | 'hallId'>) => WorkCalendar): Promise<Statement[]> {
  const raised = signals.flatMap(({ level, ...signal }) => (level === 'yellow' || level === 'red' ? [{ ...signal, level }] : []))
  if (raised.length === 0) return []
  const day = toLegalDate(raised[0]!.noticedAt)
  const [toAnswer, toRectify] = await Promise.all([getSetting(ctx, answerDays, region, day), getSetting(ctx, rectifyDays, region, day)])
  const cards = raised.map(({ id, level, rule, occasion, matterKind, matterId, authorityId, hallId, noticedAt }): NewCard => {
    const calendar = calendarOf({ region, hallId })
    return {
      id, level, rule, occasion, matterKind, matterId, authorityId, hallId, noticedAt,
      answerBy: addWorkdays(calendar, day, toAnswer).dueOn,
      ...(level === 'red' ? { rectification: 'open', rectifyBy: addWorkdays(calendar, day, toRectify).dueOn } : { rectification: null, rectifyBy: null }),
      headHash: cardHash({ region, id, level, rule, matterKind, matterId }),
    }
  })
  return [insertCards(region, cards)]
}
