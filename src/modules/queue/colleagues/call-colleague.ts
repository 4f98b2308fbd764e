import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getOwnHall, type OwnHall } from '../calling/own-hall.ts'
import { ColleagueCallView, TicketParams } from '../contract.ts'
import { getTicket } from '../tickets/own-ticket.ts'
import { type ColleagueCall, colleagueCallWords } from './colleague-call.ts'
import { answerColleagueCall, findColleagueCall, insertColleagueCall, listColleagueCalls } from './colleague-store.ts'

/** 请同事联办: a second officer to the window, for the ticket it serves. The record says who came for what. */
export const callColleague = defineOperation({
  id: 'queue.callColleague', summary: '请一位同事到窗口联办正在办的号', audience: 'staff', permission: 'queue.serve', params: TicketParams,
  body: Type.Object({ colleague: Type.String({ title: '请谁', format: 'uuid' }), reason: Type.String({ title: '请来办什么', minLength: 2, maxLength: 100, pattern: '\\S' }) }, { additionalProperties: false }),
  output: ColleagueCallView, status: 201, isWrite: true,
  async run(ctx, { params, body: { colleague, reason } }) {
    const { officer, hall, key } = await getOwnHall(ctx)
    const ticket = await getTicket(ctx, hall.id, params.id)
    if (ticket.state !== 'serving' || ticket.officerId !== officer.id) throw notServing()
    const found = (await getDirectory(ctx)).listHallOfficers(hall.id).find(({ id }) => id === colleague)
    if (!found || found.id === officer.id) throw invalidInput([{ pointer: '/colleague', message: '请选择本大厅的另一位同事。' }])
    const call: ColleagueCall = {
      ...key, id: ctx.ids.next(), day: ctx.clock.today(), ticketId: ticket.id, ticketNumber: ticket.number, windowNo: ticket.windowNo!, askedBy: officer.id, askedByName: officer.name, colleague: found.id, colleagueName: found.name,
      reason: reason.trim(), state: 'asked', answer: '', version: 1, askedAt: ctx.clock.now(), answeredAt: null,
    }
    const answer = toView(call, officer.id)
    try {
      if (!(await commit(ctx, { region: key.region, guard: insertColleagueCall(call), answer, status: 201 }))) throw notServing()
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'colleague_call_open') throw new Refusal(409, 'queue.colleague_called', `已经请了${found.name}，请等回复；急的请直接打电话。`)
      throw error
    }
    return answer
  },
})

/** 来 or 来不了, by whoever was asked. */
export const answerCall = defineOperation({
  id: 'queue.answerColleagueCall', summary: '回复联办：马上到，或说明来不了', audience: 'staff', permission: 'queue.serve', params: Type.Object({ id: Type.String({ title: '联办', format: 'uuid' }) }),
  body: Type.Object({ isComing: Type.Boolean({ title: '是否过去' }), answer: Type.Optional(Type.String({ title: '说明', maxLength: 100 })) }, { additionalProperties: false }),
  output: ColleagueCallView, isWrite: true, expectsVersion: true,
  async run(ctx, { params, version, body: { isComing, answer = '' } }) {
    const { officer, key } = await getOwnHall(ctx)
    const call = await findColleagueCall(ctx.db, key, params.id)
    if (!call || call.colleague !== officer.id) throw notFound('请您联办的这个号', 'queue.no_such_call')
    if (!isComing && answer.trim() === '') throw invalidInput([{ pointer: '/answer', message: '来不了的，请写明原因，方便对方另请别人。' }])
    const answered: ColleagueCall = { ...call, state: isComing ? 'accepted' : 'declined', answer: answer.trim(), version: version + 1, answeredAt: ctx.clock.now() }
    const view = toView(answered, officer.id)
    if (call.state !== 'asked' || !(await commit(ctx, { region: key.region, guard: answerColleagueCall(call, version, isComing ? 'accepted' : 'declined', answered.answer, ctx.clock.now()), answer: view }))) throw new Refusal(409, 'queue.call_answered', '这个联办已经回复过，或者已经办完。')
    return view
  },
})

/** Of the ticket at one's window, and of what others ask for. */
export const readColleagueCalls = async (ctx: Context, { officer, key }: OwnHall): Promise<ReturnType<typeof toView>[]> =>
  (await listColleagueCalls(ctx.db, key, ctx.clock.today(), officer.id)).map((call) => toView(call, officer.id))

const toView = ({ id, version, ticketNumber, windowNo, askedByName, colleague, colleagueName, reason, state, answer }: ColleagueCall, officerId: string) => ({
  id, version, ticketNumber, windowNo, askedByName, colleagueName, reason, state, stateName: colleagueCallWords[state], answer, isForMe: colleague === officerId,
})

const notServing = (): Refusal => new Refusal(409, 'queue.ticket_not_open', '只能为自己窗口正在办的号请同事联办，请先开始办理。')
