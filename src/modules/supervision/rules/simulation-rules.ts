import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { WorkCalendar } from '../../calendar/calendar-rules.ts'
import type { Matter } from '../watch/matter.ts'
import { momentsOf } from '../watch/moment-rules.ts'
import { signalsOfHappening } from '../watch/news-rules.ts'
import { type Level, levelWords, type Rule, type RuleInForce } from './rule.ts'

/** What of a matter a rule is tried on. */
export type TriedMatter = Pick<Matter, 'kind' | 'id' | 'title' | 'authorityId' | 'hallId' | 'clocks' | 'past'>

/** A signal that a rule would have raised. */
export interface WouldFall {
  level: Level
  /** ISO 8601 */
  at: string
}

/**
 * What a rule would have raised on a matter up to `until`, had it always held: on every clock as it stood at the time, and on
 * what happened, beside `others` that leave something to each other. The same as was raised, where it did hold.
 */
export function tryRule(matter: TriedMatter, rule: Rule, calendar: WorkCalendar, until: string, others: readonly RuleInForce[]): WouldFall[] {
  const tried = { rule, isOn: true, version: 0 }
  const rules = [tried, ...others.filter((other) => other.rule.id !== rule.id)]
  const rulesOn = () => rules
  if (rule.on === 'event') return matter.past.happenings.flatMap((happening) => signalsOfHappening(matter.kind, happening, () => [tried])).map(({ level, raisedAt }) => ({ level, at: raisedAt }))
  if (rule.watches !== matter.kind) return []
  const forms = [...matter.past.clocks, ...matter.clocks.map((clock) => ({ ...clock, until }))].filter(({ kind }) => rule.clocks.includes(kind))
  const first = new Map<string, WouldFall>()
  for (const form of forms) {
    for (const { rule: broken, level, occasion, at } of momentsOf({ kind: matter.kind, clocks: [form] }, rulesOn, calendar)) {
      if (broken.id !== rule.id || at > Date.parse(form.until)) continue
      const key = `${level} ${occasion}`
      if (!first.has(key)) first.set(key, { level, at: new Date(at).toISOString() })
    }
  }
  return [...first.values()]
}

/** How many of each level, as the changed rule would have it and as the rule in force gives on the same matters. */
export type Compared = Record<Level, { changed: number; inForce: number }>

/** A case that the changed rule would have raised something on. */
export interface SimulatedCase extends WouldFall {
  matterId: string
  title: string
  authorityId: string
  /** The rule in force raises the same on it. */
  isRaisedNow: boolean
}

export interface Simulation {
  matters: number
  total: Compared
  /** By `YYYY-MM` and by authority. */
  months: Map<string, Compared>
  authorities: Map<string, Compared>
  examples: Record<Level, SimulatedCase[]>
}

const LEVELS = Object.keys(levelWords) as Level[]
const EXAMPLES = 20

const nothingCompared = (): Compared => ({ reminder: { changed: 0, inForce: 0 }, warning: { changed: 0, inForce: 0 }, yellow: { changed: 0, inForce: 0 }, red: { changed: 0, inForce: 0 } })

export const emptySimulation = (): Simulation =>
  ({ matters: 0, total: nothingCompared(), months: new Map(), authorities: new Map(), examples: { reminder: [], warning: [], yellow: [], red: [] } })

/** Counts one matter more. */
export function addMatter(simulation: Simulation, matter: TriedMatter, changed: readonly WouldFall[], inForce: readonly WouldFall[]): void {
  simulation.matters++
  count(simulation, matter, changed, 'changed')
  count(simulation, matter, inForce, 'inForce')
  for (const level of LEVELS) {
    const found = changed.find((each) => each.level === level)
    if (!found || simulation.examples[level].length === EXAMPLES) continue
    simulation.examples[level].push({ ...found, matterId: matter.id, title: matter.title, authorityId: matter.authorityId, isRaisedNow: inForce.some((each) => each.level === level) })
  }
}

function count({ total, months, authorities }: Simulation, { authorityId }: TriedMatter, fallen: readonly WouldFall[], side: 'changed' | 'inForce'): void {
  for (const { level, at } of fallen) {
    for (const compared of [total, under(months, toLegalDate(at).slice(0, 7)), under(authorities, authorityId)]) compared[level][side]++
  }
}

function under(counted: Map<string, Compared>, key: string): Compared {
  const compared = counted.get(key) ?? nothingCompared()
  counted.set(key, compared)
  return compared
}
