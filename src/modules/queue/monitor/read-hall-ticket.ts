import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { HallTicketParams } from '../contract.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { getTicket } from '../tickets/own-ticket.ts'
import { ticketActWords } from '../tickets/ticket.ts'
import { listTicketActs } from './hall-monitor-store.ts'
import { toTicketRow } from './list-hall-tickets.ts'
import { HallTicket } from './monitor-contract.ts'

/** One ticket with all that happened to it and at which window; never whose it is. */
export const readHallTicket = defineOperation({
  id: 'queue.readHallTicket',
  summary: '一个号的经过：取号、叫号、办理的时间和窗口',
  audience: 'staff',
  permission: 'queue.readHallMonitor',
  params: HallTicketParams,
  output: HallTicket,
  async run(ctx, { params }) {
    const { hall, key } = await getHallWorkedFor(ctx, params.hall)
    const [ticket, { lines }, acts, directory] = await Promise.all([getTicket(ctx, hall.id, params.id), getHallLines(ctx, hall.id), listTicketActs(ctx.db, key, params.id), getDirectory(ctx)])
    return {
      hallName: hall.name, day: ticket.day, ticket: toTicketRow({ ...ticket, isPriority: ticket.priority !== null }, lines, ctx.clock.now()),
      officerName: ticket.officerId && (directory.listRegionOfficers(hall.region).find(({ id }) => id === ticket.officerId)?.name ?? null),
      // Whoever took it for themselves is not named.
      acts: acts.map(({ kind, byName, windowNo, at }) => ({ kindName: ticketActWords[kind], byName: kind === 'taken' || kind === 'abandoned' ? '' : byName, windowNo, at: toRfc3339(at) })),
    }
  },
})
