/** What this room announces: how far a check between departments is. Facts others may know: no identity numbers, no answers. */
export const CHECK_EVENTS = ['materials.checkAsked', 'materials.checkAnswered', 'materials.checkWithdrawn', 'materials.checkOverdue'] as const

export type CheckEventType = (typeof CHECK_EVENTS)[number]

export interface CheckProgressed {
  number: string
  /** Six digits of the body that is asked, and its id. */
  askedRegion: string
  askedAuthorityId: string
  askingRegion: string
  askingAuthorityId: string
  askingOfficerId: string
  /** The case it is asked for, if there is one. */
  applicationNumber: string | null
  itemName: string | null
  /** `YYYY-MM-DD` */
  dueOn: string
  /** Chinese; only when it was answered. */
  outcomeName?: string
}
