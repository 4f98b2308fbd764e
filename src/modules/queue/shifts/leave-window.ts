import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOwnHall, getOwnSeat, type OwnHall } from '../calling/own-hall.ts'
import { closeSeat } from '../calling/seat-store.ts'
import { WindowParams } from '../contract.ts'
import { listBalances } from '../window-log/entry-store.ts'
import { getCallingLimits } from '../tickets/describe-ticket.ts'
import { releaseForWindow } from '../tickets/settle-store.ts'
import { ticketStateWords } from '../tickets/ticket.ts'
import { reasonNotNow } from '../tickets/ticket-rules.ts'
import { findTicketAt, listOfOfficer } from '../tickets/ticket-store.ts'
import { HandOverView, LeaveBody, OpenThingsView } from './contract.ts'
import { toHandOverView } from './describe-hand-over.ts'
import type { HandOver, OpenThings } from './hand-over.ts'
import { insertHandOver, listUnconfirmed } from './hand-over-store.ts'

/** What is open at the officer's window now. */
async function readOpenThings(ctx: Context, { officer, key }: OwnHall, windowNo: string): Promise<OpenThings> {
  const day = ctx.clock.today()
  const [current, mine, limits, balances] = await Promise.all([findTicketAt(ctx.db, key, windowNo), listOfOfficer(ctx.db, key, officer.id, day), getCallingLimits(ctx, key.region), listBalances(ctx.db, key, day)])
  return {
    ticket: current ? { number: current.number, stateName: ticketStateWords[current.state] } : null,
    missed: mine.filter((ticket) => ticket.state === 'missed' && !reasonNotNow('returnToLine', ticket, ctx.clock.now(), limits)).map(({ number }) => number),
    cases: mine.flatMap(({ applicationNumbers }) => applicationNumbers),
    cashFen: balances.find((each) => each.windowNo === windowNo)?.fen ?? 0,
  }
}

/** Before one leaves: what there is to hand over. */
export const readOpenThingsHere = defineOperation({
  id: 'queue.readOpenThings', summary: '交接前看本窗口还有什么没有办完', audience: 'staff', permission: 'queue.serve', output: OpenThingsView,
  async run(ctx) {
    const own = await getOwnHall(ctx)
    return readOpenThings(ctx, own, (await getOwnSeat(ctx, own)).windowNo)
  },
})

/**
 * 交班: what is open is written down and the window is closed, in one statement. A ticket at the window stays there for the next.
 * @throws Refusal 409 while what was left there before is not taken over
 */
export const handWindowOver = defineOperation({
  id: 'queue.handWindowOver', summary: '交班：写明没有办完的事，离开窗口', audience: 'staff', permission: 'queue.serve', params: WindowParams, body: LeaveBody, output: HandOverView, status: 201, isWrite: true,
  async run(ctx, { params: { no }, body: { note = '' } }) {
    const own = await getOwnHall(ctx)
    const { officer, key } = own
    const seat = await getOwnSeat(ctx, own)
    if (seat.windowNo !== no) throw new Refusal(409, 'queue.no_window', `您现在坐在 ${Number(seat.windowNo)} 号窗口，请交接那个窗口。`)
    if ((await listUnconfirmed(ctx.db, key)).some(({ windowNo }) => windowNo === no)) throw notTakenOver(no)
    const handOver: HandOver = {
      ...key, id: ctx.ids.next(), day: ctx.clock.today(), windowNo: no, leftBy: officer.id, leftByName: officer.name, leftAt: ctx.clock.now(), openThings: await readOpenThings(ctx, own, no), note: note.trim(),
      confirmedBy: null, confirmedByName: null, confirmedAt: null, remark: '', version: 1,
    }
    const answer = toHandOverView(ctx, handOver, undefined)
    try {
      const isLeft = await commit(ctx, { region: key.region, guard: insertHandOver(handOver), parts: [closeSeat(key, no, officer.id, handOver.leftAt), releaseForWindow(key, no)], answer, status: 201 })
      if (!isLeft) throw new Refusal(409, 'queue.no_window', '您已经离开这个窗口，请刷新。')
    } catch (error) {
      if (isUniqueViolation(error) && error.constraint === 'window_hand_over_open') throw notTakenOver(no)
      throw error
    }
    return answer
  },
})

const notTakenOver = (no: string): Refusal => new Refusal(409, 'queue.not_taken_over', `${Number(no)} 号窗口上一班的交接还没有确认，请先核对并确认，再交班。`)
