/** 5 非常满意 · 4 满意 · 3 基本满意 · 2 不满意 · 1 非常不满意 (GB/T 39734-2020). */
export type Grade = 1 | 2 | 3 | 4 | 5

/** How a rating came in; `hotline` was said on the phone and written down by whoever took the call. */
export const ratingChannelWords = { web: '政务服务网', device: '窗口评价器', kiosk: '自助终端', qr: '扫码', sms: '短信', hotline: '热线电话' } as const
export type RatingChannel = keyof typeof ratingChannelWords

/** A service event that may be rated once: a case that came to its end (一事一评), or a visit to a window (一次一评). */
export interface Invitation {
  region: string
  number: string
  /** `closed`, or `visit:` and the version of the case that the visit made. */
  occasion: string
  applicantId: string
  agentId: string | null
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  /** How the case was applied for. */
  channel: string
  invitedAt: Date
  ratedAt: Date | null
}

export interface Rating {
  region: string
  number: string
  occasion: string
  grade: Grade
  /** Ids of the chosen options. */
  options: string[]
  /** Of the list they were chosen from. */
  optionsVersion: number
  comment: string | null
  isAnonymous: boolean
  /** How it was rated. */
  channel: RatingChannel
  ratedAt: Date
}
