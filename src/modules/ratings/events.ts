/** What this room announces: for outside (partners, the provincial 好差评 platform); nobody here reads it yet. */
export const RATING_EVENTS = ['ratings.rated'] as const

/** `ratings.rated`: facts others may know. Neither who rated nor what they wrote: the rated must not learn it this way. */
export interface ApplicationRated {
  number: string
  /** 5 非常满意 … 1 非常不满意. */
  grade: number
  /** 差评: grade 1 or 2. */
  isBad: boolean
  /** Ids of the chosen options, of the list `optionsVersion`. */
  options: string[]
  optionsVersion: number
  isAnonymous: boolean
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
}
