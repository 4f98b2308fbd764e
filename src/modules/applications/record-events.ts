import type { Day, Duration } from '../calendar/index.ts'
import type { Application, HandedMaterial } from './application.ts'

/**
 * The record events of a case: the truth of this room, one chain a case. What others may know is in `events.ts`.
 * An event says what happened and why; what follows from it (dates, states) is folded, so a rule that is
 * mended later never contradicts the record.
 */
export type RecordEvent =
  | { type: 'submitted'; data: Submission }
  | { type: 'received'; data: { on: Day } }
  | { type: 'materialsChecked'; data: { checks: MaterialCheck[] } }
  | { type: 'correctionRequested'; data: { on: Day; dueOn: Day; materials: { id: string; name: string; reason: string }[]; note?: string | undefined } }
  | { type: 'correctionSupplied'; data: { on: Day; materials: { id: string; provided: 'file' | 'paper' | 'waived'; files: string[] }[] } }
  | { type: 'accepted'; data: { on: Day } }
  | { type: 'refused'; data: { on: Day; reason: string; referral?: string | undefined } }
  | { type: 'specialProcedureStarted'; data: { on: Day; stepId: string; name: string; reason: string; expectedWorkdays: number } }
  | { type: 'specialProcedureEnded'; data: { on: Day; stepId: string; result: string } }
  | { type: 'reviewed'; data: { on: Day; stepId: string; stepName: string; opinion: 'agree' | 'disagree'; note: string } }
  | { type: 'extended'; data: { on: Day; by: Duration; reason: string } }
  | { type: 'granted'; data: { on: Day; note: string } }
  | { type: 'denied'; data: { on: Day; reason: string } }
  | { type: 'certificateMade'; data: { on: Day; identifier: string; certificateNumber: string; hash: string } }
  | { type: 'handedOut'; data: { on: Day; place: string } }
  | { type: 'delivered'; data: { on: Day; method: 'electronic' | 'counter' | 'post'; receiver: string; courierNumber?: string | undefined } }
  | { type: 'withdrawn'; data: { on: Day; reason: string } }
  | { type: 'returned'; data: { on: Day; reason: string } }
  | { type: 'movedToVersion'; data: MovedContent & { on: Day; fromVersion: number } }

/** What a case carries of its item from the day its applicant agreed to be handled by another version. */
export type MovedContent = Pick<Submission, 'itemVersion' | 'itemName' | 'kind' | 'statutoryLimit' | 'promisedLimit' | 'reviewSteps' | 'specialSteps' | 'makesCertificate' | 'situations' | 'materials'>

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
  reviewSteps: { id: string; name: string }[]
  specialSteps: { id: string; name: string; days: number }[]
  makesCertificate: boolean
  situations: { question: string; answer: string }[]
  materials: HandedMaterial[]
  /** Answers of the application form, identity numbers and phones sealed. */
  form: Record<string, unknown>
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
  submitted: '申请已提交', received: '收件', materialsChecked: '核对材料', correctionRequested: '一次性告知补正', correctionSupplied: '申请人已补正', accepted: '受理',
  refused: '不予受理', specialProcedureStarted: '特别程序开始（不计入办理时间）', specialProcedureEnded: '特别程序结束', reviewed: '审查', extended: '延长办理期限',
  granted: '决定：准予', denied: '决定：不予', certificateMade: '制证', handedOut: '出件，可以领取', delivered: '送达', withdrawn: '申请人撤回', returned: '退件', movedToVersion: '申请人同意按新版指南办理',
}

export type { Application }
