/**
 * What this room announces. Payloads are facts others may know: no answers of forms, no identity numbers.
 * Each command announces its last event as `applications.<event>`.
 */
export const APPLICATION_EVENTS = [
  'applications.submitted', 'applications.received', 'applications.correctionRequested', 'applications.correctionSupplied', 'applications.accepted',
  'applications.refused', 'applications.specialProcedureStarted', 'applications.specialProcedureEnded', 'applications.reviewed', 'applications.extended',
  'applications.granted', 'applications.denied', 'applications.certificateMade', 'applications.handedOut', 'applications.delivered',
  'applications.withdrawn', 'applications.returned', 'applications.movedToVersion',
] as const

export type ApplicationEventType = (typeof APPLICATION_EVENTS)[number]

/** The line of the work lists a case stands in; a new case and a closed one stand in none. */
export interface QueuePlace {
  /** `intake:H-379902`, `review:379902-SCJG` */
  queue: string | null
  /** `YYYY-MM-DD` */
  dueOn: string | null
}

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
