/** One condition that must hold. All of them together grant; any other outcome leaves the case to people. */
export interface AutomaticRule {
  id: string
  /** What it asks, in a sentence an applicant understands: 「原证照有效」. */
  title: string
  /** FEEL over the facts of `fact-rules.ts`. */
  expression: string
}

export type RuleSetState = 'drafted' | 'submitted' | 'approved'
export const ruleSetStateWords: Record<RuleSetState, string> = { drafted: '起草中', submitted: '待审核', approved: '已批准' }

/** The rules of an item in a region; approved versions stay as they are. */
export interface RuleSet {
  region: string
  itemCode: string
  version: number
  revision: number
  state: RuleSetState
  rules: AutomaticRule[]
  /** What this version is about. */
  note: string
  draftedBy: string
  draftedByName: string
  draftedAt: Date
  returnedNote: string | null
  simulation: Simulation | null
  approvedByName: string | null
  approvedAt: Date | null
  /** The day from which it decides. */
  validFrom: string | null
}

/** What a version would have decided of the cases people decided. */
export interface Simulation {
  on: string
  cases: number
  /** It would have granted. */
  granted: number
  /** It would have granted what people denied: the one mistake that matters. */
  wrong: { number: string; outcome: string }[]
  /** Which rule kept how many of the cases people granted from being granted at once. */
  heldBack: { ruleId: string; title: string; cases: number }[]
}

export type RuleOutcome = 'holds' | 'fails' | 'unknown' | 'broken'
export const ruleOutcomeWords: Record<RuleOutcome, string> = { holds: '符合', fails: '不符合', unknown: '查不到，需人工核对', broken: '规则出错，需人工核对' }

/** What may be known of a case: texts, numbers, yes or no, or several texts. Null: nobody could tell. */
export type FactValue = string | number | boolean | readonly string[] | null
export type Facts = Readonly<Record<string, FactValue>>

/** How one rule came out, and the facts it looked at. */
export interface RuleResult {
  id: string
  title: string
  expression: string
  outcome: RuleOutcome
  facts: { name: string; title: string; value: FactValue }[]
}

/** The explanation of one case. */
export interface Assessment {
  region: string
  number: string
  itemCode: string
  ruleSetVersion: number
  isGranted: boolean
  results: RuleResult[]
  obstacle: string | null
  assessedAt: Date
}

export type SampleReason = 'drawn' | 'asked'
export const sampleReasonWords: Record<SampleReason, string> = { drawn: '随机抽查', asked: '申请人要求人工复核' }
export type SampleFinding = 'agreed' | 'objected'
export const sampleFindingWords: Record<SampleFinding, string> = { agreed: '同意自动审批', objected: '不同意自动审批' }
