import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { WorkCalendar } from '../../calendar/calendar-rules.ts'
import type { EventRule, Level, RuleInForce, Told } from '../rules/rule.ts'
import type { ClockSnapshot, Happening, Matter, MatterClock, MatterCounts, MatterKind, MatterNews, MatterPast, Raised, StandingClock } from './matter.ts'
import { type Moment, momentsOf, type RulesOn, snapshotOf } from './moment-rules.ts'

/** A signal about to be raised. */
export interface SignalDraft {
  rule: string
  ruleTitle: string
  ruleVersion: number
  basis: string
  occasion: string
  level: Level
  told: readonly Told[]
  /** ISO 8601 */
  raisedAt: string
  /** Chinese: what is wrong, with its numbers. */
  finding: string
  clock: ClockSnapshot | null
  /** It fell before the region was watched. */
  isBeforeWatch?: true
}

/** What an event does to a matter. */
export interface Followed {
  matter: Matter
  signals: SignalDraft[]
  /** Raised before this news was read, on a clock that by then had stopped or moved: they were wrong. */
  withdrawn: Raised[]
}

const NOTHING_COUNTED: MatterCounts = { corrections: 0, pauses: 0 }
const NO_PAST: MatterPast = { clocks: [], happenings: [], raised: [] }

/** What the clock alone has raised on a matter up to `until`, and what was not raised before. */
export function signalsUntil(matter: Matter, until: string, rulesOn: RulesOn, calendar: WorkCalendar): SignalDraft[] {
  const reached = momentsOf(matter, rulesOn, calendar).filter(({ at }) => at <= Date.parse(until))
  return reached.flatMap(({ rule, version, level, told, clock, occasion, at }) => {
    const before = matter.past.raised.filter((raised) => raised.rule === rule.id && raised.level === level && toFirstOccasion(raised.occasion) === occasion)
    // A limit that moves after it has raised something raises the same no second time; one that did so wrongly may.
    if (before.some(({ isWithdrawn }) => !isWithdrawn)) return []
    const raisedAt = new Date(at).toISOString()
    const snapshot = snapshotOf(clock, calendar, toLegalDate(raisedAt))
    const again = before.length > 0 ? `${occasion}#${before.length + 1}` : occasion
    return [{ rule: rule.id, ruleTitle: rule.title, ruleVersion: version, basis: rule.basis, occasion: again, level, told, raisedAt, clock: snapshot, finding: findingOf(snapshot) }]
  })
}

const toFirstOccasion = (occasion: string): string => occasion.split('#')[0]!

const findingOf = ({ name, limit, dueOn, overdueDays }: ClockSnapshot): string =>
  overdueDays > 0 ? `${name}${limit}，应于${dueOn}前完成，已超过${overdueDays}天` : `${name}${limit}，应于${dueOn}前完成`

/** A matter that remembers what was raised on it. */
export const rememberRaised = (matter: Matter, signals: readonly SignalDraft[]): Matter =>
  signals.length === 0 ? matter : { ...matter, past: { ...matter.past, raised: [...matter.past.raised, ...signals.map(({ rule, occasion, level, raisedAt }) => ({ rule, occasion, level, at: raisedAt }))] } }

/**
 * A matter after one more event, and what falls with it: first what the clocks raised before the event came, then what the event
 * itself breaks. Pure: the same events give the same signals, whenever they are read. News that was read before changes nothing;
 * news that is read late withdraws what the clocks raised after it had happened, and raises what they should have.
 */
export function followNews(before: Matter | undefined, news: MatterNews, rulesOn: RulesOn, calendarOf: (matter: Pick<Matter, 'region' | 'hallId'>) => WorkCalendar): Followed {
  const { type, at } = news
  if (before && news.matter.version <= before.version) return { matter: before, signals: [], withdrawn: [] }
  const calendar = calendarOf(news.matter)
  const elapsed = before ? signalsUntil(before, at, rulesOn, calendar) : []
  const counts = countNews(before?.counts ?? NOTHING_COUNTED, type)
  const { isClosed, clocks: told, ...facts } = news.matter
  const { clocks, ended } = moveClocks(before?.clocks ?? [], told, at)
  const past = before?.past ?? NO_PAST
  const moved: Matter = { ...facts, counts, clocks, past: { ...past, clocks: [...past.clocks, ...ended] }, closedAt: isClosed ? (before?.closedAt ?? at) : null, checkedAt: at }
  const happenings = happeningsOf(moved, news).filter(({ rule, occasion }) => !past.happenings.some((known) => known.rule === rule && known.occasion === occasion))
  const remembered = rememberRaised({ ...moved, past: { ...moved.past, happenings: [...moved.past.happenings, ...happenings] } }, elapsed)
  const { matter, signals: caughtUp, withdrawn } = catchUp(remembered, before && before.checkedAt > at ? before.checkedAt : at, rulesOn, calendar)
  const own = happenings.flatMap((happening) => signalsOfHappening(matter.kind, happening, rulesOn))
  return { matter: rememberRaised(matter, [...caughtUp, ...own]), signals: [...elapsed, ...caughtUp, ...own], withdrawn }
}

