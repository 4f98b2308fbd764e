import { createDice } from '../../src/demo-city/invented-names.ts'
import type { PriorityClass } from '../../src/modules/queue/tickets/priority-rules.ts'
import { toIdentityNumber } from '../../src/modules/subjects/identity-number-rules.ts'

/**
 * A day in the halls, written down before it happens: who comes when, for what, how long it takes, who misses the call, is sent on or
 * has no patience. The same seed gives the same day; what becomes of it is the platform's doing (hall-day.ts).
 */
export interface DayPlan {
  halls: HallPlan[]
}

export interface HallPlan {
  hallId: string
  /** Six digits. */
  region: string
  windows: WindowPlan[]
  visitors: Visitor[]
}

export interface WindowPlan {
  no: string
  /** Of the lines it serves. */
  letters: readonly string[]
  /** Open through the noon hours. */
  staysAtNoon: boolean
}

export interface Visitor {
  /** Seconds after midnight; so are all moments of a day. */
  arrivesAt: number
  line: string
  holder: { name: string; identityNumber: string } | undefined
  /** What they say at the machine; old age is known by the card. */
  says: PriorityClass | undefined
  /** From the call to the counter. */
  walksSeconds: number
  serviceSeconds: number
  /** Is not there when called the first time, and comes back so long after, or never. */
  misses: { returnsAfter: number | undefined } | undefined
  /** Was in the wrong line: sent on after a quarter of the service. */
  sentTo: string | undefined
  /** Leaves when not called within so many seconds. */
  patience: number | undefined
}

export const hours = (hour: number, minute = 0): number => hour * 3600 + minute * 60

/** By the lines of the county halls of the demo city: how many windows are staffed for each, how many people come, for how long. Windows of A serve N, P and Q too. */
const LINES = [
  { letter: 'A', windows: 12, share: 52, meanSeconds: 220 },
  { letter: 'N', windows: 1, share: 5, meanSeconds: 260 },
  { letter: 'P', windows: 1, share: 8, meanSeconds: 220 },
  { letter: 'Q', windows: 1, share: 5, meanSeconds: 200 },
  { letter: 'B', windows: 2, share: 6, meanSeconds: 280 },
  { letter: 'C', windows: 2, share: 18, meanSeconds: 90 },
  { letter: 'D', windows: 1, share: 6, meanSeconds: 140 },
] as const

/** People an hour, relative: two peaks, a lull at noon. */
const ARRIVALS = [
  { from: hours(8, 40), to: hours(9), weight: 6 }, { from: hours(9), to: hours(10), weight: 20 }, { from: hours(10), to: hours(11), weight: 19 }, { from: hours(11), to: hours(11, 50), weight: 9 },
  { from: hours(11, 50), to: hours(13, 20), weight: 5 }, { from: hours(13, 20), to: hours(14, 30), weight: 15 }, { from: hours(14, 30), to: hours(16), weight: 19 }, { from: hours(16), to: hours(17), weight: 7 },
] as const

export interface DaySize {
  seed: number
  halls: readonly { hallId: string; region: string; windows: readonly { no: string; letters: readonly string[] }[] }[]
  visitorsOfAHall: number
  /** Of the twenty windows above, so many twentieths are staffed. */
  windowsOfAHall: number
}

export function planDay({ seed, halls, visitorsOfAHall, windowsOfAHall }: DaySize): DayPlan {
  let serial = 0
  return {
    halls: halls.map(({ hallId, region, windows }, index) => {
      const dice = createDice(seed * 31 + index)
      const chance = () => dice.below(1_000_000) / 1_000_000
      const staffed = LINES.flatMap(({ letter, windows: count }) => {
        // A window of one field comes before those that serve all fields.
        const those = windows.filter(({ letters }) => letters[0] === letter).slice(0, Math.max(1, Math.round((count * windowsOfAHall) / 20)))
        return those.map((window, at) => ({ ...window, staysAtNoon: at % 4 === 0 }))
      })
      const visitors = Array.from({ length: visitorsOfAHall }, () => aVisitor(dice.below, chance, serial++, region)).sort((a, b) => a.arrivesAt - b.arrivesAt)
      return { hallId, region, windows: staffed, visitors }
    }),
  }
}

function aVisitor(below: (limit: number) => number, chance: () => number, serial: number, region: string): Visitor {
  const line = weighted(LINES, ({ share }) => share, chance)
  const arrival = weighted(ARRIVALS, ({ weight }) => weight, chance)
  const isElder = line.letter === 'B' ? chance() < 0.7 : chance() < 0.1
  const birthYear = isElder ? 1935 + below(30) : 1968 + below(38)
  const misses = chance() < 0.05
  // One in five shows no card.
  const hasCard = chance() >= 0.2
  const says = chance() < 0.03 ? (['disabled', 'expecting', 'military'] as const)[below(3)] : undefined
  const hasPriority = says !== undefined || (isElder && hasCard)
  return {
    // Nobody with a head start of whole minutes stands at the same second as others: which of them came first would be chance.
    arrivesAt: Math.floor((arrival.from + below(arrival.to - arrival.from)) / 10) * 10 + (hasPriority ? 5 : 0),
    line: line.letter,
    holder: !hasCard ? undefined : { name: '取号人', identityNumber: toIdentityNumber({ region, birthDate: `${birthYear}-${String(1 + (Math.floor(serial / 28) % 12)).padStart(2, '0')}-${String(1 + (serial % 28)).padStart(2, '0')}`, sequence: Math.floor(serial / 336) % 1000 }) },
    says,
    walksSeconds: 10 + below(30),
    serviceSeconds: Math.round(lognormal(line.meanSeconds, 0.55, chance)),
    misses: misses ? { returnsAfter: chance() < 0.6 ? 60 + below(1500) : undefined } : undefined,
    sentTo: chance() < 0.03 ? (line.letter === 'A' ? 'B' : 'A') : undefined,
    patience: chance() < 0.1 ? 1200 + below(1800) : undefined,
  }
}

function weighted<Each>(from: readonly Each[], weightOf: (each: Each) => number, chance: () => number): Each {
  let left = chance() * from.reduce((sum, each) => sum + weightOf(each), 0)
  return from.find((each) => (left -= weightOf(each)) < 0) ?? from.at(-1)!
}

/** Times of service: most are short, some very long. `sigma` of their logarithm. */
function lognormal(mean: number, sigma: number, chance: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())
  return Math.max(20, mean * Math.exp(sigma * normal - sigma ** 2 / 2))
}
