import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { HallTicketParams, TicketView } from '../contract.ts'
import { keyOf } from '../escorts/escort-rules.ts'
import { cancelEscortOfTicket } from '../escorts/escort-store.ts'
import { describeTicket, getCallingLimits } from './describe-ticket.ts'
import type { Ticket } from './ticket.ts'
import { after, reasonNotNow } from './ticket-rules.ts'
import { findTicket } from './ticket-store.ts'
import { writeTicket } from './write-ticket.ts'

/** @throws Refusal 404 when the hall gave out no such ticket */
export async function getTicket(ctx: Context, hallId: string, id: string): Promise<Ticket> {
  const { region } = (await getDirectory(ctx)).hall(hallId)
  const ticket = await findTicket(ctx.db, { region, hallId }, id)
  if (!ticket) throw notFound('这个号', 'queue.no_such_ticket')
  return ticket
}

/** By its id, which nobody can guess and only the ticket leads to. Nothing in it says whose it is. */
export const readTicket = defineOperation({
  id: 'queue.readTicket',
  summary: '看一个号：前面几位、大约还要多久',
  audience: 'public',
  permission: 'public',
  params: HallTicketParams,
  output: TicketView,
  run: async (ctx, { params }) => describeTicket(ctx, await getTicket(ctx, params.hall, params.id)),
})

/** 弃号: whoever holds it does not wait any longer. Twice is as once. */
export const leaveLine = defineOperation({
  id: 'queue.leaveLine',
  summary: '不等了，放弃这个号',
  audience: 'public',
  permission: 'public',
  params: HallTicketParams,
  output: TicketView,
  isWrite: true,
  async run(ctx, { params }) {
    const ticket = await getTicket(ctx, params.hall, params.id)
    if (ticket.state === 'abandoned') return describeTicket(ctx, ticket)
    const now = ctx.clock.now()
    const reason = reasonNotNow('abandonTicket', ticket, now, await getCallingLimits(ctx, ticket.region))
    if (reason) throw new Refusal(409, 'queue.ticket_not_open', reason)
    const left = after.abandoned(ticket, now)
    const view = { ...(await describeTicket(ctx, left)), escort: null }
    await writeTicket(ctx, left, { kind: 'abandoned', detail: { by: 'holder' }, parts: [cancelEscortOfTicket(left, left.day, keyOf(left), left.id, now)] }, view)
    return view
  },
})
