import type { ProblemKind, Severity } from './check-rule.ts'

/** A fault that persists, until a check finds it gone or somebody accepts it with a reason. */
export interface CheckIssue {
  id: string
  /** A rule, or `REPORTED`. */
  ruleId: string
  problem: ProblemKind
  itemCode: string
  /** Empty where it is about the item itself. */
  divisionCode: string
  region: string
  path: string
  message: string
  severity: Exclude<Severity, 'off'>
  departmentName: string
  state: IssueState
  firstSeenAt: Date
  dueOn: string
  ownerId: string | null
  ownerName: string | null
  reason: string | null
  decidedBy: string | null
  decidedAt: Date | null
  reportedBy: string | null
}

export type IssueState = 'open' | 'excused' | 'settled'
export const issueStateWords = { open: '待整改', excused: '已说明', settled: '已整改' } as const satisfies Record<IssueState, string>

/** The rule of what people found where no rule could: by phone, at a window, on a round of inspection. */
export const REPORTED = 'reported'
export const REPORTED_TITLE = '人工检查、群众反映'
