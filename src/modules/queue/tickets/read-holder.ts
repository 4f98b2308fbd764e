import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { readForIntake, SubjectSummary, toSummary } from '../../subjects/index.ts'
import { getOwnHall } from '../calling/own-hall.ts'
import { TicketParams } from '../contract.ts'
import { getTicket } from './own-ticket.ts'
import type { Ticket } from './ticket.ts'
import { NOT_NOW } from './ticket-rules.ts'
import { findTicketNumbered } from './ticket-store.ts'

/** Whom a window may take in for: whoever stands at it, or stood there a moment ago. */
const STANDING: readonly Ticket['state'][] = ['called', 'serving', 'finished']

/** @throws Refusal 403 of another window's, 409 of one that nobody called */
function askToTakeIn(ticket: Ticket, officerId: string): Ticket & { windowNo: string } {
  const { windowNo, state } = ticket
  if (windowNo === null || !STANDING.includes(state)) throw new Refusal(409, 'queue.ticket_not_open', NOT_NOW[state], { errors: [{ pointer: '/ticket', message: NOT_NOW[state] }] })
  if (ticket.officerId !== officerId) {
    const message = `${ticket.number} 号由 ${Number(windowNo)} 号窗口办理，请引导申请人到那个窗口；确需在这里办的，请那个窗口转窗。`
    throw new Refusal(403, 'queue.not_your_ticket', message, { errors: [{ pointer: '/ticket', message }] })
  }
  return { ...ticket, windowNo }
}

/** The ticket that the officer who asks called: its window, and who holds it where that is known. */
export async function getCalledTicket(ctx: Context, id: string): Promise<{ id: string; number: string; hallId: string; windowNo: string; holder: string | null }> {
  const { officer, hall } = await getOwnHall(ctx)
  const { number, hallId, windowNo, subjectId } = askToTakeIn(await getTicket(ctx, hall.id, id), officer.id)
  return { id, number, hallId, windowNo, holder: subjectId }
}

/** 是谁: whoever holds the ticket that the window called, by its id or by what is printed on it. */
export const readTicketHolder = defineOperation({
  id: 'queue.readTicketHolder',
  summary: '本窗口叫到的号：要办的事和持号人（查询留痕）',
  audience: 'staff',
  permission: 'queue.serve',
  query: Type.Object({ ticket: Type.Optional(TicketParams.properties.id), number: Type.Optional(Type.String({ title: '号码', pattern: '^[A-Za-z][0-9]{3,5}$' })) }, { additionalProperties: false }),
  output: Type.Object({
    id: Type.String(), number: Type.String(), windowNo: Type.String(), itemCode: Nullable(Type.String()), itemName: Nullable(Type.String()),
    /** As the ticket was taken with; null of a walk-in who gave none. */
    personName: Nullable(Type.String()),
    /** null: not registered yet, or the ticket was taken without a name. */
    applicant: Nullable(SubjectSummary),
  }),
  async run(ctx, { query }) {
    const { officer, hall, key } = await getOwnHall(ctx)
    const found = query.ticket !== undefined ? await getTicket(ctx, hall.id, query.ticket) : query.number === undefined ? undefined : await findTicketNumbered(ctx.db, key, ctx.clock.today(), query.number.toUpperCase())
    if (!found && query.number === undefined) throw invalidInput([{ pointer: '/ticket', message: '请说明是哪个号。' }])
    if (!found) throw notFound(`今天的 ${query.number!.toUpperCase()} 号`, 'queue.no_such_ticket')
    const { id, number, windowNo, itemCode, itemName, personName, subjectId } = askToTakeIn(found, officer.id)
    return { id, number, windowNo, itemCode, itemName, personName, applicant: subjectId === null ? null : toSummary(await readForIntake(ctx, subjectId)) }
  },
})
