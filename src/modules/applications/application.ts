import type { ClockPause, Day, Duration } from '../calendar/index.ts'

/** Where a case stands. Participles; `stateWords` has the Chinese. */
export type ApplicationState =
  | 'submitted' | 'revisionRequested' | 'received' | 'correctionRequested' | 'accepted' | 'reviewed' | 'granted' | 'denied'
  | 'certified' | 'handedOut' | 'delivered' | 'refused' | 'withdrawn' | 'returned' | 'ended' | 'transferred' | 'voided' | 'revoked'

export const stateWords: Record<ApplicationState, string> = {
  submitted: '已提交，待预审', revisionRequested: '预审退回，待修改', received: '已收件，待受理', correctionRequested: '待申请人补正', accepted: '已受理，审查中', reviewed: '审查完成，待决定',
  granted: '准予', denied: '不予', certified: '已制证', handedOut: '待领取', delivered: '已送达，办结', refused: '不予受理', withdrawn: '已撤回', returned: '已退件',
  ended: '已终止办理', transferred: '已转报上级', voided: '已作废', revoked: '决定已撤销',
}

/** States in which nothing more can happen to a case by itself or by an applicant. */
export const CLOSED_STATES: readonly ApplicationState[] = ['delivered', 'refused', 'withdrawn', 'returned', 'ended', 'transferred', 'voided', 'revoked']

/** 办结结果 of the provincial monitoring code list (rules.md §2.3); every one but 出证办结 demands a reason. */
export const resultWords = { 0: '出证办结（准予许可）', 1: '不予许可', 2: '作废办结', 3: '删除办结（录入错误）', 4: '转报办结', 5: '退件', 6: '不予受理' } as const
export type ResultCode = keyof typeof resultWords

import type { ReplacedWay } from '../materials/index.ts'

export { channelWords } from './events.ts'

/** What an application handed in for one material of its list, and what the clerk found. */
export interface HandedMaterial {
  id: string
  name: string
  necessary: boolean
  /**
   * file: uploaded · paper: at the counter · waived: a certificate or register replaces it · deferred: promised for later (容缺) ·
   * committed: the applicant's written commitment stands in for it (告知承诺) · none: not handed in
   */
  provided: ProvidedWay
  files: string[]
  /** For `waived`: what replaces it. */
  waivedBy?: string | undefined
  /** And the evidence, as it was found when it was handed in; absent in cases of before, which went by the guide alone. */
  standIn?: StandIn | undefined
  /** For `file`: what was handed in before, or kept, and used again. */
  fromLibrary?: true | undefined
  /** The state has it, and the applicant did not agree to its use. */
  declinedSharing?: true | undefined
  check: 'unchecked' | 'qualified' | 'unqualified'
  reason?: string | undefined
  /** 可容缺, 可告知承诺: as the pinned version of the guide has it; absent means no. */
  deferrable?: true | undefined
  committable?: true | undefined
}

/** What stood in for a material: a certificate, what a register said (`asOf`, `fetchedAt`: ISO 8601), or a check that the authority makes by itself. */
export interface StandIn {
  way: ReplacedWay
  identifier?: string | undefined
  number?: string | undefined
  register?: string | undefined
  asOf?: string | undefined
  fetchedAt?: string | undefined
}

export type ProvidedWay = 'file' | 'paper' | 'waived' | 'deferred' | 'committed' | 'none'

/** Who signed for the applicant, and the wording they signed (its version is stored: wordings change). */
export interface SignedPromise {
  signedBy: string
  textVersion: number
  /** Of a commitment: which of the two it is. A proof never stands for a licence. */
  kind?: Commitment['kind'] | undefined
}

/** 容缺受理: what is still owed, by when, and what the local rule says happens meanwhile and afterwards. */
export interface Deferral {
  promisedOn: Day
  promise: SignedPromise
  /** runs: the limits go on counting (default); stops: they stand still until everything is in. */
  clock: 'runs' | 'stops'
  overrun: 'withdrawn' | 'returned' | 'ended'
  owed: { materialId: string; dueOn: Day; suppliedOn?: Day | undefined }[]
  /** The day the last owed material came in. */
  completedOn?: Day | undefined
}

