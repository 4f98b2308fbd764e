import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { Board, HallParams } from '../contract.ts'
import { toToldMinutes } from '../estimate/estimate-rules.ts'
import { forecastFor, lastOf, readHallNow } from '../estimate/read-hall.ts'
import { getHallDay } from '../lines/hall-day.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { getCallingLimits } from '../tickets/describe-ticket.ts'
import { callText, returnUntil } from '../tickets/ticket-rules.ts'
import { listLastCalls, listMissed } from '../tickets/ticket-store.ts'

/** What a screen has room for. */
const CALLS_SHOWN = 12

/** A hall as its screens show it at this moment. */
export async function describeBoard(ctx: Context, hallId: string): Promise<Board> {
  const { hall, lines } = await getHallLines(ctx, hallId)
  const key = { region: hall.region, hallId }
  const now = ctx.clock.now()
  const [state, calls, missed, limits, day] = await Promise.all([
    readHallNow(ctx, hall, lines), listLastCalls(ctx.db, key, ctx.clock.today(), CALLS_SHOWN), listMissed(ctx.db, key, ctx.clock.today()), getCallingLimits(ctx, hall.region), getHallDay(ctx, hall, ctx.clock.today()),
  ])
  const open = state.seats.filter((seat) => seat.state !== 'closed')
  const calling = hall.windows.filter(({ no }) => state.seats.some((seat) => seat.windowNo === no && seat.state === 'open'))
  return {
    hallId,
    hallName: hall.name,
    hours: day.openings.map(({ from, to }) => ({ from, to })),
    closedReason: day.closedReason,
    calls: calls.filter(({ windowNo }) => windowNo !== null).map(({ number, windowNo, calledAt, calls: times, state: stands }) => ({
      number, windowNo: windowNo!, times, at: calledAt!.toISOString(), isServing: stands === 'serving' || stands === 'finished', text: callText(number, windowNo!),
    })),
    windows: open.map(({ windowNo, state: seat }) => {
      const at = state.atWindows.find((ticket) => ticket.windowNo === windowNo)
      return { no: windowNo, name: hall.windows.find(({ no }) => no === windowNo)?.name ?? windowNo, state: seat, number: at?.number ?? null, isServing: at?.state === 'serving' }
    }),
    lines: lines.map(({ letter, name, isOpen }) => ({
      letter, name, isOpen,
      waiting: state.waiting.filter(({ line }) => line === letter).length,
      openWindows: calling.filter((window) => lettersOf(lines, window).includes(letter)).length,
      waitMinutes: toToldMinutes(forecastFor(state, lastOf(letter, now)).seconds),
    })),
    missed: missed.filter(({ missedAt }) => returnUntil(missedAt!, limits.returnMinutes) > now).map(({ number }) => number),
  }
}

export const readBoard = defineOperation({
  id: 'queue.readBoard',
  summary: '大厅叫号情况：最近叫的号、各窗口、各业务等待人数',
  audience: 'public',
  permission: 'public',
  params: HallParams,
  output: Board,
  run: (ctx, { params }) => describeBoard(ctx, params.hall),
})
