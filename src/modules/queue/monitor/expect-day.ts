import type { Context } from '../../../platform/context.ts'
import { addDays, getWorkCalendar } from '../../calendar/index.ts'
import { type Hall, isInService, rotaOf } from '../../organisation/index.ts'
import { readHallDay } from '../lines/hall-day.ts'
import type { Line } from '../lines/line.ts'
import { lettersOf } from '../lines/line-rules.ts'
import { type DutyWindow, expectedIn, type HalfHour, halfHoursOf, shareOfWindows, shortagesOf, shortageWords } from './forecast-rules.ts'
import { type DutySource, dutySourceWords, type HallMonitor } from './monitor-contract.ts'
import { listArrivals, listServingWindows, listTakenPlaces } from './hall-monitor-store.ts'

/** How far ahead the next day that a hall serves is looked for: past the longest holidays. */
const DAYS_LOOKED_AHEAD = 14
const WEEKS_OF_HISTORY = 4

/** Who is expected on the next day that a hall serves, and where windows would be missing. @param secondsOf mean of a service by line */
export async function describeDayAhead(ctx: Context, hall: Hall, lines: readonly Line[], secondsOf: (letter: string) => number, targetMinutes: number): Promise<HallMonitor['ahead']> {
  const tomorrow = addDays(ctx.clock.today(), 1)
  const calendar = await getWorkCalendar(ctx, hall.region, hall.id)
  const day = Array.from({ length: DAYS_LOOKED_AHEAD }, (_, index) => addDays(tomorrow, index)).find((each) => readHallDay(calendar, hall, each).openings.length > 0)
  if (day === undefined) return null
  const key = { region: hall.region, hallId: hall.id }
  const open = lines.filter(({ isOpen }) => isOpen)
  const past = Array.from({ length: WEEKS_OF_HISTORY }, (_, index) => addDays(day, -7 * (index + 1))).filter((each) => each < tomorrow)
  const [came, booked, duty] = await Promise.all([listArrivals(ctx.db, key, past), listTakenPlaces(ctx.db, key, open.map(({ letter }) => letter), day), readDuty(ctx, hall, lines, day, past)])

  const halves = halfHoursOf(readHallDay(calendar, hall, day).openings)
  const historyDays = [...new Set(came.map((each) => each.day))].sort()
  const windowsAt = (half: HalfHour) => duty.windowsIn(half.from >= calendar.officeHours.afternoon.from ? 'afternoon' : 'morning')
  const expected = open.map((line) => ({ line, halves: expectedIn(line.letter, halves, booked, came, historyDays.length) }))
  /** Seconds of work of a half-hour, with half as much of each one before: of those some still wait. */
  const loadIn = (letter: string, index: number): number =>
    (expected.find(({ line }) => line.letter === letter)?.halves.slice(0, index + 1) ?? []).reduce((load, { appointments, walkIns }) => load / 2 + (appointments + walkIns) * secondsOf(letter), 0)
  const days = expected.map(({ line, halves: of }) => ({
    line, of,
    windows: halves.map((half) => windowsAt(half).filter(({ letters }) => letters.includes(line.letter)).length),
    shares: halves.map((half, index) => shareOfWindows(line.letter, windowsAt(half), (letter) => loadIn(letter, index))),
  }))
  return {
    day, isTomorrow: day === tomorrow, historyDays, dutySource: duty.source, dutySourceName: dutySourceWords[duty.source], halves,
    lines: days.map(({ line: { letter, name }, of, windows }) => ({
      letter, name, total: tenths(of.reduce((sum, { appointments, walkIns }) => sum + appointments + walkIns, 0)),
      halves: of.map(({ appointments, walkIns }, index) => ({ appointments, walkIns: tenths(walkIns), windows: windows[index]! })),
    })),
    advice: days.flatMap(({ line: { letter, name }, of, windows, shares }) =>
      shortagesOf({ halves, arrivals: of.map(({ appointments, walkIns }) => appointments + walkIns), windows, shares, meanSeconds: secondsOf(letter) }, targetMinutes).map((each) => shortageWords(name, each))),
  }
}

const tenths = (count: number): number => Math.round(count * 10) / 10

/** The windows that will call: of the rota; without one those that served on half of the past days at least; without these all in service. */
async function readDuty(ctx: Context, hall: Hall, lines: readonly Line[], day: string, past: readonly string[]): Promise<{ source: DutySource; windowsIn(half: 'morning' | 'afternoon'): DutyWindow[] }> {
  const toDuty = (nos: ReadonlySet<string>): DutyWindow[] => hall.windows.filter(({ no }) => nos.has(no)).map((window) => ({ no: window.no, letters: lettersOf(lines, window) }))
  const rota = await rotaOf(ctx, hall.id, day)
  if (rota !== undefined) {
    const byHalf = Map.groupBy(rota, ({ half }) => half)
    return { source: 'rota', windowsIn: (half) => toDuty(new Set(byHalf.get(half)?.map(({ windowNo }) => windowNo))) }
  }
  const served = await listServingWindows(ctx.db, { region: hall.region, hallId: hall.id }, past)
  const days = new Set(served.map((each) => each.day)).size
  const usual = [...Map.groupBy(served, ({ windowNo }) => windowNo)].filter(([, on]) => on.length * 2 >= days).map(([no]) => no)
  const [source, nos] = usual.length > 0 ? (['usual', usual] as const) : (['all', hall.windows.filter((window) => isInService(window, day)).map(({ no }) => no)] as const)
  const windows = toDuty(new Set(nos))
  return { source, windowsIn: () => windows }
}
