/** What this room announces: how far a request to mend a register is. Facts others may know: never what the register says. */
export const DATA_CORRECTION_EVENTS = ['subjects.dataCorrectionAsked', 'subjects.dataCorrectionAnswered'] as const

export type DataCorrectionEventType = (typeof DATA_CORRECTION_EVENTS)[number]

export interface DataCorrectionProgressed {
  id: string
  subjectId: string
  /** 不动产登记信息 */
  register: string
  /** Which entry of it. */
  field: string
  /** The department that keeps the register and answers. */
  authorityId: string
  /** `YYYY-MM-DD` */
  dueOn: string
  /** Chinese; only when it was answered. */
  outcomeName?: string
}
