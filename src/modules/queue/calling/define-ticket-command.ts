import type { Static, TObject } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { DeskTicket, TicketParams } from '../contract.ts'
import { getCallingLimits, toDeskTicket } from '../tickets/describe-ticket.ts'
import { getTicket } from '../tickets/own-ticket.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { type CallingLimits, reasonNotNow, TICKET_VERBS, type TicketVerb } from '../tickets/ticket-rules.ts'
import { ticketChanged, type TicketStep, writeTicket } from '../tickets/write-ticket.ts'
import { getOwnHall, type OwnHall } from './own-hall.ts'

interface TicketCommand<B extends TObject> {
  verb: TicketVerb
  id: string
  summary: string
  body: B
  /** Any window of the hall may do it; else only the one that called the ticket. */
  isForAnyWindow?: boolean
  step(ctx: Context, own: OwnHall & { ticket: Ticket; limits: CallingLimits }, body: Static<B>): Promise<TicketStep & { ticket: Ticket }> | (TicketStep & { ticket: Ticket })
}

/** One verb on a ticket: whose it is, whether it may be now, how it stands after; one act in its history. */
export const defineTicketCommand = <B extends TObject>({ verb, body, isForAnyWindow = false, step, ...named }: TicketCommand<B>) =>
  defineOperation({
    ...named,
    audience: 'staff',
    permission: 'queue.serve',
    params: TicketParams,
    body,
    output: DeskTicket,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params: { id }, version, body: said }) {
      const own = await getOwnHall(ctx)
      const ticket = await getTicket(ctx, own.hall.id, id)
      if (!isForAnyWindow && ticket.officerId !== null && ticket.officerId !== own.officer.id) throw new Refusal(403, 'queue.not_your_ticket', `这个号由 ${Number(ticket.windowNo)} 号窗口的另一位工作人员办理，请在那里操作；是上一班留下的，请先确认交接。`)
      if (ticket.version !== version) throw ticketChanged()
      const limits = await getCallingLimits(ctx, own.hall.region)
      const reason = reasonNotNow(verb, ticket, ctx.clock.now(), limits)
      if (reason) throw new Refusal(409, 'queue.ticket_not_open', `不能${TICKET_VERBS[verb].name}：${reason}`)
      const { ticket: stands, ...written } = await step(ctx, { ...own, ticket, limits }, said as Static<B>)
      const view = toDeskTicket(stands, own.lines, limits, ctx.clock.now())
      try {
        await writeTicket(ctx, stands, { ...written, windowNo: ticket.windowNo }, view)
      } catch (error) {
        // Back into a line, or over to one, where the person took another number meanwhile.
        if (isUniqueViolation(error) && error.constraint === 'ticket_of_person') throw new Refusal(409, 'queue.has_ticket', `持号人在“${view.lineName}”已经有另一个号，请用那个号办理，或先作废一个。`)
        throw error
      }
      return view
    },
  })
