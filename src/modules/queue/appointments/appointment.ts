export type AppointmentState = 'booked' | 'arrived' | 'cancelled' | 'missed'

export const appointmentStateWords: Record<AppointmentState, string> = { booked: '已预约', arrived: '已到场取号', cancelled: '已取消', missed: '未到场' }

/** `waiting`: a place that came free for somebody on the waiting list. */
export type AppointmentSource = 'portal' | 'desk' | 'hotline' | 'kiosk' | 'waiting'

export const sourceWords: Record<AppointmentSource, string> = { portal: '网上', desk: '窗口代约', hotline: '热线代约', kiosk: '自助终端', waiting: '候补' }

/** Which places: a slot of a line. */
export interface SlotKey {
  region: string
  hallId: string
  /** The letter of the line. */
  line: string
  startsAt: Date
}

/** What somebody comes for. */
export interface Purpose {
  lineName: string
  itemCode: string | null
  itemName: string | null
  /** Guided answers (`s.q1` → `o2`): by them the list of what to bring is tailored. */
  answers: Record<string, string>
}

/** A place in a slot that somebody has. */
export interface Appointment extends SlotKey, Purpose {
  id: string
  number: string
  subjectId: string
  personName: string
  identityMasked: string
  /** Whoever booked it for them, where it was not they. */
  bookedBy: string | null
  officerId: string | null
  source: AppointmentSource
  /** Legal date. */
  day: string
  endsAt: Date
  state: AppointmentState
  /** Which of the person's visits of that day; null once it is none. */
  placeOfDay: number | null
  version: number
  remindAt: Date | null
  ticketId: string | null
  ticketNumber: string | null
  bookedAt: Date
  /** When they came, gave it back or did not come. */
  settledAt: Date | null
}

export type WaitingState = 'waiting' | 'offered' | 'taken' | 'lapsed' | 'left'

/** 候补: somebody waits for a place of a line on a day. */
export interface Waiting extends Purpose {
  region: string
  id: string
  hallId: string
  line: string
  subjectId: string
  joinedBy: string | null
  day: string
  state: WaitingState
  /** The place kept for them, and until when; null while nothing came free. */
  startsAt: Date | null
  heldUntil: Date | null
  joinedAt: Date
}