/**
 * 告知承诺, two flows that are never merged: `proof` replaces certificates the applicant would bring and the case is then
 * examined as any other; `licence` replaces the examination before the decision, which is made at once.
 */
export interface Commitment {
  kind: 'proof' | 'licence'
  madeOn: Day
  promise: SignedPromise
  /** For `proof`: the materials it stands in for. */
  materialIds: string[]
  withdrawnOn?: Day | undefined
  /** 事后核查 by this day. */
  checkDueOn: Day
  check?: { on: Day; outcome: 'kept' | 'breached'; note: string } | undefined
  /** After a breach: 限期整改 by this day, and how it ended. */
  rectification?: { dueOn: Day; outcome?: 'corrected' | 'revoked' | undefined; on?: Day | undefined } | undefined
}

/** 听证 (行政许可法 art. 47): told of the right, asked for within five days, held within twenty. */
export interface Hearing {
  informedOn: Day
  requestDueOn: Day
  requestedOn?: Day | undefined
  holdBy?: Day | undefined
}

/** 异地代收 (收受分离): which window took it in, what travels, and when home signed for it. */
export interface RemoteReceipt {
  region: string
  hallId: string
  /** 身份核验 and 形式审查, done by the receiving window. */
  checks: RemoteChecks
  /** Who signed at either end. */
  handedOver?: { on: Day; by: string; originals: string[]; courierNumber?: string | undefined } | undefined
  takenOver?: { on: Day; by: string; note?: string | undefined } | undefined
}

export interface RemoteChecks {
  by: string
  identity: IdentityCheck
  /** What the formal check found, for the deciding office. */
  formal: string
}

export const identityCheckWords = { cardReader: '读取身份证核验', documentShown: '核对证件原件', agentAuthorised: '核对代办人证件和授权书' } as const
export type IdentityCheck = keyof typeof identityCheckWords

export const deliveryWords = { counter: '到窗口领取', electronic: '电子送达', post: '免费寄送' } as const
export type DeliveryWay = keyof typeof deliveryWords

/** How the applicant wants the result. */
export interface DeliveryChoice {
  way: DeliveryWay
  /** For `post`: name, phone and address (`PostalPerson`), sealed. */
  to?: string | undefined
}

export interface SpecialProcedure {
  /** Of the guide's own step, or `hearing` for a hearing the law allows in any case (art. 46, 47). */
  stepId: string
  name: string
  reason: string
  startedOn: Day
  /** What the applicant was told it will take (行政许可法 art. 45). */
  expectedWorkdays: number
  endedOn?: Day | undefined
  result?: string | undefined
}

/** A case: the fold of its events. */
export interface Application {
  region: string
  number: string
  /** seq of its newest event. */
  version: number
  headHash: string
  state: ApplicationState
  itemCode: string
  itemVersion: number
  itemName: string
  authorityId: string
  divisionCode: string
  hallId: string
  applicantId: string
  applicantName: string
  agentId: string | null
  channel: 'online' | 'counter'
  submittedAt: string
  receivedOn: Day | null
  acceptedOn: Day | null
  decidedOn: Day | null
  completedOn: Day | null
  detail: ApplicationDetail
}

