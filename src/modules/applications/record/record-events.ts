import type { Day, Duration } from '../../calendar/index.ts'
import type { Application, Commitment, CounterPlace, Deferral, DeliveryChoice, FollowRelation, HandedMaterial, ProvidedWay, RemoteReceipt, ReviewStep, SignedPromise } from '../application.ts'

/**
 * The record events of a case: the truth of this room, one chain a case. What others may know is in `events.ts`.
 * An event says what happened and why; what follows from it (dates, states) is folded, so a rule that is
 * mended later never contradicts the record.
 */
export type RecordEvent =
  | { type: 'submitted'; data: Submission }
  // 预审
  | { type: 'revisionRequested'; data: { on: Day; dueOn: Day; reason: string } }
  | { type: 'revised'; data: Revision }
  // 收件、补正、受理
  | { type: 'received'; data: { on: Day; time?: ReceiptTime } }
  | { type: 'materialsChecked'; data: { checks: MaterialCheck[] } }
  | { type: 'correctionRequested'; data: { on: Day; dueOn: Day; materials: { id: string; name: string; reason: string }[]; note?: string | undefined } }
  | { type: 'correctionSupplied'; data: { on: Day; time?: ReceiptTime; /** Where it counts as received later: after hours, on a rest day. */ receiptOn?: Day | undefined; materials: HandedLater[]; deferralPromise?: SignedPromise | undefined; commitmentPromise?: SignedPromise | undefined; /** In old records: of whichever was promised. */ promise?: SignedPromise | undefined } }
  | { type: 'secondCorrectionAllowed'; data: { on: Day; reason: string } }
  | { type: 'accepted'; data: { on: Day; /** `HH:mm` of the acceptance; of the receipt, where the law puts the acceptance there. */ time?: string | undefined } }
  | { type: 'deemedAccepted'; data: { /** The receipt: where the law puts the acceptance (art. 32(4)). */ on: Day; time?: ReceiptTime; noticedOn: Day } }
  | { type: 'materialsDeferred'; data: { on: Day; promise: SignedPromise; clock: Deferral['clock']; overrun: Deferral['overrun']; owed: { id: string; name: string; dueOn: Day }[] } }
  | { type: 'deferredSupplied'; data: { on: Day; materials: HandedLater[] } }
  | { type: 'committed'; data: { on: Day; kind: Commitment['kind']; promise: SignedPromise; materialIds: string[]; checkDueOn: Day } }
  | { type: 'commitmentWithdrawn'; data: { on: Day; reason: string } }
  | { type: 'commitmentChecked'; data: { on: Day; outcome: 'kept' | 'breached'; note: string; rectifyBy?: Day | undefined } }
  | { type: 'commitmentRectified'; data: { on: Day; note: string } }
  | { type: 'decisionRevoked'; data: { on: Day; reason: string } }
  | { type: 'refused'; data: { on: Day; reason: string; referral?: string | undefined; ground?: RefusalGround | undefined } }
  // 审查
  | { type: 'specialProcedureStarted'; data: { on: Day; stepId: string; name: string; reason: string; expectedWorkdays: number } }
  | { type: 'specialProcedureEnded'; data: { on: Day; stepId: string; result: string } }
  | { type: 'hearingOffered'; data: { on: Day; requestDueOn: Day; matter: string } }
  | { type: 'hearingRequested'; data: { on: Day; reason: string; holdBy: Day } }
  | { type: 'reviewed'; data: { on: Day; stepId: string; stepName: string; opinion: 'agree' | 'disagree'; note: string } }
  | { type: 'extended'; data: { on: Day; by: Duration; reason: string } }
  | { type: 'assigned'; data: { on: Day; to: { id: string; name: string }; reason: string } }
  | { type: 'prioritised'; data: { on: Day; reason: string } }
  // 决定、送达
  | { type: 'granted'; data: { on: Day; note: string; /** 秒批: which rules decided, so that it can be explained and sampled. */ automatic?: { ruleSet: string; version: number } | undefined; /** 首席事务代表: on whose authority the window decided. */ grantId?: string | undefined } }
  | { type: 'denied'; data: { on: Day; reason: string; grantId?: string | undefined } }
  | { type: 'certificateMade'; data: { on: Day; identifier: string; certificateNumber: string; hash: string } }
  | { type: 'handedOut'; data: { on: Day; place: string } }
  | { type: 'delivered'; data: { on: Day; method: 'electronic' | 'counter' | 'post'; receiver: string; courierNumber?: string | undefined } & Partial<ReceiverCheck> }
  // 异地代收
  | { type: 'handedOver'; data: { on: Day; by: string; originals: string[]; courierNumber?: string | undefined } }
  | { type: 'takenOver'; data: { on: Day; by: string; note?: string | undefined } }
  // 终结
  | { type: 'withdrawn'; data: { on: Day; reason: string; /** By the local rule for deferred materials that did not come. */ isOverrun?: true | undefined } }
  | { type: 'returned'; data: { on: Day; reason: string; isOverrun?: true | undefined } }
  | { type: 'ended'; data: { on: Day; reason: string } }
  | { type: 'transferred'; data: { on: Day; to: string; reason: string } }
  | { type: 'voidingRequested'; data: { on: Day; reason: string; by: { id: string; name: string }; isEntryError?: true | undefined } }
  | { type: 'voided'; data: { on: Day; reason: string; code: 2 | 3 } }
  | { type: 'movedToVersion'; data: MovedContent & { on: Day; fromVersion: number } }

