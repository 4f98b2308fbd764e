import type { Platform } from '../../../platform/context.ts'
import type { Hall } from '../../organisation/index.ts'
import type { Seat } from '../calling/seat.ts'
import { listSeats } from '../calling/seat-store.ts'
import { compareTurns, type Waiting } from '../calling/calling-rules.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getHallDay, type HallDay, secondsTo, secondsUntilOpen } from '../lines/hall-day.ts'
import type { Line } from '../lines/line.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { extendedShare } from '../settings.ts'
import { listAtWindows, listWaiting } from '../tickets/ticket-store.ts'
import { forecastCalls, type Hall as ForecastHall, remainingSeconds, type Rest, stayingOf } from './estimate-rules.ts'
import { listPaces } from './pace-store.ts'

/** A hall at this moment: who waits, who is served where, how fast it goes. */
export interface HallNow extends ForecastHall {
  waiting: (Waiting & { number: string })[]
  atWindows: Awaited<ReturnType<typeof listAtWindows>>
  seats: Seat[]
}

/** Reads it, with four small statements at once. */
export async function readHallNow(platform: Platform, hall: Hall, lines: readonly Line[]): Promise<HallNow> {
  const key = { region: hall.region, hallId: hall.id }
  const now = platform.clock.now()
  const today = platform.clock.today()
  const [waiting, atWindows, seats, paces, day, share] = await Promise.all([
    listWaiting(platform.db, key), listAtWindows(platform.db, key), listSeats(platform.db, key), listPaces(platform.db, key), getHallDay(platform, hall, today), getSetting(platform, extendedShare, hall.region, today),
  ])
  const means = new Map(paces.map(({ line, meanSeconds }) => [line, meanSeconds]))
  const secondsOf = (letter: string): number => means.get(letter) ?? (lines.find((line) => line.letter === letter)?.expectedMinutes ?? 10) * 60
  const untilOpen = secondsUntilOpen(day.openings, now)
  const rests = restsOf(day, now)
  const restsNow = [...rests.closed, ...rests.extended].some(({ from, to }) => from <= 0 && to > 0)

  // Before the first clerk sits down, the windows that were staffed before are taken to open with the hall. Who pauses at noon comes back.
  const open = seats.filter(({ state }) => state === 'open' || (restsNow && state === 'paused'))
  const staffed = open.length > 0 ? open : seats
  const windows = hall.windows.filter(({ no }) => staffed.some(({ windowNo }) => windowNo === no))
  const calling = (windows.length > 0 ? windows : hall.windows.slice(0, 1)).map((window) => ({ no: window.no, letters: lettersOf(lines, window) }))
  const served = calling.map(({ no, letters }) => {
    const current = atWindows.find(({ windowNo }) => windowNo === no)
    const elapsed = current ? (now.getTime() - current.calledAt!.getTime()) / 1000 : 0
    const alike = calling.filter((each) => each.letters.join() === letters.join())
    const stays = alike.findIndex((each) => each.no === no) < stayingOf(alike.length, share)
    const isPaused = seats.some(({ windowNo, state }) => windowNo === no && state === 'paused')
    // What they do in hours that have begun is seen; for those to come the usual share is taken.
    const own = rests.extended.filter(({ from }) => (from <= 0 ? isPaused : !stays))
    return { no, letters, freeInSeconds: Math.max(untilOpen, current ? remainingSeconds(secondsOf(current.line), elapsed) : 0), rests: [...rests.closed, ...own].sort((a, b) => a.from - b.from) }
  })
  return { waiting, atWindows, seats, windows: served, secondsOf }
}

/** Between its openings a hall serves nobody; in extended hours only some windows do. What is over does not count. */
function restsOf({ openings, extended }: HallDay, now: Date): { closed: Rest[]; extended: Rest[] } {
  const closed = openings.slice(1).map(({ from }, index) => ({ from: secondsTo(openings[index]!.to, now), to: secondsTo(from, now) }))
  const toCome = (rests: Rest[]) => rests.filter(({ to }) => to > 0)
  return { closed: toCome(closed), extended: toCome(extended.map(({ from, to }) => ({ from: secondsTo(from, now), to: secondsTo(to, now) }))) }
}

/** Whoever would take a number now stands behind everybody. */
export const lastOf = (line: string, now: Date): Waiting => ({ id: 'ffffffff-ffff-ffff-ffff-ffffffffffff', rank: 9, forWindow: null, line, turnAt: now })

/** Seconds until somebody who stands in line so is called, with how many of those who wait are called before by the windows they share. */
export function forecastFor(hall: HallNow, ticket: Waiting): { seconds: number; ahead: number } {
  const inOrder = [...hall.waiting.filter(({ id }) => id !== ticket.id), ticket].sort(compareTurns)
  const seconds = forecastCalls({ ...hall, waiting: inOrder }).get(ticket.id)
  const before = inOrder.slice(0, inOrder.indexOf(ticket))
  return {
    // No window of its line is staffed: as if one person served those before.
    seconds: seconds ?? before.filter(({ line }) => line === ticket.line).reduce((sum, { line }) => sum + hall.secondsOf(line), 0),
    ahead: before.filter(({ line }) => line === ticket.line).length,
  }
}
