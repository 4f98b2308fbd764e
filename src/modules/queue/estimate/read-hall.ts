import type { Platform } from '../../../platform/context.ts'
import type { Hall } from '../../organisation/index.ts'
import type { Seat } from '../calling/seat.ts'
import { listSeats } from '../calling/seat-store.ts'
import { compareTurns, type Waiting } from '../calling/calling-rules.ts'
import { getHallDay, secondsUntilOpen } from '../lines/hall-day.ts'
import type { Line } from '../lines/line.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { listAtWindows, listWaiting } from '../tickets/ticket-store.ts'
import { forecastCalls, type Hall as ForecastHall, remainingSeconds } from './estimate-rules.ts'
import { listPaces } from './pace-store.ts'

/** A hall at this moment: who waits, who is served where, how fast it goes. */
export interface HallNow extends ForecastHall {
  waiting: (Waiting & { number: string })[]
  atWindows: Awaited<ReturnType<typeof listAtWindows>>
  seats: Seat[]
}

/** Reads it, four small statements at once. */
export async function readHallNow(platform: Platform, hall: Hall, lines: readonly Line[]): Promise<HallNow> {
  const key = { region: hall.region, hallId: hall.id }
  const now = platform.clock.now()
  const [waiting, atWindows, seats, paces, { openings }] = await Promise.all([
    listWaiting(platform.db, key), listAtWindows(platform.db, key), listSeats(platform.db, key), listPaces(platform.db, key), getHallDay(platform, hall, platform.clock.today()),
  ])
  const means = new Map(paces.map(({ line, meanSeconds }) => [line, meanSeconds]))
  const secondsOf = (letter: string): number => means.get(letter) ?? (lines.find((line) => line.letter === letter)?.expectedMinutes ?? 10) * 60
  const untilOpen = secondsUntilOpen(openings, now)

  // Before the first clerk sits down, the windows that were staffed before are taken to open with the hall.
  const open = seats.filter(({ state }) => state === 'open')
  const staffed = open.length > 0 ? open : seats
  const windows = hall.windows.filter(({ no }) => staffed.some(({ windowNo }) => windowNo === no))
  const served = (windows.length > 0 ? windows : hall.windows.slice(0, 1)).map((window) => {
    const current = atWindows.find(({ windowNo }) => windowNo === window.no)
    const elapsed = current ? (now.getTime() - (current.servingAt ?? current.calledAt!).getTime()) / 1000 : 0
    return { no: window.no, letters: lettersOf(lines, window), freeInSeconds: Math.max(untilOpen, current ? remainingSeconds(secondsOf(current.line), elapsed) : 0) }
  })
  return { waiting, atWindows, seats, windows: served, secondsOf }
}

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
