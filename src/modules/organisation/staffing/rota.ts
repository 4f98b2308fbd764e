export type Half = 'morning' | 'afternoon'

export const halfWords: Record<Half, string> = { morning: '上午', afternoon: '下午' }

/** Who sits at which window on which half-day. */
export interface Duty {
  /** `YYYY-MM-DD` */
  day: string
  half: Half
  windowNo: string
  officerId: string
}

/** One week of one hall: what is being planned, and what holds. */
export interface RotaWeek {
  region: string
  hallId: string
  /** `YYYY-MM-DD` */
  monday: string
  /** 0: nobody has planned it yet. */
  version: number
  draft: Duty[]
  published: Duty[] | null
  publishedAt: Date | null
}
