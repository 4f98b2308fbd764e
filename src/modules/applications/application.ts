import type { ClockPause, Day, Duration } from '../calendar/index.ts'

/** Where a case stands. Participles; `stateWords` has the Chinese. */
export type ApplicationState =
  | 'submitted' | 'received' | 'correctionRequested' | 'accepted' | 'reviewed' | 'granted' | 'denied'
  | 'certified' | 'handedOut' | 'delivered' | 'refused' | 'withdrawn' | 'returned'

export const stateWords: Record<ApplicationState, string> = {
  submitted: '已提交，待收件', received: '已收件，待受理', correctionRequested: '待申请人补正', accepted: '已受理，审查中', reviewed: '审查完成，待决定',
  granted: '准予', denied: '不予', certified: '已制证', handedOut: '待领取', delivered: '已送达，办结', refused: '不予受理', withdrawn: '已撤回', returned: '已退件',
}

export const channelWords: Record<string, string> = { online: '网上申请', counter: '窗口申请' }

/** What an application handed in for one material of its list, and what the clerk found. */
export interface HandedMaterial {
  id: string
  name: string
  necessary: boolean
  /** file: uploaded · paper: at the counter · waived: a certificate or register replaces it · none: not handed in */
  provided: 'file' | 'paper' | 'waived' | 'none'
  files: string[]
  /** For `waived`: what replaces it. */
  waivedBy?: string | undefined
  check: 'unchecked' | 'qualified' | 'unqualified'
  reason?: string | undefined
}

export interface SpecialProcedure {
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
  /** The review steps in order; `reviewedSteps` says how far it got. */
  reviewSteps: { id: string; name: string }[]
  specialSteps: { id: string; name: string; days: number }[]
  makesCertificate: boolean
  materials: HandedMaterial[]
  situations: { question: string; answer: string }[]
  correction?: { requestedOn: Day; dueOn: Day; suppliedOn?: Day | undefined; materialIds: string[] } | undefined
  reviewedSteps: string[]
  specialProcedures: SpecialProcedure[]
  extensions: Duration[]
  certificate?: { identifier: string; number: string } | undefined
}

/** Days on which neither clock runs: special procedures (行政许可法 art. 45). */
export const pausesOf = (detail: ApplicationDetail): ClockPause[] =>
  detail.specialProcedures.map(({ startedOn, endedOn }) => ({ from: startedOn, to: endedOn }))
