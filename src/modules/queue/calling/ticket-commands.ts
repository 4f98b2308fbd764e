import Type from 'typebox'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getWindow } from '../../organisation/index.ts'
import { endColleagueCalls } from '../colleagues/colleague-store.ts'
import { nextMean } from '../estimate/estimate-rules.ts'
import { listPaces, savePace } from '../estimate/pace-store.ts'
import { getLine } from '../lines/get-lines.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { Letter, WindowNo } from '../contract.ts'
import { callingPolicy, returnBehind } from '../settings.ts'
import { after } from '../tickets/ticket-rules.ts'
import { isResultHandedOut, listFirstInLine } from '../tickets/ticket-store.ts'
import { turnOf, turnOnReturn } from './calling-rules.ts'
import { defineTicketCommand } from './define-ticket-command.ts'

const Nothing = Type.Object({}, { additionalProperties: false })
const CaseBody = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) }, { additionalProperties: false })
const Reason = Type.String({ title: '原因', minLength: 2, maxLength: 200, pattern: '\\S' })

export const callAgain = defineTicketCommand({
  verb: 'callAgain',
  id: 'queue.callAgain',
  summary: '再叫一次',
  body: Nothing,
  step: (ctx, { ticket }) => ({ ticket: after.calledAgain(ticket, ctx.clock.now()), kind: 'calledAgain', detail: { times: ticket.calls + 1 } }),
})

/** 过号: called so many times, nobody came. */
export const markMissed = defineTicketCommand({
  verb: 'markMissed',
  id: 'queue.markMissed',
  summary: '标记过号',
  body: Nothing,
  step: (ctx, { ticket }) => ({ ticket: after.missed(ticket, ctx.clock.now()), kind: 'missed' }),
})

/** 过号的人回来了: behind a few who wait now. One who was called by mistake goes back to where they stood. */
export const returnToLine = defineTicketCommand({
  verb: 'returnToLine',
  id: 'queue.returnToLine',
  summary: '让过号的人重新排队，或把叫到的号退回队列',
  body: Nothing,
  isForAnyWindow: true,
  async step(ctx, { ticket, key }) {
    if (ticket.state === 'called') return { ticket: after.backInLine(ticket, ticket), kind: 'putBack' }
    const behind = await getSetting(ctx, returnBehind, key.region, ctx.clock.today())
    const waiting = await listFirstInLine(ctx.db, key, ticket.line, Math.max(behind, 1))
    return { ticket: after.backInLine(ticket, turnOnReturn(waiting, behind, { ...ticket, now: ctx.clock.now() })), kind: 'returned' }
  },
})

export const startServing = defineTicketCommand({
  verb: 'startServing',
  id: 'queue.startServing',
  summary: '人到窗口，开始办理',
  body: Nothing,
  step: (ctx, { ticket }) => ({ ticket: after.serving(ticket, ctx.clock.now()), kind: 'started' }),
})

/** 办完: what it took goes into the mean of its line, from the call on: a window is busy while somebody walks to it. */
export const finishServing = defineTicketCommand({
  verb: 'finishServing',
  id: 'queue.finishServing',
  summary: '办完',
  body: Nothing,
  async step(ctx, { ticket, key, lines }) {
    const now = ctx.clock.now()
    const mean = (await listPaces(ctx.db, key)).find(({ line }) => line === ticket.line)?.meanSeconds ?? getLine(lines, ticket.line).expectedMinutes * 60
    return { ticket: after.finished(ticket, now), kind: 'finished', parts: [savePace(key, ticket.line, nextMean(mean, (now.getTime() - ticket.calledAt!.getTime()) / 1000), now), endColleagueCalls(key, ticket.id, now)] }
  },
})

/** 转窗: to another line, or to one window; the first turn stays. */
export const transferTicket = defineTicketCommand({
  verb: 'transferTicket',
  id: 'queue.transferTicket',
  summary: '转到别的业务或窗口，先来的仍先办',
  body: Type.Object({ line: Type.Optional(Letter), windowNo: Type.Optional(WindowNo), reason: Reason }, { additionalProperties: false }),
  step(_ctx, { ticket, lines, hall }, { line, windowNo, reason }) {
    const window = windowNo === undefined ? undefined : getWindow(hall, windowNo)
    if (window?.no === ticket.windowNo) throw invalidInput([{ pointer: '/windowNo', message: '这就是现在的窗口，请选择别的窗口。' }])
    // To a window: the line stays where the window serves it, else it is the first that the window serves.
    const letters = window ? lettersOf(lines, window) : []
    const letter = line ?? (window && !letters.includes(ticket.line) ? letters[0] : ticket.line)
    if (letter === undefined) throw invalidInput([{ pointer: '/windowNo', message: '这个窗口没有排队业务，请选择别的窗口。' }])
    if (!window && letter === ticket.line) throw invalidInput([{ pointer: '/line', message: '请选择要转到的业务或窗口。' }])
    return { ticket: after.transferred(ticket, getLine(lines, letter).letter, window?.no ?? null), kind: 'transferred', detail: { line: letter, ...(window ? { windowNo: window.no } : {}), reason } }
  },
})

/** 取消优先: the proof was not shown; the ticket waits where it would have stood. */
export const takePriorityAway = defineTicketCommand({
  verb: 'takePriorityAway',
  id: 'queue.takePriorityAway',
  summary: '没有优先的证明：取消优先，按取号时间重新等待',
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  async step(ctx, { ticket, key }, { reason }) {
    const policy = await getSetting(ctx, callingPolicy, key.region, ctx.clock.today())
    const slotAt = ticket.appointmentId === null ? undefined : ticket.dueAt
    return { ticket: after.ordinary(ticket, turnOf(policy, { takenAt: ticket.takenAt, slotAt })), kind: 'priorityRemoved', detail: { priority: ticket.priority, reason } }
  },
})

/** 出件: which result was handed out with this ticket; counted once. */
export const linkResult = defineTicketCommand({
  verb: 'linkResult',
  id: 'queue.linkResult',
  summary: '记下这个号发出了哪个办件的结果',
  body: CaseBody,
  async step(ctx, { ticket, key }, { number }) {
    if (await isResultHandedOut(ctx.db, key, ticket.id, number)) throw new Refusal(409, 'queue.already_linked', '这个办件的结果已经记在这个号上了。')
    return { ticket: after.resultHandedOut(ticket), kind: 'resultHandedOut', detail: { number } }
  },
})

/** 弃号: they say they will not wait, or come back no more. */
export const abandonTicket = defineTicketCommand({
  verb: 'abandonTicket',
  id: 'queue.abandonTicket',
  summary: '本人说不办了，作废这个号',
  body: Nothing,
  isForAnyWindow: true,
  step: (ctx, { ticket }) => ({ ticket: after.abandoned(ticket, ctx.clock.now()), kind: 'abandoned', detail: { by: 'window' } }),
})
