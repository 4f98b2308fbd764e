import type { TicketState } from '../tickets/ticket.ts'
import { type DayTicket, servedOf, waitedOf } from './day-rules.ts'

export const ticketOrderWords = { number: '号码', wait: '等得久的在前', off: '告知误差大的在前', service: '办得久的在前' } as const
export type TicketOrder = keyof typeof ticketOrderWords

export interface TicketChoice {
  state?: TicketState | undefined
  line?: string | undefined
  window?: string | undefined
  item?: string | undefined
  order: TicketOrder
}

/** What the told wait was off by, in seconds: above 0 it was too long; undefined while nobody called it. */
export const offOf = (ticket: DayTicket, now: Date): number | undefined => (ticket.firstCalledAt ? ticket.estimatedSeconds - waitedOf(ticket, now)! : undefined)

/** The tickets asked for, in the order asked for; an order by a figure leaves out those that have none. */
export function pickTickets(tickets: readonly DayTicket[], { state, line, window, item, order }: TicketChoice, now: Date): DayTicket[] {
  const chosen = tickets.filter((ticket) => (state ?? ticket.state) === ticket.state && (line ?? ticket.line) === ticket.line && (window ?? ticket.windowNo) === ticket.windowNo && (item ?? ticket.itemCode) === ticket.itemCode)
  if (order === 'number') return chosen.toSorted(byNumber)
  const figureOf = (ticket: DayTicket): number | undefined => (order === 'wait' ? waitedOf(ticket, now) : order === 'service' ? servedOf(ticket) : absolute(offOf(ticket, now)))
  return chosen.flatMap((ticket) => ({ ticket, figure: figureOf(ticket) })).filter(({ figure }) => figure !== undefined)
    .toSorted((a, b) => b.figure! - a.figure! || byNumber(a.ticket, b.ticket)).map(({ ticket }) => ticket)
}

const byNumber = (a: DayTicket, b: DayTicket): number => (a.number < b.number ? -1 : 1)
const absolute = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.abs(value))

/** A page after the ticket that ended the one before; from the start when that one is no longer among them. */
export function pageAfter(tickets: readonly DayTicket[], cursor: string | undefined, limit: number): { rows: DayTicket[]; next: string | null } {
  const start = cursor === undefined ? 0 : tickets.findIndex(({ id }) => id === cursor) + 1
  const rows = tickets.slice(start, start + limit)
  return { rows, next: start + limit < tickets.length ? rows.at(-1)!.id : null }
}
