import type { Platform } from '../../../platform/context.ts'
import { readSm3 } from '../../../platform/files/files.ts'
import { type Card, type CardAct, isCardHistoryIntact } from './card.ts'
import { type CardKey, listActsUpTo, listCardsAfter } from './card-store.ts'

/** Cards read at a time: memory stays flat however many there are. */
const BATCH = 500

/** Recomputes the history of every card and reads every file that came with an act. Returns how many acts were checked and every fault in words. */
export async function verifyCardHistories({ db, files }: Pick<Platform, 'db' | 'files'>): Promise<{ acts: number; faults: string[] }> {
  const faults: string[] = []
  let checked = 0
  for (let after: CardKey = { region: '', id: '00000000-0000-0000-0000-000000000000' }; ; ) {
    const cards = await listCardsAfter(db, after, BATCH)
    const last = cards.at(-1)
    if (!last) return { acts: checked, faults }
    const acts = await listActsUpTo(db, after, last)
    const actsOf = Map.groupBy(acts, ({ cardId }) => cardId)
    for (const card of cards) faults.push(...(await faultsOf(files, card, actsOf.get(card.id) ?? [])))
    checked += acts.length
    after = last
  }
}

/** What a file said when it was handed in is part of its act: a changed one is found here, whoever changed it. */
async function faultsOf(files: Platform['files'], card: Card, acts: readonly CardAct[]): Promise<string[]> {
  const named = `监察牌 ${card.id}（${card.matterId}）的`
  const faults = isCardHistoryIntact(card, acts) ? [] : [`${named}经过与存证不符`]
  for (const { id, name, sm3 } of acts.flatMap(({ detail }) => detail.files ?? [])) {
    const found = await readSm3(files, id)
    if (found !== sm3) faults.push(`${named}附件「${name}」${found === undefined ? '不见了' : '与提交时不同'}`)
  }
  return faults
}
