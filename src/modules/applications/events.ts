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
}
