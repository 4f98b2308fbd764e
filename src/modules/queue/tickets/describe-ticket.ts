import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { DeskTicket, TicketView } from '../contract.ts'
import { toToldMinutes } from '../estimate/estimate-rules.ts'
import type { Escort } from '../escorts/escort.ts'
import { keyOf, toVisitorWords } from '../escorts/escort-rules.ts'
import { findOpenEscortOf } from '../escorts/escort-store.ts'
import { forecastFor, readHallNow } from '../estimate/read-hall.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { getLine } from '../lines/get-lines.ts'
import type { Line } from '../lines/line.ts'
import { callTimes, returnMinutes } from '../settings.ts'
import { priorityWords } from './priority-rules.ts'
import { type Ticket, ticketSourceWords, ticketStateWords } from './ticket.ts'
import { type CallingLimits, reasonNotNow, returnUntil, TICKET_VERBS, type TicketVerb } from './ticket-rules.ts'

export async function getCallingLimits(ctx: Context, region: string): Promise<CallingLimits> {
  const day = ctx.clock.today()
  const [times, minutes] = await Promise.all([getSetting(ctx, callTimes, region, day), getSetting(ctx, returnMinutes, region, day)])
  return { callTimes: times, returnMinutes: minutes }
}

const toFacts = (ticket: Ticket, lines: readonly Line[]) => ({
  id: ticket.id, number: ticket.number, state: ticket.state, stateName: ticketStateWords[ticket.state], hallId: ticket.hallId, lineName: getLine(lines, ticket.line).name,
  itemCode: ticket.itemCode, itemName: ticket.itemName, priorityName: ticket.priority === null ? null : priorityWords[ticket.priority], takenAt: ticket.takenAt.toISOString(), windowNo: ticket.windowNo,
})

/** As whoever holds it sees it at this moment. */
export async function describeTicket(ctx: Context, ticket: Ticket): Promise<TicketView> {
  const { hall, lines } = await getHallLines(ctx, ticket.hallId)
  const wait = ticket.state === 'waiting' ? forecastFor(await readHallNow(ctx, hall, lines), ticket) : undefined
  const [limits, escort] = await Promise.all([getCallingLimits(ctx, ticket.region), findOpenEscortOf(ctx.db, ticket, ticket.day, keyOf(ticket))])
  return toTicketView(ticket, hall.name, lines, wait, limits, escort)
}

/** `wait`: of one who waits. */
export const toTicketView = (ticket: Ticket, hallName: string, lines: readonly Line[], wait: { seconds: number; ahead: number } | undefined, limits: CallingLimits, escort?: Pick<Escort, 'state' | 'escortName'>): TicketView => ({
  ...toFacts(ticket, lines),
  hallName,
  ahead: wait?.ahead ?? null,
  waitMinutes: wait ? toToldMinutes(wait.seconds) : null,
  toldMinutes: toToldMinutes(ticket.estimatedSeconds),
  returnUntil: ticket.state === 'missed' ? returnUntil(ticket.missedAt!, limits.returnMinutes).toISOString() : null,
  escort: escort ? toVisitorWords(escort) : null,
  mayLeave: (TICKET_VERBS.abandonTicket.from as readonly string[]).includes(ticket.state),
})

/** What waiting cost: from being due to the first call; never less than nothing for who was called before their slot. */
export const waitedSeconds = ({ dueAt, firstCalledAt }: Pick<Ticket, 'dueAt' | 'firstCalledAt'>, now: Date): number => Math.max(0, ((firstCalledAt ?? now).getTime() - dueAt.getTime()) / 1000)

/** As the window that called it sees it. */
export function toDeskTicket(ticket: Ticket, lines: readonly Line[], limits: CallingLimits, now: Date): DeskTicket {
  return {
    ...toFacts(ticket, lines),
    line: ticket.line, version: ticket.version, source: ticket.source, sourceName: ticketSourceWords[ticket.source], personName: ticket.personName, subjectId: ticket.subjectId,
    applicationNumbers: ticket.applicationNumbers, calls: ticket.calls, waitedMinutes: Math.round(waitedSeconds(ticket, now) / 60),
    servingAt: ticket.servingAt?.toISOString() ?? null, missedAt: ticket.missedAt?.toISOString() ?? null,
    allowedActions: (Object.keys(TICKET_VERBS) as TicketVerb[]).map((verb) => ({ verb, name: TICKET_VERBS[verb].name, reason: reasonNotNow(verb, ticket, now, limits) ?? null })),
  }
}
