/** What became of a request: `corrected` in the register, or `declined` with why. */
export type DataCorrectionState = 'submitted' | 'corrected' | 'declined'

export const dataCorrectionStateWords: Readonly<Record<DataCorrectionState, string>> = { submitted: '核实中', corrected: '已更正', declined: '核实后未更正' }

/** 更正申请 (个人信息保护法 art. 46): somebody says that a register is wrong about them, to the department that keeps it. */
export interface DataCorrection {
  /** Of the department. */
  region: string
  id: string
  subjectId: string
  subjectName: string
  register: string
  field: string
  /** What it says now; null where it says nothing. */
  shown: string | null
  correct: string
  reason: string
  authorityId: string
  askedAt: Date
  /** Legal date by which it is answered. */
  dueOn: string
  state: DataCorrectionState
  answer: string | null
  answeredAt: Date | null
  answeredByName: string | null
  version: number
}
