import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getWindow } from '../../organisation/index.ts'
import { DeskTicket, WindowParams } from '../contract.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { getCallingLimits, toDeskTicket } from '../tickets/describe-ticket.ts'
import { after } from '../tickets/ticket-rules.ts'
import { findTicketAt, lockNext } from '../tickets/ticket-store.ts'
import { writeTicket } from '../tickets/write-ticket.ts'
import { getOwnHall } from './own-hall.ts'
import { lockSeat } from './seat-store.ts'

/**
 * 叫下一位. The seat's row is held first, so that one window calls once at a time; then the first ticket that nobody else holds: windows
 * pass over each other's and never wait, whatever the number of windows and servers. A server that dies in between leaves the ticket waiting.
 * @throws Refusal when the window is not open or is still busy, or nobody waits
 */
export const callNext = defineOperation({
  id: 'queue.callNext',
  summary: '叫下一位',
  audience: 'staff',
  permission: 'queue.serve',
  params: WindowParams,
  output: DeskTicket,
  isWrite: true,
  async run(ctx, { params: { no } }) {
    const { officer, hall, lines, key } = await getOwnHall(ctx)
    const letters = lettersOf(lines, getWindow(hall, no))
    const limits = await getCallingLimits(ctx, hall.region)
    try {
      return await ctx.db.transaction(async (db) => {
        const seat = await lockSeat(db, key, no)
        if (seat?.officerId !== officer.id || seat.state === 'closed') throw new Refusal(409, 'queue.no_window', `请先打开 ${Number(no)} 号窗口，再叫号。`)
        if (seat.state === 'paused') throw new Refusal(409, 'queue.window_paused', '窗口正在暂停，请先恢复叫号。')
        const current = await findTicketAt(db, key, no)
        if (current) throw windowBusy(current.number)
        const first = await lockNext(db, key, no, letters)
        if (!first) throw new Refusal(409, 'queue.nobody_waits', '现在没有人在等，有人取号后再叫。')
        const now = ctx.clock.now()
        const called = after.called(first, no, officer.id, now)
        const view = toDeskTicket(called, lines, limits, now)
        await writeTicket({ ...ctx, db }, called, { kind: 'called', detail: { windowNo: no } }, view)
        return view
      })
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'ticket_of_window') throw windowBusy(undefined)
      throw error
    }
  },
})

const windowBusy = (number: string | undefined): Refusal =>
  new Refusal(409, 'queue.window_busy', `窗口上的${number === undefined ? '' : ` ${number} `}号还没有结束，请先办完、标记过号或转窗，再叫下一位。`)
