import { isUniqueViolation } from '../../../platform/db/db.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getHallWorkedFor } from '../calling/own-hall.ts'
import { HallParams } from '../contract.ts'
import { holderByCard } from '../tickets/ticket-holder.ts'
import { type HallKey, findTicketNumbered } from '../tickets/ticket-store.ts'
import { type AskEscortBody, AskEscortBody as Body, EscortView } from './contract.ts'
import { toEscortView } from './describe-escort.ts'
import type { Escort } from './escort.ts'
import { askedBy, inOrder, keyOf } from './escort-rules.ts'
import { findOpenEscortOf, insertEscort } from './escort-store.ts'
import { newEscort } from './new-escort.ts'

/** 陪同引导, asked for at the guide desk or by telephone; one open a visitor, a hall and a day. */
export const askEscort = defineOperation({
  id: 'queue.askEscort', summary: '为老年人、残疾人等登记陪同引导', audience: 'staff', permission: 'queue.askEscort', params: HallParams, body: Body, output: EscortView, status: 201, isWrite: true,
  async run(ctx, { params, body }) {
    const { officer, key } = await getHallWorkedFor(ctx, params.hall)
    const visitor = await visitorOf(ctx, key, body)
    const escort: Escort = {
      ...newEscort(ctx, key, ctx.clock.today()), ...visitor, reason: body.reason, stages: inOrder(body.stages), source: officer.roles.includes('hotlineClerk') ? 'hotline' : 'desk', place: body.place?.trim() ?? '',
      acts: askedBy(officer.name, ctx.clock.now()),
    }
    const answer = toEscortView({ ...escort, ticketState: null, windowNo: null }, ctx.clock.today(), officer.id)
    try {
      await commit(ctx, { region: key.region, guard: insertEscort(escort), answer, status: 201 })
      return answer
    } catch (error) {
      if (!isUniqueViolation(error) || error.constraint !== 'escort_of_visitor') throw error
      const open = await findOpenEscortOf(ctx.db, key, escort.day, escort.visitorKey!)
      throw new Refusal(409, 'queue.has_escort', `这位办事人今天已经登记了陪同${open?.escortName ? `，由${open.escortName}陪同` : ''}，不用再登记。`)
    }
  },
})

async function visitorOf(ctx: Context, key: HallKey, { holder, ticketNumber, name }: AskEscortBody): Promise<Pick<Escort, 'visitorKey' | 'visitorName' | 'ticketId' | 'ticketNumber'>> {
  if (ticketNumber !== undefined) {
    const ticket = await findTicketNumbered(ctx.db, key, ctx.clock.today(), ticketNumber.toUpperCase())
    if (!ticket) throw invalidInput([{ pointer: '/ticketNumber', message: '今天没有这个号，请核对号票上的号码。' }])
    if (ticket.state === 'finished' || ticket.state === 'abandoned') throw invalidInput([{ pointer: '/ticketNumber', message: '这个号已经结束，不用陪同了；需要再办的，请重新取号。' }])
    return { visitorKey: keyOf(ticket), visitorName: ticket.personName ?? name?.trim() ?? null, ticketId: ticket.id, ticketNumber: ticket.number }
  }
  if (holder) {
    const known = await holderByCard(ctx, holder)
    return { visitorKey: known.key, visitorName: known.name, ticketId: null, ticketNumber: null }
  }
  if (name === undefined) throw invalidInput([{ pointer: '/name', message: '请填写号票号码、身份证件或称呼，才知道陪谁。' }])
  return { visitorKey: ctx.sealed.index(`escort\n${name.trim()}`), visitorName: name.trim(), ticketId: null, ticketNumber: null }
}