/** The clocks as they were told, each with when it began to stand so, and those that stand no more as they did. */
function moveClocks(standing: readonly StandingClock[], told: readonly MatterClock[], at: string): { clocks: StandingClock[]; ended: MatterPast['clocks'] } {
  const before = new Map(standing.map((clock) => [toForm(clock), clock]))
  const forms = new Set<string>()
  const clocks = told.map((clock) => {
    const form = toForm(clock)
    forms.add(form)
    return before.get(form) ?? { ...clock, since: at }
  })
  // One that stood still had no moments.
  const ended = standing.filter((clock) => !forms.has(toForm(clock)) && !clock.clock.pauses.some(({ to }) => to === undefined))
  return { clocks, ended: ended.map((clock) => ({ ...clock, until: at })) }
}

/** What makes a clock another one: written by hand, because every clock of every event is compared by it. */
const toForm = ({ id, kind, name, clock: { amount, unit, startedOn, startedTime, pauses, extensions } }: MatterClock): string =>
  [id, kind, name, startedOn, startedTime, amount, unit, ...pauses.map(({ from, to }) => `${from}/${to ?? ''}`), ...extensions.map((more) => `+${more.amount}${more.unit}`)].join('|')

/** What its limits have reached already as they stand now; and whose clocks were read on to `until` before the news came: what was wrong of that. */
function catchUp(matter: Matter, until: string, rulesOn: RulesOn, calendar: WorkCalendar): Followed {
  const right = momentsOf(matter, rulesOn, calendar).filter(({ at }) => at <= Date.parse(until))
  const withdrawn = matter.past.raised.filter((raised) => !raised.isWithdrawn && raised.at > matter.checkedAt && !isRight(raised, right))
  const raised = matter.past.raised.map((each) => (withdrawn.includes(each) ? { ...each, isWithdrawn: true as const } : each))
  const corrected = { ...matter, past: { ...matter.past, raised } }
  return { matter: { ...corrected, checkedAt: until }, signals: signalsUntil(corrected, until, rulesOn, calendar), withdrawn }
}

/** What happened stays; what a clock raised (its occasions name its first day) is right where it would raise it still. */
const isRight = ({ rule, occasion, level }: Raised, right: readonly Moment[]): boolean =>
  !occasion.includes('@') || right.some((moment) => moment.rule.id === rule && moment.level === level && moment.occasion === toFirstOccasion(occasion))

function countNews(counts: MatterCounts, type: string): MatterCounts {
  if (type === 'applications.correctionRequested') return { ...counts, corrections: counts.corrections + 1 }
  if (type === 'applications.specialProcedureStarted') return { ...counts, pauses: counts.pauses + 1 }
  return counts
}

/** What rules measure in an event. */
function happeningsOf({ counts, isImmediate, openedAt }: Matter, { type, at }: MatterNews): Happening[] {
  if (type === 'applications.correctionRequested') return [{ rule: 'secondCorrection', occasion: `correction:${counts.corrections}`, value: counts.corrections, at, finding: `已经第 ${counts.corrections} 次要求补正` }]
  if (type === 'applications.specialProcedureStarted') return [{ rule: 'frequentPauses', occasion: `pause:${counts.pauses}`, value: counts.pauses, at, finding: `已经第 ${counts.pauses} 次停止计算时限` }]
  if ((type === 'applications.granted' || type === 'applications.denied') && !isImmediate) {
    const minutes = (Date.parse(at) - Date.parse(openedAt)) / 60_000
    return [{ rule: 'impossibleTimes', occasion: 'decided', value: minutes, at, finding: `从提交到决定只用了 ${Math.floor(minutes)} 分钟` }]
  }
  return []
}

/** What something that happened breaks, by the rules of its day. */
export const signalsOfHappening = (kind: MatterKind, { rule: id, occasion, value, at, finding }: Happening, rulesOn: RulesOn): SignalDraft[] =>
  rulesOn(toLegalDate(at)).flatMap((inForce) => (inForce.rule.id === id && (inForce.rule.watches === kind || id === 'unansweredCard') && isBrokenBy(inForce, value) ? [toDraft(inForce.rule as EventRule, inForce.version, occasion, at, finding)] : []))

const isBrokenBy = ({ rule, isOn }: RuleInForce, value: number): boolean => isOn && rule.on === 'event' && (rule.isBrokenBelow ? value < rule.threshold : value > rule.threshold)

/** A signal of a rule on something that happened. */
const toDraft = (rule: EventRule, version: number, occasion: string, at: string, finding: string): SignalDraft =>
  ({ rule: rule.id, ruleTitle: rule.title, ruleVersion: version, basis: rule.basis, occasion, level: rule.level, told: rule.told, raisedAt: at, finding, clock: null })
