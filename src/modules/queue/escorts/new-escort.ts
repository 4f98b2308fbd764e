import type { Context } from '../../../platform/context.ts'
import type { Appointment } from '../appointments/appointment.ts'
import type { Ticket } from '../tickets/ticket.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import { ESCORT_STAGES, type Escort } from './escort.ts'
import { askedBy, keyOf, reasonOfPriority } from './escort-rules.ts'

/** One that was just asked for. */
export const newEscort = (ctx: Context, { region, hallId }: HallKey, day: string): Omit<Escort, 'reason' | 'stages' | 'source' | 'visitorKey' | 'visitorName' | 'acts'> => ({
  region, hallId, id: ctx.ids.next(), day, stage: null, appointmentId: null, ticketId: null, ticketNumber: null, place: '', state: 'asked', escortOfficer: null, escortName: null, note: '', version: 1, askedAt: ctx.clock.now(), takenAt: null, begunAt: null, endedAt: null,
})

/** Asked for with the ticket. */
export const escortForTicket = (ctx: Context, ticket: Ticket): Escort => ({
  ...newEscort(ctx, ticket, ticket.day), visitorKey: keyOf(ticket), visitorName: ticket.personName, reason: reasonOfPriority(ticket.priority), stages: ESCORT_STAGES,
  source: ticket.source, ticketId: ticket.id, ticketNumber: ticket.number, acts: askedBy('本人', ctx.clock.now()),
})

/** Asked for with the booking; finds the ticket when they come. */
export const escortForAppointment = (ctx: Context, { region, hallId, day, id, subjectId, personName }: Appointment): Escort => ({
  ...newEscort(ctx, { region, hallId }, day), visitorKey: subjectId, visitorName: personName, reason: 'other', stages: ESCORT_STAGES, source: 'appointment', appointmentId: id, acts: askedBy(ctx.actor.kind === 'staff' ? ctx.actor.name : '本人', ctx.clock.now()),
})
