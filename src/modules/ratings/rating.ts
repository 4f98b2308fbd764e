/** 5 非常满意 · 4 满意 · 3 基本满意 · 2 不满意 · 1 非常不满意 (GB/T 39734-2020). */
export type Grade = 1 | 2 | 3 | 4 | 5

/** A closed case that may be rated once (一事一评). */
export interface Invitation {
  region: string
  number: string
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
  grade: Grade
  /** Ids of the chosen options. */
  options: string[]
  /** Of the list they were chosen from. */
  optionsVersion: number
  comment: string | null
  isAnonymous: boolean
  /** How it was rated. */
  channel: 'web'
  ratedAt: Date
}

/** How many were invited, and how many gave which grade. */
export interface Tally {
  invited: number
  grades: Record<Grade, number>
}
