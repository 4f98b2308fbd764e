/** How far a check between departments is. Whether it is late follows from its day. */
export type CheckState = 'asked' | 'answered' | 'withdrawn'

export const checkStateWords: Record<CheckState, string> = { asked: '待答复', answered: '已答复', withdrawn: '已撤回' }

/** What the body that holds the fact says: it is so, it is not so, or another body would know. */
export type CheckOutcome = 'confirmed' | 'notConfirmed' | 'notOurs'

export const checkOutcomeWords: Record<CheckOutcome, string> = { confirmed: '情况属实', notConfirmed: '情况不符或查无记录', notOurs: '不属于本单位掌握' }

export type CheckSubjectKind = 'person' | 'enterprise'

/** 部门间协查 (优化营商环境条例 art. 44): one body asks another for a fact, so that nobody has to bring a proof of it. */
export interface Check {
  /** Of the body that is asked: six digits. */
  region: string
  /** `XC` + region + yyMMdd + six digits: 协查编号. */
  number: string
  version: number
  state: CheckState
  askedAuthorityId: string
  askingRegion: string
  askingAuthorityId: string
  askingOfficerId: string
  askingOfficerName: string
  /** The case it is asked for, if there is one. */
  applicationNumber: string | null
  itemCode: string | null
  itemName: string | null
  /** Whom it is about: somebody registered here, or else named with their sealed number. */
  subjectId: string | null
  subjectKind: CheckSubjectKind
  subjectName: string
  identityMasked: string
  identitySealed: string | null
  /** What is to be confirmed. */
  matter: string
  /** By which law or rule it is asked. */
  basis: string
  askedAt: Date
  /** `YYYY-MM-DD` */
  dueOn: string
  outcome: CheckOutcome | null
  answer: string | null
  answeredAt: Date | null
  answeredBy: string | null
  answeredByName: string | null
  /** What was handed over with the answer. */
  fileId: string | null
  withdrawnAt: Date | null
  withdrawnReason: string | null
  /** `YYYY-MM-DD`: when both sides were told that it is late. */
  overdueToldOn: string | null
}