export interface ApplicationDetail {
  applicantKind: 'person' | 'enterprise'
  /** Kind and limits as the pinned version had them when the case was submitted. */
  kind: 'immediate' | 'promised'
  statutoryLimit: Duration | null
  promisedLimit: Duration
  /** The review steps in order, each with the days the guide gives it; `reviewedSteps` says how far it got. */
  reviewSteps: ReviewStep[]
  specialSteps: { id: string; name: string; days: number }[]
  makesCertificate: boolean
  /** 整个事项可告知承诺: the decision may be made on the applicant's commitment. */
  isCommitmentItem?: true | undefined
  /** 到办事现场次数 as the guide promised when it was applied for; absent in old cases. */
  siteVisits?: number | undefined
  materials: HandedMaterial[]
  situations: { question: string; answer: string }[]
  correction?: Correction | undefined
  /** A supervisor allowed a second notice against the rule of one (traps 13); used up by it. */
  secondCorrection?: { allowedOn: Day; isUsed: boolean } | undefined
  /** The days within which nobody answered were over: accepted by law (行政许可法 art. 32(4)). */
  deemedAccepted?: { noticedOn: Day } | undefined
  /** `HH:mm` of the receipt; absent where it counts from the opening of the office. */
  receivedTime?: string | undefined
  /** `HH:mm` of the acceptance, or of the receipt where the law takes it back there: limits in hours and half days count from it. */
  acceptedTime?: string | undefined
  /** The review steps that are done, and the day of each: a step's clock starts where the one before ended. */
  reviewedSteps: string[]
  reviewedOn?: Day[] | undefined
  specialProcedures: SpecialProcedure[]
  extensions: Duration[]
  hearing?: Hearing | undefined
  /** What the applicant signed with the application, until a window accepts on it. */
  deferralPromise?: SignedPromise | undefined
  commitmentPromise?: SignedPromise | undefined
  deferral?: Deferral | undefined
  commitment?: Commitment | undefined
  certificate?: { identifier: string; number: string } | undefined
  /** 预审 of what came online is done by this day; what came later than that counts as received on it. */
  preReviewDueOn?: Day | undefined
  /** 预审退回修改: what the applicant was asked to mend before the case counts as received. */
  revision?: { requestedOn: Day; dueOn: Day; reason: string; revisedOn?: Day | undefined; /** Of what was revised, where it is not that day. */ receiptOn?: Day | undefined; /** `HH:mm` of its receipt. */ revisedTime?: string | undefined } | undefined
  priority?: { reason: string } | undefined
  assignedTo?: { id: string; name: string } | undefined
  remote?: RemoteReceipt | undefined
  counter?: CounterPlace | undefined
  /** The hall where the result lies ready. */
  readyAt?: string | undefined
  /** Missing where the applicant had no wish. */
  delivery?: DeliveryChoice | undefined
  /** 作废 takes two people: who asked for it. */
  voiding?: { by: string; byName: string; reason: string; isEntryError?: true | undefined } | undefined
  /** 办结结果 and why. */
  result?: { code: ResultCode; reason: string } | undefined
  /** An earlier case this one changes, renews, replaces or ends. */
  follows?: { number: string; relation: FollowRelation } | undefined
}

/** 在哪里收的件: the ticket and window of a hall, or the site of a partner. Missing of what came online, and of a window that called nobody. */
export interface CounterPlace {
  ticket?: { id: string; number: string; hallId: string; windowNo: string } | undefined
  site?: { id: string; name: string } | undefined
}

export interface ReviewStep {
  id: string
  name: string
  days?: number | undefined
  /** 办理处室: another authority, or a unit, that the guide names for this step; absent where it is the case's own. */
  authorityId?: string | undefined
  unitId?: string | undefined
}

export interface Correction {
  requestedOn: Day
  dueOn: Day
  suppliedOn?: Day | undefined
  materialIds: string[]
}

export const followWords = { change: '变更', renewal: '延续', reissue: '补办', revocation: '撤销', cancellation: '注销' } as const
export type FollowRelation = keyof typeof followWords

/** Days on which neither clock runs: special procedures (行政许可法 art. 45), and deferral where the local rule stops the clocks. */
export const pausesOf = ({ specialProcedures, deferral }: ApplicationDetail): ClockPause[] => [
  ...specialProcedures.map(({ startedOn, endedOn }) => ({ from: startedOn, to: endedOn })),
  ...(deferral?.clock === 'stops' ? [{ from: deferral.promisedOn, to: deferral.completedOn }] : []),
]
