import { expect, test } from 'vitest'
import { addDays, addWorkdays, receiptDay, workdaysBetween } from '../../calendar/calendar-rules.ts'
import { type LegalClock, readClock } from '../../calendar/clock-rules.ts'
import { calendar, defaultRules as rulesOn } from '../fixtures.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import type { Threshold } from '../rules/rule.ts'
import { tryRule } from '../rules/simulation-rules.ts'
import type { Matter, MatterClock, MatterNews } from './matter.ts'
import { followNews, rememberRaised, type SignalDraft, signalsUntil } from './news-rules.ts'

/**
 * Random histories of a case, read in whatever batches and with whatever ticks between, against a reference that walks through
 * the whole history half hour by half hour and asks of each limit what its rule says: so much used, so little left, over.
 * A history that fails is made again by its seed.
 */

const HISTORIES = 300
const HALF_HOUR = 1_800_000
/** The office opens at this time of every day. */
const OPENING = Date.parse(`2026-01-05T${calendar.officeHours.morning.from}:00+08:00`)
const START = Date.parse('2026-01-05T08:00:00+08:00')

const days = new Map<number, string>()
function dayOf(at: number): string {
  const number = Math.floor((at + 8 * 3_600_000) / 86_400_000)
  let day = days.get(number)
  if (day === undefined) days.set(number, (day = new Date(number * 86_400_000).toISOString().slice(0, 10)))
  return day
}
const timeOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
const iso = (at: number): string => new Date(at).toISOString()

/** mulberry32: the same seed, the same history. */
function randomOf(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return { upTo, chance: (share: number) => next() < share, oneOf: <T>(all: readonly T[]): T => all[upTo(all.length)]! }
}
type Random = ReturnType<typeof randomOf>

const KINDS = ['preReview', 'receipt', 'immediate', 'promised', 'statutory', 'step', 'delivery', 'check', 'special'] as const
const QUIET = ['applications.received', 'applications.reviewed', 'applications.assigned', 'applications.accepted'] as const

function newClock({ upTo, chance, oneOf }: Random, at: number): MatterClock {
  const kind = oneOf(KINDS)
  // 当场办结 from the day of the receipt, and what was promised of an item that is handled so: both without a day.
  if (kind === 'immediate' || (kind === 'promised' && chance(0.2))) {
    const startedOn = kind === 'immediate' ? receiptDay(calendar, `${dayOf(at)}T${timeOf(at)}`) : dayOf(at)
    return { id: kind, kind, name: kind, clock: { amount: 0, unit: 'workday', startedOn, ...(kind === 'immediate' ? {} : { startedTime: timeOf(at) }), pauses: [], extensions: [] } }
  }
  const unit = oneOf(['workday', 'workday', 'workday', 'naturalDay', 'hour'] as const)
  const amount = unit === 'hour' ? oneOf([0.5, 4, 24, 36]) : unit === 'workday' && chance(0.2) ? upTo(5) + 0.5 : 1 + upTo(20)
  // Counted from the day itself, from a receipt on the next workday, or from an earlier day (视为受理).
  const startedOn = unit === 'hour' || chance(0.7) ? dayOf(at) : chance(0.5) ? addWorkdays(calendar, dayOf(at), 1).dueOn : addDays(dayOf(at), -1 - upTo(12))
  return { id: kind === 'step' ? `step:s${upTo(2)}` : kind, kind, name: kind, clock: { amount, unit, startedOn, ...(unit === 'workday' && chance(0.5) ? {} : { startedTime: timeOf(at) }), pauses: [], extensions: [] } }
}

const isRunning = ({ pauses }: LegalClock): boolean => pauses.every(({ to }) => to !== undefined)

/** What may happen to the clocks of a case: begun, stopped, gone on with, extended, begun anew, ended. */
function change(random: Random, clocks: MatterClock[], at: number): { type: string; clocks: MatterClock[] } {
  const { chance, oneOf } = random
  const today = dayOf(at)
  const paused = clocks.some(({ clock }) => !isRunning(clock))
  const withClock = (pick: (clock: LegalClock) => LegalClock) => clocks.map((each) => ({ ...each, clock: pick(each.clock) }))
  if (clocks.length === 0 || chance(0.25)) {
    const begun = newClock(random, at)
    return { type: oneOf(QUIET), clocks: [...clocks.filter(({ id }) => id !== begun.id), begun] }
  }
  if (paused && chance(0.7)) return { type: 'applications.specialProcedureEnded', clocks: withClock((clock) => ({ ...clock, pauses: clock.pauses.map(({ from, to }) => ({ from, to: to ?? today })) })) }
  if (!paused && chance(0.35)) return { type: 'applications.specialProcedureStarted', clocks: withClock((clock) => (clock.startedOn > today ? clock : { ...clock, pauses: [...clock.pauses, { from: today }] })) }
  if (chance(0.25)) return { type: 'applications.extended', clocks: withClock((clock) => ({ ...clock, extensions: [...clock.extensions, { amount: clock.unit === 'workday' && chance(0.2) ? 0.5 : oneOf([2, 5]), unit: clock.unit }] })) }
  if (chance(0.2)) return { type: 'applications.correctionRequested', clocks: clocks.filter(() => chance(0.5)) }
  if (chance(0.2)) return { type: oneOf(['applications.granted', 'applications.denied']), clocks: [] }
  return { type: oneOf(QUIET), clocks: clocks.filter(() => chance(0.8)) }
}

