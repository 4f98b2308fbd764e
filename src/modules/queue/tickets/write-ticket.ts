import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { TicketEnded } from '../events.ts'
import type { Ticket, TicketActKind } from './ticket.ts'
import { insertTicketAct, saveTicket } from './ticket-store.ts'

export interface TicketStep {
  kind: TicketActKind
  detail?: Record<string, unknown>
  /** Where it happened, of a step that leads away from a window. */
  windowNo?: string | null
  parts?: Statement[]
}

/**
 * Writes one step of a ticket: how it stands, the act, what it announces and the remembered answer, as one statement.
 * @throws Refusal 409 when somebody was faster
 */
export async function writeTicket(ctx: Context, ticket: Ticket, { kind, detail = {}, parts = [], windowNo = ticket.windowNo }: TicketStep, answer: unknown): Promise<void> {
  const { actor } = ctx
  const act = insertTicketAct(ticket, { kind, byId: actor.accountId, byName: actor.name, at: ctx.clock.now(), detail, windowNo })
  const isWritten = await commit(ctx, { region: ticket.region, guard: saveTicket(ticket), parts: [act, ...parts], announcements: announcementsOf(ticket), answer })
  if (!isWritten) throw ticketChanged()
}

export const ticketChanged = (): Refusal => new Refusal(409, 'queue.ticket_changed', '这个号刚刚有变化，请看过最新情况再办理。')

function announcementsOf({ state, hallId, id, number, line, day, windowNo, officerId, itemCode, source, priority, appointmentId, applicationNumbers, takenAt, dueAt, firstCalledAt, servingAt, endedAt, estimatedSeconds, calls }: Ticket): Announcement[] {
  const type = state === 'finished' ? 'queue.ticketFinished' : state === 'missed' ? 'queue.ticketMissed' : state === 'abandoned' ? 'queue.ticketAbandoned' : undefined
  if (!type) return []
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const payload: TicketEnded = {
    ticketId: id, hallId, day, number, line, windowNo, officerId, itemCode, source, priority, appointmentId, applicationNumbers, calls, estimatedSeconds,
    takenAt: takenAt.toISOString(), dueAt: dueAt.toISOString(), firstCalledAt: iso(firstCalledAt), servingAt: iso(servingAt), endedAt: iso(endedAt),
  }
  return [{ type, payload: { ...payload } }]
}
