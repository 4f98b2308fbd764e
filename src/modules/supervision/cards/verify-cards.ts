import type { Platform } from '../../../platform/context.ts'
import { isCardHistoryIntact } from './card.ts'
import { type CardKey, listActsUpTo, listCardsAfter } from './card-store.ts'

/** Cards read at a time: memory stays flat however many there are. */
const BATCH = 500

/** Recomputes the history of every card. Returns how many acts were checked and every fault in words. */
export async function verifyCardHistories({ db }: Platform): Promise<{ acts: number; faults: string[] }> {
  const faults: string[] = []
  let checked = 0
  for (let after: CardKey = { region: '', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const cards = await listCardsAfter(db, after, BATCH)
    const last = cards.at(-1)
    if (!last) return { acts: checked, faults }
    const acts = await listActsUpTo(db, after, last)
    const actsOf = Map.groupBy(acts, ({ cardId }) => cardId)
    for (const card of cards) if (!isCardHistoryIntact(card, actsOf.get(card.id) ?? [])) faults.push(`监察牌 ${card.id}（${card.matterId}）的经过与存证不符`)
    checked += acts.length
    after = last
  }
}
