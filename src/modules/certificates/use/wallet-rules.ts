import type { CertificateState } from '../certificate.ts'

/** What a wallet is sorted by. */
export interface Held {
  name: string
  state: CertificateState
  validUntil: string | null
}

/** Days from today to the last day: 0 on the last day itself. */
export const daysLeft = (validUntil: string, today: string): number => Math.round((Date.parse(validUntil) - Date.parse(today)) / 86_400_000)

export interface SortedWallet<H extends Held> {
  soon: H[]
  groups: { name: string; cards: H[] }[]
  over: H[]
}

/**
 * A wallet as people look into it: first what ends within `soonDays`, the soonest first; then what is valid by its kind, the kinds one has
 * most of first; last what is not valid any more. Within a kind the order given (newest first) stays.
 */
export function sortWallet<H extends Held>(held: readonly H[], today: string, soonDays: number): SortedWallet<H> {
  const valid = held.filter(({ state }) => state === 'valid')
  const endsSoon = ({ validUntil }: H) => validUntil !== null && daysLeft(validUntil, today) <= soonDays
  const groups = [...Map.groupBy(valid.filter((each) => !endsSoon(each)), ({ name }) => name)].map(([name, cards]) => ({ name, cards }))
  return {
    soon: valid.filter(endsSoon).sort((a, b) => (a.validUntil! < b.validUntil! ? -1 : a.validUntil === b.validUntil ? 0 : 1)),
    groups: groups.sort((a, b) => b.cards.length - a.cards.length),
    over: held.filter(({ state }) => state !== 'valid'),
  }
}
