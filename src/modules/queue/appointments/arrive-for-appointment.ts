import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound, type Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getTerminal } from '../../organisation/index.ts'
import { findSubjectByIdentity, parseIdentityNumber } from '../../subjects/index.ts'
import { TerminalBody } from '../help/help-contract.ts'
import { getHallLines, getLine } from '../lines/get-lines.ts'
import { holderOfSubject } from '../tickets/ticket-holder.ts'
import { issueTicket } from '../tickets/issue-ticket.ts'
import type { Appointment } from './appointment.ts'
import { parseAppointmentNumber } from './appointment-number-rules.ts'
import { findByNumber, listOfSubject, settleAppointment } from './appointment-store.ts'
import { askFor, changedMeanwhile, getServed } from './change-appointment.ts'
import { AppointmentView, IdParams } from './contract.ts'
import { describeAppointment } from './describe-appointment.ts'

/** Nobody has more visits ahead of them. */
const VISITS_LOOKED_AT = 50

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

/** At a terminal of the hall: by the number on the confirmation, or by the identity card for the next visit of the day. */
export const arriveAtTerminal = defineOperation({
  id: 'queue.arriveAtTerminal',
  summary: '在大厅的自助终端按预约取号（预约号，或身份证）',
  audience: 'public',
  permission: 'public',
  body: Type.Object({ ...TerminalBody.properties, said: Type.String({ title: '预约号或身份证号码', minLength: 1, maxLength: 30 }) }, { additionalProperties: false }),
  output: AppointmentView,
  isWrite: true,
  flood: { most: 120, perMinutes: 1 },
  async run(ctx, { body }) {
    const { region, hallId } = await getTerminal(ctx, body.token)
    if (hallId === null) throw noAppointment()
    if (parseAppointmentNumber(body.said) !== undefined) return arriveByNumber(ctx, { id: hallId, region }, body.said)
    return arrive(ctx, await getOfToday(ctx, hallId, body.said))
  },
})

/** @throws Refusal 404 when no such number is booked in that hall */
export async function arriveByNumber(ctx: Context, hall: { id: string; region: string }, number: string): Promise<AppointmentView> {
  const parsed = parseAppointmentNumber(number)
  const appointment = parsed && (await findByNumber(ctx.db, hall.region, parsed))
  if (!appointment || appointment.hallId !== hall.id) throw noAppointment()
  return arrive(ctx, appointment)
}

const noAppointment = (): Refusal => notFound('这个大厅的预约', 'queue.no_such_appointment')

/** A person's next visit of today in a hall, by the number of their card. @throws Refusal when it is no such number, or they booked none */
async function getOfToday(ctx: Context, hallId: string, identityNumber: string): Promise<Appointment> {
  const parts = parseIdentityNumber(identityNumber.trim(), ctx.clock.today())
  if (!parts.valid) throw invalidInput([{ pointer: '/said', message: '请输入 YY 开头的预约号，或 18 位身份证号码。' }])
  const subject = await findSubjectByIdentity(ctx, parts.number)
  const visits = subject ? await listOfSubject(ctx.db, subject.id, undefined, VISITS_LOOKED_AT) : []
  const next = visits.findLast(({ state, day, hallId: where }) => state === 'booked' && day === ctx.clock.today() && where === hallId)
  if (!next) throw noAppointment()
  return next
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
