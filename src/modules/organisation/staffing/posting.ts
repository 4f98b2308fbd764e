/** 进驻、撤离: an act by which an officer came to a hall or left it. */
export interface PostingAct {
  region: string
  id: string
  officerId: string
  hallId: string
  kind: 'entered' | 'left'
  /** The last day that was agreed with the sending body, `YYYY-MM-DD`. */
  untilDay: string | null
  reason: string
  byId: string
  at: Date
}

export const postingKindWords = { entered: '进驻', left: '撤离' } as const
