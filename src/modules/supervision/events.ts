/** What this room announces. */
export const SUPERVISION_EVENTS = ['supervision.signalRaised', 'supervision.signalWithdrawn'] as const

/** A reminder, a warning, a yellow or a red card fell. It is announced once; what becomes of a card is announced apart. */
export interface SignalRaised {
  signalId: string
  matterKind: 'application' | 'rating' | 'check'
  matterId: string
  rule: string
  ruleTitle: string
  level: 'reminder' | 'warning' | 'yellow' | 'red'
  /** Chinese: what is wrong, with its numbers. */
  finding: string
  title: string
  itemCode: string | null
  itemName: string
  authorityId: string
  hallId: string | null
  /** 承办人, where the matter is somebody's. */
  officerId: string | null
  /** ISO 8601: when it was broken. */
  raisedAt: string
  /** Who is to be told, as the rule says. */
  told: ('officer' | 'head' | 'supervisor')[]
  /** Of the limit that was broken; null where something that happened broke the rule. */
  clockKind: string | null
}

/** 系统更正: a signal was wrong, because the news that the limit was kept had not been read when it fell. */
export type SignalWithdrawn = Omit<SignalRaised, 'signalId' | 'finding' | 'raisedAt'>

export const CARD_EVENTS = ['supervision.cardProgressed'] as const

/** Something was done about a yellow or red card, or its day ended. */
export interface CardProgressed {
  /** Of its signal. */
  cardId: string
  level: 'yellow' | 'red'
  ruleTitle: string
  /** What was done: `explained`, `pressed`, `rectificationOverdue` … */
  act: string
  /** Chinese. */
  actName: string
  /** As it stands after it. */
  state: string
  note: string | null
  matterKind: 'application' | 'rating' | 'check'
  matterId: string
  itemName: string
  authorityId: string
  hallId: string | null
  officerId: string | null
  /** `YYYY-MM-DD`: the last day of whoever comes next. */
  answerBy: string | null
}

export const CLUE_EVENTS = ['supervision.clueReceived'] as const

/** 群众反映: somebody reported something. Nothing of who. */
export interface ClueReceived {
  number: string
  /** 多要材料, 乱收费 … */
  kindName: string
  /** `YYYY-MM-DD`: the last day to answer. */
  dueOn: string
}

export const WATCH_EVENTS = ['supervision.watchBegan'] as const

/** All cases that were open before a region was watched have been taken in. Only where something had been broken before. */
export interface WatchBegan {
  /** How many cases of each rule, the most first. */
  findings: { rule: string; ruleTitle: string; count: number }[]
}
