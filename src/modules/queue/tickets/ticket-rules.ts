import type { Turn } from '../calling/calling-rules.ts'
import type { Ticket, TicketState } from './ticket.ts'

/** What can be done to a ticket: by the window that called it, at any window of the hall, or by whoever holds it. */
export const TICKET_VERBS = {
  callAgain: { from: ['called'], name: '再叫一次' },
  markMissed: { from: ['called'], name: '标记过号' },
  startServing: { from: ['called'], name: '开始办理' },
  finishServing: { from: ['serving'], name: '办完' },
  transferTicket: { from: ['called', 'serving'], name: '转窗' },
  returnToLine: { from: ['called', 'missed'], name: '重新排队' },
  takePriorityAway: { from: ['called', 'serving'], name: '取消优先' },
  linkResult: { from: ['serving', 'finished'], name: '记下发出的结果' },
  abandonTicket: { from: ['waiting', 'called', 'missed'], name: '弃号' },
} as const satisfies Record<string, { from: readonly TicketState[]; name: string }>
export type TicketVerb = keyof typeof TICKET_VERBS

/** What a city set. */
export interface CallingLimits {
  callTimes: number
  returnMinutes: number
}

/** Why a ticket in this state cannot be worked with. */
export const NOT_NOW: Readonly<Record<TicketState, string>> = {
  waiting: '这个号还在等待，请先叫号。',
  called: '这个号已经叫过，正等人到窗口。',
  serving: '这个号正在窗口办理。',
  finished: '这个号已经办完。需要再办的，请重新取号。',
  missed: '这个号已经过号。人回来了的，请点“重新排队”。',
  abandoned: '这个号已经作废，请重新取号。',
}

/** Why it cannot be done now, as a sentence; undefined when it can. */
export function reasonNotNow(verb: TicketVerb, ticket: Pick<Ticket, 'state' | 'calls' | 'missedAt' | 'priority'>, now: Date, { callTimes, returnMinutes }: CallingLimits): string | undefined {
  const from: readonly TicketState[] = TICKET_VERBS[verb].from
  if (!from.includes(ticket.state)) return NOT_NOW[ticket.state]
  if (verb === 'markMissed' && ticket.calls < callTimes) return `还只叫了 ${ticket.calls} 次，叫满 ${callTimes} 次没有人来才算过号。`
  if (verb === 'takePriorityAway' && ticket.priority === null) return '这个号没有优先。'
  if (verb === 'returnToLine' && ticket.missedAt && ticket.state === 'missed' && now > returnUntil(ticket.missedAt, returnMinutes)) return `过号已超过 ${returnMinutes} 分钟，请重新取号。`
  return undefined
}

export const returnUntil = (missedAt: Date, returnMinutes: number): Date => new Date(missedAt.getTime() + returnMinutes * 60_000)

const AWAY = { windowNo: null, officerId: null, calledAt: null, calls: 0, servingAt: null } as const

/** The same ticket one step on. */
const next = (ticket: Ticket, change: Partial<Ticket>): Ticket => ({ ...ticket, ...change, version: ticket.version + 1 })

/** How a ticket stands after each step; whether the step may be taken is `reasonNotNow`. */
export const after = {
  called: (ticket: Ticket, windowNo: string, officerId: string, now: Date): Ticket =>
    next(ticket, { state: 'called', windowNo, officerId, calledAt: now, firstCalledAt: ticket.firstCalledAt ?? now, calls: 1 }),
  calledAgain: (ticket: Ticket, now: Date): Ticket => next(ticket, { calledAt: now, calls: ticket.calls + 1 }),
  missed: (ticket: Ticket, now: Date): Ticket => next(ticket, { state: 'missed', missedAt: now }),
  /** Who was called by mistake keeps the turn; who missed the call gets another (`turnOnReturn`). */
  backInLine: (ticket: Ticket, turn: Turn): Ticket => next(ticket, { ...AWAY, ...turn, state: 'waiting', missedAt: null }),
  serving: (ticket: Ticket, now: Date): Ticket => next(ticket, { state: 'serving', servingAt: now }),
  finished: (ticket: Ticket, now: Date): Ticket => next(ticket, { state: 'finished', endedAt: now }),
  /** 转窗: the first turn stays. */
  transferred: (ticket: Ticket, line: string, forWindow: string | null): Ticket => next(ticket, { ...AWAY, state: 'waiting', line, forWindow }),
  abandoned: (ticket: Ticket, now: Date): Ticket => next(ticket, { state: 'abandoned', endedAt: now }),
  /** Without its priority it waits where it would have stood. */
  ordinary: (ticket: Ticket, turn: Turn): Ticket => next(ticket, { ...AWAY, ...turn, state: 'waiting', priority: null }),
  /** 交接班: whoever sits at the window now goes on with it. */
  handedOver: (ticket: Ticket, officerId: string): Ticket => next(ticket, { officerId }),
  resultHandedOut: (ticket: Ticket): Ticket => next(ticket, {}),
}

/** Letter and at least three digits. */
export const numberOf = (letter: string, serial: number): string => `${letter}${String(serial).padStart(3, '0')}`

/** 请 A001 号到 3 号窗口办理. */
export const callText = (number: string, windowNo: string): string => `请 ${number} 号到 ${Number(windowNo)} 号窗口办理`