function historyOf(random: Random): MatterNews[] {
  let at = START + random.upTo(330) * 48 * HALF_HOUR + random.upTo(20) * HALF_HOUR
  const openedAt = iso(at)
  let clocks: MatterClock[] = []
  return Array.from({ length: 2 + random.upTo(9) }, (_, index) => {
    if (index > 0) at += random.chance(0.3) ? random.upTo(12) * 60_000 * 30 : random.upTo(9 * 48) * HALF_HOUR
    const changed = change(random, clocks, at)
    clocks = changed.clocks
    return {
      type: changed.type, at: iso(at),
      matter: {
        region: '379902', kind: 'application', id: 'n', title: '', itemCode: null, itemName: '', authorityId: 'A', hallId: null, officerId: null,
        state: '', isImmediate: false, openedAt, version: index + 1, isClosed: false, clocks,
      },
    }
  })
}

/** What was asked of a clock before: within a day only the opening of the office and the minute of a limit change anything. */
const asked = new WeakMap<LegalClock, Map<string, boolean>>()

function isReached(threshold: Threshold, clock: LegalClock, at: number): boolean {
  const answers = asked.get(clock) ?? new Map<string, boolean>()
  asked.set(clock, answers)
  const isByMinute = clock.unit === 'hour' || totalOf(clock) % 1 !== 0
  const moment = isByMinute ? at : Math.floor((at - OPENING) / 86_400_000)
  const key = `${moment} ${threshold.kind} ${threshold.kind === 'used' ? threshold.percent : threshold.workdays} ${isByMinute ? '' : dayOf(at)}`
  let answer = answers.get(key)
  if (answer === undefined) answers.set(key, (answer = ask(threshold, clock, at)))
  return answer
}

const totalOf = ({ amount, extensions }: LegalClock): number => amount + extensions.reduce((sum, extension) => sum + extension.amount, 0)

/** Whether a limit is so far at a moment, asked of `readClock` and the calendar day by day. */
function ask(threshold: Threshold, clock: LegalClock, at: number): boolean {
  const { startedOn, pauses, unit } = clock
  const [today, time] = [dayOf(at), timeOf(at)]
  const over = pauses.map(({ from, to }) => ({ from, to: to! }))
  const { dueOn, dueAt, usedDays } = readClock(calendar, clock, today)
  // A day that counts has begun after one: where a pause follows, the limit is not over before it is.
  const hasBegunAfter = (day: string): boolean => {
    for (let next = addDays(day, 1); next <= today; next = addDays(next, 1)) if (!over.some(({ from, to }) => from < next && next <= to)) return true
    return false
  }
  // What is counted by days changes in the morning, when the office opens, and stays so.
  const looked = time >= calendar.officeHours.morning.from ? today : addDays(today, -1)
  switch (threshold.kind) {
    case 'used':
      return unit === 'workday' && looked > startedOn && readClock(calendar, clock, dueOn).usedDays >= needed() && (looked === today ? usedDays : readClock(calendar, clock, looked).usedDays) >= needed() && needed() > 0
    case 'beforeDue':
      return unit !== 'hour' && looked > startedOn && workdaysBetween(calendar, startedOn, dueOn, over) > threshold.workdays && workdaysBetween(calendar, looked, dueOn, over) <= threshold.workdays
    case 'afterDue': {
      if (threshold.workdays === 0) return unit === 'hour' || totalOf(clock) % 1 !== 0 ? `${today}T${time}` >= dueAt : hasBegunAfter(dueOn)
      let last = dueOn
      while (last < today && workdaysBetween(calendar, dueOn, last, over) < threshold.workdays) last = addDays(last, 1)
      return workdaysBetween(calendar, dueOn, last, over) >= threshold.workdays && hasBegunAfter(last)
    }
  }

  function needed(): number {
    return Math.ceil((totalOf(clock) * (threshold as { percent: number }).percent) / 100)
  }
}

const isOver = (clock: LegalClock, at: number): boolean => isReached({ kind: 'afterDue', workdays: 0 }, clock, at)

