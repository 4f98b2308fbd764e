import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { Board, HallParams } from '../contract.ts'
import { toToldMinutes } from '../estimate/estimate-rules.ts'
import { forecastFor, readHallNow } from '../estimate/read-hall.ts'
import { getHallLines } from '../lines/get-lines.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { getCallingLimits } from '../tickets/describe-ticket.ts'
import { callText, returnUntil } from '../tickets/ticket-rules.ts'
import { listLastCalls, listMissed } from '../tickets/ticket-store.ts'

/** What a screen has room for. */
const CALLS_SHOWN = 12

/** Whoever would take a number now stands behind everybody. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const LAST_RANK = 9

/** A hall as its screens show it at this moment. */
export async function describeBoard(ctx: Context, hallId: string): Promise<Board> {
  const { hall, lines } = await getHallLines(ctx, hallId)
  const key = { region: hall.region, hallId }
  const now = ctx.clock.now()
  const [state, calls, missed, limits] = await Promise.all([
    readHallNow(ctx, hall, lines), listLastCalls(ctx.db, key, ctx.clock.today(), CALLS_SHOWN), listMissed(ctx.db, key, ctx.clock.today()), getCallingLimits(ctx, hall.region),
  ])
  const open = state.seats.filter((seat) => seat.state !== 'closed')
  const calling = hall.windows.filter(({ no }) => state.seats.some((seat) => seat.windowNo === no && seat.state === 'open'))
  return {
    hallId,
    hallName: hall.name,
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
      waitMinutes: toToldMinutes(forecastFor(state, { id: LAST_ID, rank: LAST_RANK, forWindow: null, line: letter, turnAt: now }).seconds),
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
