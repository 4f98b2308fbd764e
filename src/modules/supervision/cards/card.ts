import { chainHash } from '../../../platform/hash-chain.ts'
import type { MatterKind } from '../watch/matter.ts'

/** How far a card is. Whether something of it is late follows from its days. */
export const cardStateWords = {
  raised: '待说明', explained: '待认定', accepted: '说明已采纳', rejected: '说明未采纳', appealed: '申诉中', upheld: '已维持',
  cancelled: '已撤销', scored: '已记分', turnedRed: '已转为红牌', withdrawn: '系统更正',
} as const
export type CardState = keyof typeof cardStateWords

/** 红牌整改. */
export const rectificationWords = { open: '待整改', reported: '整改待确认', confirmed: '整改已确认' } as const
export type Rectification = keyof typeof rectificationWords

export const cardActWords = {
  explained: '作出说明', accepted: '采纳说明', rejected: '不采纳说明', appealed: '提出申诉', upheld: '申诉后维持', cancelled: '申诉后撤销', scored: '记分', pressed: '督办',
  rectificationReported: '报告整改', rectificationConfirmed: '确认整改', rectificationReturned: '退回整改',
  turnedRed: '到期没有说明，转为红牌', unanswered: '到期没有说明，视为未采纳', unappealed: '到期没有申诉，维持', rectificationOverdue: '整改超期',
} as const
export type CardActKind = keyof typeof cardActWords

/** What becomes of a yellow or red signal: how it stands. The signal itself never changes. */
export interface Card {
  region: string
  /** Of its signal. */
  id: string
  level: 'yellow' | 'red'
  rule: string
  matterKind: MatterKind
  matterId: string
  authorityId: string
  hallId: string | null
  noticedAt: Date
  state: CardState
  version: number
  /** `YYYY-MM-DD`: the last day for what its state waits for. */
  answerBy: string | null
  /** The account that did not accept the explanation; null where none came in time. */
  rejectedBy: string | null
  points: number | null
  /** Of a red card only. */
  rectification: Rectification | null
  rectifyBy: string | null
  /** `YYYY-MM-DD`: when its late rectification was told. */
  rectifyToldOn: string | null
  headHash: string
}

/** A file that came with an act, as it was then: a changed one is found by its SM3. */
export interface ActFile {
  id: string
  name: string
  sizeBytes: number
  sm3: string
}

/** One entry of a card's history. Appended only; each stands on the one before, the first on the card itself. */
export interface CardAct {
  region: string
  cardId: string
  seq: number
  kind: CardActKind
  /** The account; null where the day did it. */
  byId: string | null
  byName: string | null
  note: string | null
  /** RFC 3339, UTC. */
  at: string
  detail: { points?: number; answerBy?: string | null; rectifyBy?: string; files?: ActFile[] }
  prevHash: string
  hash: string
}

/** What the first act of a card stands on. */
export const cardHash = ({ region, id, level, rule, matterKind, matterId }: Pick<Card, 'region' | 'id' | 'level' | 'rule' | 'matterKind' | 'matterId'>): string =>
  chainHash('', { region, id, level, rule, matterKind, matterId })

export const cardActHash = ({ hash: _, ...act }: Omit<CardAct, 'hash'> & { hash?: string }): string => chainHash(act.prevHash, act)

/** Whether a card's history is whole and says what it said when it was written. */
export function isCardHistoryIntact(card: Card, acts: readonly CardAct[]): boolean {
  let previous = cardHash(card)
  for (const [index, act] of acts.entries()) {
    if (act.seq !== index + 1 || act.prevHash !== previous || cardActHash(act) !== act.hash) return false
    previous = act.hash
  }
  return previous === card.headHash
}
