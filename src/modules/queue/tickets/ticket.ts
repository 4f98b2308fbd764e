import type { PriorityClass } from './priority-rules.ts'

export const ticketStateWords = { waiting: '等待', called: '已叫号', serving: '办理中', finished: '完成', missed: '过号', abandoned: '弃号' } as const
export type TicketState = keyof typeof ticketStateWords

export const ticketSourceWords = { kiosk: '大厅取号', portal: '网上取号', desk: '窗口代取', hotline: '热线代取', appointment: '预约' } as const
export type TicketSource = keyof typeof ticketSourceWords

/** 号票. */
export interface Ticket {
  region: string
  hallId: string
  id: string
  /** `YYYY-MM-DD` */
  day: string
  /** `A001` */
  number: string
  /** The line it stands in now; its number keeps the letter of the first. */
  line: string
  forWindow: string | null
  version: number
  state: TicketState
  source: TicketSource
  /** Finds the person's other open ticket and says nothing of them. */
  personKey: string | null
  subjectId: string | null
  personName: string | null
  priority: PriorityClass | null
  itemCode: string | null
  itemName: string | null
  appointmentId: string | null
  /** 办件编号 of what was taken in with it. */
  applicationNumbers: string[]
  takenAt: Date
  rank: number
  turnAt: Date
  /** From here its wait counts: taken, or the slot of the appointment. */
  dueAt: Date
  /** The wait that was told. */
  estimatedSeconds: number
  firstCalledAt: Date | null
  calledAt: Date | null
  calls: number
  servingAt: Date | null
  endedAt: Date | null
  missedAt: Date | null
  windowNo: string | null
  officerId: string | null
}

export const ticketActWords = {
  taken: '取号', called: '叫号', calledAgain: '再叫一次', missed: '过号', returned: '重新排队', putBack: '退回队列', started: '开始办理', finished: '办完', transferred: '转窗',
  abandoned: '弃号', priorityRemoved: '取消优先', resultHandedOut: '发出结果', handedOver: '交接', settled: '下班结清',
} as const
export type TicketActKind = keyof typeof ticketActWords
