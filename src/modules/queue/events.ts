/** What this room announces. Tickets are for ratings, analytics and partners, nobody here reads them yet: nothing in it says who came. */
export const QUEUE_EVENTS = ['queue.ticketFinished', 'queue.ticketMissed', 'queue.ticketAbandoned', 'queue.appointmentProgressed'] as const

/** A ticket at the end of its way, or when its holder did not come. Moments are ISO 8601. */
export interface TicketEnded {
  ticketId: string
  hallId: string
  /** `YYYY-MM-DD` */
  day: string
  /** `A001` */
  number: string
  /** Letter of the line it stood in last. */
  line: string
  windowNo: string | null
  officerId: string | null
  itemCode: string | null
  source: string
  priority: string | null
  appointmentId: string | null
  applicationNumbers: string[]
  calls: number
  /** The wait that was told when it was taken; counted from `dueAt`. */
  estimatedSeconds: number
  takenAt: string
  dueAt: string
  firstCalledAt: string | null
  servingAt: string | null
  endedAt: string | null
}

/** 预约: whom to tell what of a visit (`src/flows/tell-of-appointments.ts`). Moments are ISO 8601. */
export interface AppointmentProgressed {
  /** `offer`: a place is kept for somebody on the waiting list. */
  act: 'book' | 'change' | 'cancel' | 'remind' | 'miss' | 'offer'
  /** Of the appointment, or of the place in the waiting list. */
  id: string
  /** null of an offer. */
  number: string | null
  version: number
  hallId: string
  /** Chinese: the item, or the line. */
  purpose: string
  subjects: string[]
  smsTo: string
  day: string
  startsAt: string
  endsAt: string
  heldUntil?: string
  /** The last day on which they cannot book; only of a miss that led to it. */
  limitedUntil?: string
}
