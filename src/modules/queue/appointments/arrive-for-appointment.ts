import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getHallLines, getLine } from '../lines/get-lines.ts'
import { holderOfSubject } from '../tickets/ticket-holder.ts'
import { issueTicket } from '../tickets/issue-ticket.ts'
import type { Appointment } from './appointment.ts'
import { parseAppointmentNumber } from './appointment-number-rules.ts'
import { findByNumber, settleAppointment } from './appointment-store.ts'
import { askFor, changedMeanwhile, getServed } from './change-appointment.ts'
import { AppointmentView, IdParams } from './contract.ts'
import { describeAppointment } from './describe-appointment.ts'

/** 到场取号 at the desk. */
export const arriveForAppointment = defineOperation({
  id: 'queue.arriveForAppointment',
  summary: '办事人按预约到场，取号（叫号次序从预约时段算起）',
  audience: 'staff',
  permission: 'queue.arrive',
  params: IdParams,
  output: AppointmentView,
  isWrite: true,
  run: async (ctx, { params }) => arrive(ctx, await getServed(ctx, params.id)),
})

/** At a terminal of the hall, by the code on the confirmation. @throws Refusal 404 when no such number is booked in that hall */
export async function arriveByNumber(ctx: Context, hall: { id: string; region: string }, number: string): Promise<AppointmentView> {
  const parsed = parseAppointmentNumber(number)
  const appointment = parsed && (await findByNumber(ctx.db, hall.region, parsed))
  if (!appointment || appointment.hallId !== hall.id) throw notFound('这个大厅的预约', 'queue.no_such_appointment')
  return arrive(ctx, appointment)
}

/**
 * A ticket whose turn counts from the slot. Ticket and appointment are one transaction: nobody has a number without their visit being
 * known, nor two numbers for one visit.
 */
async function arrive(ctx: Context, appointment: Appointment): Promise<AppointmentView> {
  await refuseUsedKey(ctx, appointment.region)
  await askFor(ctx, appointment, 'arrive')
  const { hall, lines } = await getHallLines(ctx, appointment.hallId)
  const holder = await holderOfSubject(ctx, appointment.subjectId)
  const { itemCode, itemName } = appointment
  return ctx.db.transaction(async (db) => {
    const { id, number } = await issueTicket({ ...ctx, db, idempotency: undefined }, {
      hall, lines, line: getLine(lines, appointment.line), source: 'appointment', holder,
      item: itemCode === null ? undefined : { code: itemCode, name: itemName ?? appointment.lineName }, appointment: { id: appointment.id, slotAt: appointment.startsAt },
    }, () => null)
    const arrived: Appointment = { ...appointment, state: 'arrived', version: appointment.version + 1, remindAt: null, ticketId: id, ticketNumber: number, settledAt: ctx.clock.now() }
    const answer = await describeAppointment(ctx, arrived)
    const isArrived = await commit({ ...ctx, db }, { region: appointment.region, guard: settleAppointment(appointment, 'arrived', ctx.clock.now(), { id, number }), answer })
    if (!isArrived) throw changedMeanwhile()
    return answer
  })
}
