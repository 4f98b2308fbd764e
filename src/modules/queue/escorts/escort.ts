import type { TicketSource } from '../tickets/ticket.ts'

export const escortStateWords = { asked: '等人陪同', taken: '已安排', begun: '陪同中', ended: '已结束', cancelled: '已取消' } as const
export type EscortState = keyof typeof escortStateWords

/** What a visit is made of, in order: 全程 is all of it. */
export const escortStageWords = { queueing: '排队取号', printing: '打印复印', handling: '业务办理' } as const
export type EscortStage = keyof typeof escortStageWords
export const ESCORT_STAGES = Object.keys(escortStageWords) as EscortStage[]

export const escortReasonWords = { elder: '老年人', disabled: '残疾人', other: '其他需要' } as const
export type EscortReason = keyof typeof escortReasonWords

export interface EscortAct {
  kind: 'asked' | 'assigned' | 'begun' | 'advanced' | 'ended' | 'cancelled'
  by: string
  /** ISO 8601 */
  at: string
  detail: string
}

/** 陪同引导. */
export interface Escort {
  region: string
  hallId: string
  id: string
  /** `YYYY-MM-DD` */
  day: string
  visitorKey: string | null
  visitorName: string | null
  reason: EscortReason
  stages: EscortStage[]
  stage: EscortStage | null
  source: TicketSource
  appointmentId: string | null
  ticketId: string | null
  ticketNumber: string | null
  place: string
  state: EscortState
  /** An officer of the hall; of a volunteer the name alone. */
  escortOfficer: string | null
  escortName: string | null
  note: string
  acts: EscortAct[]
  version: number
  askedAt: Date
  takenAt: Date | null
  begunAt: Date | null
  endedAt: Date | null
}
