import type { Grade } from '../rating.ts'

/** A rating as anybody may see it: who gave it, which case it was and at what minute are not in it. */
export interface WallEntry {
  region: string
  /** What the public knows it by; newer ones are higher. */
  serial: number
  /** YYYY-MM-DD */
  ratedOn: string
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  channel: string
  grade: Grade
  options: string[]
  /** Masked; null where nothing was written. */
  text: string | null
  reply: string | null
  repliedOn: string | null
  /** 追评 after the answer. */
  secondGrade: Grade | null
  secondText: string | null
  secondOn: string | null
  /** 经复核剔除: stays visible and counts in no rate. */
  disregardedOn: string | null
  hiddenReason: string | null
  hiddenBy: string | null
  hiddenAt: Date | null
}

/** What of the wall is asked for; nothing for all of it. */
export interface WallFilter {
  region?: string | undefined
  authorityId?: string | undefined
  hallId?: string | undefined
  itemCode?: string | undefined
  grades?: readonly Grade[] | undefined
  /** Only those given in these days, first and last. */
  from?: string | undefined
  until?: string | undefined
}