/** The reference: every half hour of the history, every limit as the newest event before told it, every step of every rule. */
function walk(history: readonly MatterNews[], until: number): string[] {
  const raised = new Map<string, string>()
  let [corrections, pauses] = [0, 0]
  const raise = (key: string, at: number) => raised.has(key) || raised.set(key, iso(at))
  history.forEach(({ type, at: happenedAt, matter: { clocks, openedAt } }, index) => {
    const from = Date.parse(happenedAt)
    if (type === 'applications.correctionRequested' && ++corrections > 1) raise(`secondCorrection yellow correction:${corrections}`, from)
    if (type === 'applications.specialProcedureStarted' && ++pauses > 2) raise(`frequentPauses warning pause:${pauses}`, from)
    if (type.endsWith('.granted') || type.endsWith('.denied')) if (from - Date.parse(openedAt) < 2 * 60_000) raise('impossibleTimes warning decided', from)
    const running = clocks.filter(({ clock }) => isRunning(clock))
    const last = Math.min(until, index + 1 < history.length ? Date.parse(history[index + 1]!.at) : until)
    const isAtOnce = (kind: string, clock: LegalClock) => kind === 'promised' && totalOf(clock) === 0
    const steps = running.flatMap(({ id, kind, clock }) => rulesOn().flatMap(({ rule }) => (rule.on === 'clock' && rule.watches === 'application' && rule.clocks.includes(kind) && !isAtOnce(kind, clock)
      ? rule.steps.map((step) => ({ ...step, clock, key: `${rule.id} ${step.level} ${id}@${clock.startedOn}` })) : [])))
    // Just after the event, and then half hour by half hour up to the next one.
    for (let at = from; at <= last && steps.some(({ key }) => !raised.has(key)); at += HALF_HOUR) {
      for (const { when, level, clock, key } of steps) {
        if (raised.has(key) || !when.some((threshold) => isReached(threshold, clock, at))) continue
        const warns = level === 'reminder' || when.every(({ kind }) => kind !== 'afterDue')
        if (!(warns && isOver(clock, at))) raise(key, at)
      }
    }
  })
  return [...raised].map(([key, at]) => `${at} ${key}`).sort()
}

/**
 * As the room does it: news in its order, ticks at random times between, some of them long after they were due; with `isLate` also
 * ticks that come before news that had happened. What was withdrawn is left out.
 */
function follow(history: readonly MatterNews[], until: number, random: Random, isLate = false): string[] {
  const calendarOf = () => calendar
  let signals: SignalDraft[] = []
  let matter: Matter | undefined
  const tick = (at: string) => {
    const fallen = signalsUntil(matter!, at, rulesOn, calendar)
    signals.push(...fallen)
    matter = rememberRaised({ ...matter!, checkedAt: at }, fallen)
  }
  history.forEach((news, index) => {
    const followed = followNews(matter, news, rulesOn, calendarOf)
    // Told twice, it changes nothing more.
    expect(followNews(followed.matter, news, rulesOn, calendarOf).signals).toEqual([])
    matter = followed.matter
    signals = signals.filter(({ rule, level, occasion }) => !followed.withdrawn.some((wrong) => wrong.rule === rule && wrong.level === level && wrong.occasion === occasion))
    signals.push(...followed.signals)
    const next = index + 1 < history.length ? Date.parse(history[index + 1]!.at) : until
    for (let at = Date.parse(news.at); random.chance(0.4) && at < next; ) {
      at = Math.min(isLate ? until : next, at + random.upTo(200) * 613_000)
      if (iso(at) < matter.checkedAt) break
      tick(iso(at))
    }
  })
  tick(iso(until))
  // Tried afterwards on what the matter remembers, each rule gives what it raised.
  const tried = RULE_CATALOGUE.flatMap((rule) => tryRule(matter!, rule, calendar, iso(until), rulesOn()).map(({ level, at }) => `${isLate ? '' : at} ${rule.id} ${level}`))
  expect(tried.sort()).toEqual(signals.map(({ raisedAt, rule, level }) => `${isLate ? '' : raisedAt} ${rule} ${level}`).sort())
  return signals.map(({ raisedAt, rule, level, occasion }) => `${raisedAt} ${rule} ${level} ${occasion.split('#')[0]}`).sort()
}

test('for random histories the signals are those that a slow walk through every half hour finds, each once, however news and ticks come', () => {
  let found = 0
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const random = randomOf(seed)
    const history = historyOf(random)
    const until = Date.parse(history.at(-1)!.at) + random.upTo(40 * 48) * HALF_HOUR
    const expected = walk(history, until)
    found += expected.length
    for (const again of [1, 2]) expect(follow(history, until, randomOf(seed * 1000 + again)), `history of seed ${seed}`).toEqual(expected)
    // What fell too early and would have fallen later all the same stays as it was raised.
    const withoutTime = (signals: string[]) => signals.map((signal) => signal.slice(signal.indexOf(' '))).sort()
    expect(withoutTime(follow(history, until, randomOf(seed * 1000), true)), `history of seed ${seed}, news read late`).toEqual(withoutTime(expected))
  }
  // Histories in which nothing falls would show nothing.
  expect(found).toBeGreaterThan(HISTORIES * 2)
})
