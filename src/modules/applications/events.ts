/**
 * What this room announces. Payloads are facts others may know: no answers of forms, no identity numbers.
 * Each command announces its last event as `applications.<event>`.
 */
export const APPLICATION_EVENTS = [
  'applications.submitted', 'applications.revisionRequested', 'applications.revised', 'applications.received', 'applications.handedOver', 'applications.takenOver',
  'applications.correctionRequested', 'applications.secondCorrectionAllowed', 'applications.correctionSupplied', 'applications.accepted', 'applications.deemedAccepted',
  'applications.materialsDeferred', 'applications.deferredSupplied', 'applications.committed', 'applications.commitmentWithdrawn', 'applications.commitmentChecked',
  'applications.commitmentRectified', 'applications.decisionRevoked', 'applications.refused', 'applications.specialProcedureStarted', 'applications.specialProcedureEnded',
  'applications.hearingOffered', 'applications.hearingRequested', 'applications.reviewed', 'applications.extended', 'applications.assigned', 'applications.prioritised',
  'applications.granted', 'applications.denied', 'applications.certificateMade', 'applications.handedOut', 'applications.delivered',
  'applications.withdrawn', 'applications.returned', 'applications.ended', 'applications.transferred', 'applications.voidingRequested', 'applications.voided', 'applications.movedToVersion',
] as const

export type ApplicationEventType = (typeof APPLICATION_EVENTS)[number]

/** 指南之外无材料: an officer asked for what the guide does not list, and was refused. Nothing happened to the case. */
export const DEMAND_EVENTS = ['applications.demandRefused'] as const

export interface DemandRefused {
  number: string
  /** Of the attempt, as it is kept. */
  demandId: string
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  officerId: string
  officerName: string
  /** What was asked for, in the officer's words. */
  demanded: string
}

/** The line of the work lists a case stands in; a new case and a closed one stand in none. */
export interface QueuePlace {
  /** `intake:H-379902`, `review:379902-SCJG` */
  queue: string | null
  /** `YYYY-MM-DD` */
  dueOn: string | null
}

/** How an application came in, for whoever shows an announced `channel`. */
export const channelWords: Record<string, string> = { online: '网上申请', counter: '窗口申请' }

export interface ApplicationProgressed {
  number: string
  state: string
  version: number
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  applicantId: string
  agentId: string | null
  channel: 'online' | 'counter'
  /** ISO 8601 */
  submittedAt: string
  /** The line of the work lists it stood in before; the case itself says where it stands now. */
  leftPlace: QueuePlace
  /** 即办件 */
  isImmediate: boolean
  /** Nothing more is to be done with it. */
  isClosed: boolean
  /** The limits that run on the offices after this event: one that is not among them any more has ended. */
  clocks: RunningClock[]
  /** 承办人: whoever it is assigned to. Only then. */
  officerId?: string
  /** By when the applicant has to act, or may: corrections, owed materials, a hearing. Only then. */
  answerBy?: string
  /** 文书 issued with this event: what the applicant is served. Only then. */
  documents?: { id: string; title: string }[]
  /** 免提交: by which way and by what materials were waived. Only when it is submitted, and only then. */
  waived?: { way: string; source: string; /** 证照标识 of the certificate that stood in. */ identifier?: string }[]
  /** What was handed in as files, with the case as it stands then. Only when something is handed in. */
  handed?: { name: string; files: string[] }[]
  /** 跑动: whoever applied came to a counter for this. With the visits that the guide promised them; null where it was not pinned. Only then. */
  visit?: { act: 'intake' | 'correction' | 'deferred' | 'pickUp'; promised: number | null }
  /** 号票: with which it was taken in. Only with the receipt at a window, and only then. */
  ticket?: { id: string; hallId: string }
  /** 异地代收: the window that took it in. Only then. */
  remote?: { region: string; hallId: string }
}

/** What happens beside a case: the two desks write to each other; a parcel makes trouble, which its hall has to settle. */
export const DESK_EVENTS = ['applications.deskNoted', 'applications.courierTroubled'] as const

export interface DeskNoted {
  number: string
  /** Who wrote. */
  side: 'receiving' | 'deciding'
  receiving: { region: string; hallId: string }
  /** ISO 8601 */
  at: string
}

export interface CourierTroubled {
  number: string
  hallId: string
  direction: 'result' | 'materials'
  /** Chinese: what went wrong and what to do. */
  problem: string
}

/** A limit as `calendar` counts it: days are `YYYY-MM-DD`, a pause without `to` still runs. */
export interface RunningClock {
  /** Unique on the case: `promised`, `step:s2`. */
  id: string
  kind: 'preReview' | 'receipt' | 'immediate' | 'promised' | 'statutory' | 'step' | 'special' | 'delivery' | 'check'
  /** Chinese: 承诺期限. */
  name: string
  clock: {
    amount: number
    unit: 'workday' | 'naturalDay' | 'hour'
    startedOn: string
    startedTime?: string | undefined
    pauses: readonly { from: string; to?: string | undefined }[]
    extensions: readonly { amount: number; unit: 'workday' | 'naturalDay' | 'hour' }[]
  }
}
