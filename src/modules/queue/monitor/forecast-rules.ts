import type { Opening } from '../appointments/slot-rules.ts'

/** Half-hours of the clock in which a hall serves; the first and last of an opening may be shorter. `HH:mm`. */
export interface HalfHour {
  from: string
  to: string
}

const HALF = 30
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
export const minutesOf = ({ from, to }: HalfHour): number => minuteOf(to) - minuteOf(from)

export const halfHoursOf = (openings: readonly Opening[]): HalfHour[] =>
  openings.flatMap(({ from, to }) => {
    const [start, end] = [minuteOf(from), minuteOf(to)]
    const first = Math.floor(start / HALF) * HALF
    return Array.from({ length: Math.ceil((end - first) / HALF) }, (_, index) => ({ from: timeOf(Math.max(start, first + index * HALF)), to: timeOf(Math.min(end, first + (index + 1) * HALF)) }))
  })

/** Of one line in one half-hour. */
export interface Expected {
  appointments: number
  walkIns: number
}
export interface Arrivals {
  line: string
  /** Half-hour of the day, 0 to 47. */
  half: number
  count: number
}

/**
 * Who is expected in a line: those who booked, and the mean of those who came without on the days looked at. Who came before the doors
 * opened or at noon counts where they open next.
 * @param days how many days `came` is the sum of; 0 gives nobody
 */
export function expectedIn(line: string, halves: readonly HalfHour[], booked: readonly Arrivals[], came: readonly Arrivals[], days: number): Expected[] {
  const expected = halves.map(() => ({ appointments: 0, walkIns: 0 }))
  const at = (half: number): Expected | undefined => expected[halves.findIndex(({ to }) => minuteOf(to) > half * HALF)] ?? expected.at(-1)
  for (const each of booked) if (each.line === line) at(each.half)!.appointments += each.count
  for (const each of came) if (each.line === line && days > 0) at(each.half)!.walkIns += each.count / days
  return expected
}

/** A window on duty with the letters of its lines. */
export interface DutyWindow {
  no: string
  letters: readonly string[]
}

/** What a line has of the windows on duty: a window of several lines is divided as they need it. @param loadOf seconds of work that come for a line */
export const shareOfWindows = (letter: string, windows: readonly DutyWindow[], loadOf: (letter: string) => number): number =>
  windows.filter(({ letters }) => letters.includes(letter)).reduce((sum, { letters }) => {
    const all = letters.reduce((load, each) => load + loadOf(each), 0)
    return sum + (all === 0 ? 1 / letters.length : loadOf(letter) / all)
  }, 0)

/** One line on one day: by half-hour who comes, the windows that call it, and what of them it has. */
export interface LineDay {
  halves: readonly HalfHour[]
  arrivals: readonly number[]
  windows: readonly number[]
  shares: readonly number[]
  meanSeconds: number
}

export interface Shortage {
  from: string
  to: string
  /** Who comes in that time. */
  people: number
  windows: number
  /** Whether some of them serve other lines too. */
  isShared: boolean
  perHour: number
  /** Null: nobody serves them. */
  longestMinutes: number | null
  /** Windows to open beside. */
  more: number
}

/** Minutes that the last waits at the end of each half-hour; a line that nobody serves waits without end. */
function waitsOf({ halves, arrivals, shares, meanSeconds }: LineDay): number[] {
  let left = 0
  return halves.map((half, index) => {
    const share = shares[index]!
    left = Math.max(0, left + arrivals[index]! - (share * minutesOf(half) * 60) / meanSeconds)
    // Less than half a person is none.
    return left < 0.5 ? 0 : share === 0 ? Infinity : (left * meanSeconds) / 60 / share
  })
}

/** A hall has no more windows than this to add. */
const MOST_MORE = 50

/**
 * When a line would wait longer than the target, and how many windows more keep it below: from where the line begins to grow until it is
 * short enough again. The least number that does.
 */
export function shortagesOf(day: LineDay, targetMinutes: number): Shortage[] {
  const waits = waitsOf(day)
  const found: Shortage[] = []
  for (let index = 0; index < waits.length; index++) {
    if (waits[index]! <= targetMinutes) continue
    let [first, last] = [index, index]
    while (first > 0 && waits[first - 1]! > 0) first--
    while (last + 1 < waits.length && waits[last + 1]! > targetMinutes) last++
    const within = (values: readonly number[]) => values.slice(first, last + 1)
    const withMore = (more: number) => waitsOf({ ...day, shares: day.shares.map((share, at) => (at >= first && at <= last ? share + more : share)) })
    let more = 1
    while (more < MOST_MORE && within(withMore(more)).some((wait) => wait > targetMinutes)) more++
    const halves = day.halves.slice(first, last + 1)
    const minutes = halves.reduce((sum, half) => sum + minutesOf(half), 0)
    const longest = Math.max(...within(waits))
    // Whom nobody serves would stay until closing: the time that counts is when they come.
    const end = Number.isFinite(longest) ? last : Math.max(first, day.arrivals.findLastIndex((count, at) => at <= last && count > 0))
    const served = halves.reduce((sum, half, at) => sum + (day.shares[first + at]! * minutesOf(half) * 60) / day.meanSeconds, 0)
    found.push({
      from: halves[0]!.from, to: day.halves[end]!.to, people: Math.round(within(day.arrivals).reduce((sum, each) => sum + each, 0)), windows: day.windows[first]!, isShared: day.shares[first]! < day.windows[first]! - 0.01,
      perHour: Math.round((served / minutes) * 60), longestMinutes: Number.isFinite(longest) ? Math.ceil(longest) : null, more,
    })
    index = last
  }
  return found
}

const short = (time: string): string => time.replace(/^0/, '')

export const shortageWords = (name: string, { from, to, people, windows, isShared, perHour, longestMinutes, more }: Shortage): string =>
  `建议 ${short(from)} 起为“${name}”多开 ${more} 个窗口：预计 ${short(from)}–${short(to)} 来 ${people} 人，`
  + (windows === 0 ? '这段时间没有安排窗口。' : `现有 ${windows} 个窗口${isShared ? '（还办其他业务）' : ''}每小时办 ${perHour} 件${longestMinutes === null ? '' : `，不加开最后的人要等约 ${longestMinutes} 分钟`}。`)
