import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getWindow } from '../../organisation/index.ts'
import { readColleagueCalls } from '../colleagues/call-colleague.ts'
import { Desk } from '../contract.ts'
import { keyOf, stagesWords } from '../escorts/escort-rules.ts'
import { findOpenEscortOf } from '../escorts/escort-store.ts'
import { isServedBy, lettersOf } from '../lines/line-rules.ts'
import { findToTakeOver } from '../shifts/take-over.ts'
import { getCallingLimits, toDeskTicket, waitedSeconds } from '../tickets/describe-ticket.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { reasonNotNow } from '../tickets/ticket-rules.ts'
import { findTicketAt, listOfOfficer, listWaiting } from '../tickets/ticket-store.ts'
import { mayCall } from './calling-rules.ts'
import { getOwnHall, type OwnHall } from './own-hall.ts'
import type { Seat } from './seat.ts'
import { findSeatOf, listSeats } from './seat-store.ts'

/** Numbers that are shown as coming next. */
const NEXT_SHOWN = 5

/** 叫号: the officer's window with whom it serves, who waits, whom it missed, and the day's figures. */
export async function describeDesk(ctx: Context, own: OwnHall): Promise<Desk> {
  const { officer, hall, lines, key } = own
  const now = ctx.clock.now()
  const [seat, seats, waiting, mine, limits] = await Promise.all([
    findSeatOf(ctx.db, key.region, officer.id).then((found) => (found?.hallId === hall.id ? found : undefined)),
    listSeats(ctx.db, key), listWaiting(ctx.db, key), listOfOfficer(ctx.db, key, officer.id, ctx.clock.today()), getCallingLimits(ctx, hall.region),
  ])
  const window = seat && getWindow(hall, seat.windowNo)
  const [current, handOver, colleagueCalls, directory] = await Promise.all([
    seat && findTicketAt(ctx.db, key, seat.windowNo), seat && findToTakeOver(ctx, key, seat.windowNo), readColleagueCalls(ctx, own), getDirectory(ctx),
  ])
  const escort = current && (await findOpenEscortOf(ctx.db, key, current.day, keyOf(current)))
  const letters = window ? lettersOf(lines, window) : []
  const calling = window && { no: window.no, letters }
  return {
    hallId: hall.id,
    hallName: hall.name,
    seat: window && seat ? { windowNo: window.no, windowName: window.name, state: seat.state } : null,
    current: current ? toDeskTicket(current, lines, limits, now) : null,
    escort: escort ? (escort.escortName === null ? `办事人需要陪同（${stagesWords(escort.stages)}），还没有安排人` : `有人陪同：${escort.escortName}`) : null,
    handOver: handOver ?? null,
    colleagueCalls,
    colleagues: directory.listHallOfficers(hall.id).filter(({ id }) => id !== officer.id).map(({ id, name }) => ({ id, name })),
    lines: lines.filter(({ letter }) => letters.includes(letter)).map(({ letter, name }) => ({ letter, name, waiting: waiting.filter(({ line }) => line === letter).length })),
    next: calling ? waiting.filter((each) => mayCall(calling, each)).slice(0, NEXT_SHOWN).map(({ number }) => number) : [],
    missed: mine.filter((ticket) => ticket.state === 'missed' && !reasonNotNow('returnToLine', ticket, now, limits)).map((ticket) => toDeskTicket(ticket, lines, limits, now)),
    windows: hall.windows.map(({ no, name, kind }) => ({ no, name, ...seatFacts(seats.find(({ windowNo }) => windowNo === no)), lines: lines.filter((line) => isServedBy(line, { no, kind })).map((line) => line.name) })),
    allLines: lines.filter(({ isOpen }) => isOpen).map(({ letter, name }) => ({ letter, name })),
    today: figuresOf(mine, now),
  }
}

const seatFacts = (seat: Seat | undefined) => (seat && seat.state !== 'closed' ? { state: seat.state, officerName: seat.officerName } : { state: null, officerName: null })

function figuresOf(mine: readonly Ticket[], now: Date): Desk['today'] {
  const served = mine.filter(({ state }) => state === 'finished')
  const mean = (seconds: number[]) => (seconds.length === 0 ? 0 : Math.round(seconds.reduce((sum, each) => sum + each, 0) / seconds.length / 6) / 10)
  return {
    served: served.length,
    missed: mine.filter(({ missedAt }) => missedAt !== null).length,
    meanServiceMinutes: mean(served.filter(({ servingAt }) => servingAt).map(({ servingAt, endedAt }) => (endedAt!.getTime() - servingAt!.getTime()) / 1000)),
    meanWaitMinutes: mean(mine.map((ticket) => waitedSeconds(ticket, now))),
  }
}

export const readDesk = defineOperation({
  id: 'queue.readDesk',
  summary: '我的窗口：正在办的号、等待的人数、今天的数字',
  audience: 'staff',
  permission: 'queue.serve',
  output: Desk,
  run: async (ctx) => describeDesk(ctx, await getOwnHall(ctx)),
})