/** `HH:mm` at which something came in on the day it counts as received; absent where it counts from the opening of the office. */
type ReceiptTime = string | undefined

/** What comes in after the submission for a material that was asked for or promised. */
export interface HandedLater {
  id: string
  provided: Exclude<ProvidedWay, 'none'>
  files: string[]
}

/** 领证 at a counter: how the window knew whoever fetched the result, and what it says of them. */
export interface ReceiverCheck {
  /** The code the applicant was told, or an identity document that was shown. Old records say `identity`: nobody was asked then. */
  checkedBy: 'pickUpCode' | 'identityDocument' | 'identity'
  statement?: string | undefined
}

/** 行政许可法 art. 32(1)(2). */
export type RefusalGround = 'notRequired' | 'notOurAuthority' | 'other'

/** What a case carries of its item from the day its applicant agreed to be handled by another version. */
export type MovedContent = Pick<Submission, 'itemVersion' | 'itemName' | 'kind' | 'statutoryLimit' | 'promisedLimit' | 'reviewSteps' | 'specialSteps' | 'makesCertificate' | 'isCommitmentItem' | 'siteVisits' | 'situations' | 'materials'>

export interface MaterialCheck {
  id: string
  result: 'qualified' | 'unqualified'
  reason?: string | undefined
}

/** Everything a case starts from. `form` holds what was asked of the applicant, nothing more. */
export interface Submission {
  on: Day
  at: string
  itemCode: string
  itemVersion: number
  itemName: string
  taskCode: string
  authorityId: string
  divisionCode: string
  hallId: string
  applicantId: string
  applicantName: string
  applicantKind: 'person' | 'enterprise'
  agentId: string | null
  channel: 'online' | 'counter'
  kind: 'immediate' | 'promised'
  statutoryLimit: Duration | null
  promisedLimit: Duration
  reviewSteps: ReviewStep[]
  specialSteps: { id: string; name: string; days: number }[]
  makesCertificate: boolean
  isCommitmentItem?: true | undefined
  /** 到办事现场次数 as the guide promised; absent in old records. */
  siteVisits?: number | undefined
  /** 网上预审 is done by this day; nothing for what a counter took in. */
  preReviewDueOn?: Day | undefined
  situations: { question: string; answer: string }[]
  materials: HandedMaterial[]
  /** Answers of the application form, identity numbers and phones sealed. */
  form: Record<string, unknown>
  /** What the applicant promised to hand in later, or committed to instead of handing in; signed with the application. */
  deferralPromise?: SignedPromise | undefined
  commitmentPromise?: SignedPromise | undefined
  remote?: Pick<RemoteReceipt, 'region' | 'hallId' | 'checks'> | undefined
  counter?: CounterPlace | undefined
  delivery?: DeliveryChoice | undefined
  follows?: { number: string; relation: FollowRelation } | undefined
}

/** 修改后重新提交: takes the place of what the submission said. */
export interface Revision extends Pick<Submission, 'on' | 'situations' | 'materials' | 'form' | 'deferralPromise' | 'commitmentPromise'> {
  preReviewDueOn: Day
  time?: ReceiptTime
  /** Where it counts as received later: after hours, on a rest day. */
  receiptOn?: Day | undefined
}

/** What the chain hashes of an event, besides the link before it. */
export interface StoredEvent {
  region: string
  number: string
  seq: number
  type: RecordEvent['type']
  data: RecordEvent['data']
  actor: EventActor
  at: string
  prevHash: string
  hash: string
}

export interface EventActor {
  kind: string
  id: string
  name: string
  /** Office of an officer, for the timeline. */
  office?: string | undefined
}

/** Every event's heading on a timeline. */
export const eventWords: Record<RecordEvent['type'], string> = {
  submitted: '申请已提交', revisionRequested: '预审退回，请修改', revised: '申请人已修改后重新提交', received: '收件', materialsChecked: '核对材料', correctionRequested: '一次性告知补正',
  correctionSupplied: '申请人已补正', secondCorrectionAllowed: '监察人员同意再次补正', accepted: '受理', deemedAccepted: '逾期未告知，依法视为受理', materialsDeferred: '容缺受理，材料后补', deferredSupplied: '已补交容缺材料',
  committed: '申请人作出告知承诺', commitmentWithdrawn: '申请人撤回承诺', commitmentChecked: '承诺核查', commitmentRectified: '已按期整改', decisionRevoked: '撤销决定', refused: '不予受理',
  specialProcedureStarted: '特别程序开始（不计入办理时间）', specialProcedureEnded: '特别程序结束', hearingOffered: '告知听证权利', hearingRequested: '申请人要求听证', reviewed: '审查', extended: '延长办理期限',
  assigned: '分派承办人', prioritised: '开通绿色通道', granted: '决定：准予', denied: '决定：不予', certificateMade: '制证', handedOut: '出件，可以领取', delivered: '送达', handedOver: '代收窗口移交材料', takenOver: '办理地签收材料',
  withdrawn: '申请人撤回', returned: '退件', ended: '终止办理', transferred: '转报上级机关', voidingRequested: '提出作废，待第二人确认', voided: '作废', movedToVersion: '申请人同意按新版指南办理',
}

export type { Application }
