export const colleagueCallWords = { asked: '还没有回复', accepted: '马上到', declined: '来不了', ended: '已结束' } as const
export type ColleagueCallState = keyof typeof colleagueCallWords

/** 联办: a second officer called to the window for the ticket it serves. */
export interface ColleagueCall {
  region: string
  hallId: string
  id: string
  /** `YYYY-MM-DD` */
  day: string
  ticketId: string
  ticketNumber: string
  windowNo: string
  askedBy: string
  askedByName: string
  colleague: string
  colleagueName: string
  reason: string
  state: ColleagueCallState
  answer: string
  version: number
  askedAt: Date
  answeredAt: Date | null
}
