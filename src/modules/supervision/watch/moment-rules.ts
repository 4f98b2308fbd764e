import { addDays, addWorkdays, isWorkday, type Pause, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { type LegalClock, readClock } from '../../calendar/clock-rules.ts'
import { IMMEDIATE_RULE } from '../rules/rule-catalogue.ts'
import type { ClockRule, Level, Rule, RuleInForce, RuleStep, Threshold, Told } from '../rules/rule.ts'
import type { ClockSnapshot, MatterClock, MatterKind } from './matter.ts'

/** A moment at which a rule raises a signal on a clock, if it still runs then. */
export interface Moment {
  rule: Rule
  version: number
  level: Level
  told: readonly Told[]
  clock: MatterClock
  /** What it is raised on once: a clock that starts anew is another. */
  occasion: string
  /** Milliseconds since 1970. */
  at: number
}

/** The rules for limits that began on a day: whoever changes a rule changes nothing for a limit that runs. */
export type RulesOn = (day: string) => readonly RuleInForce[]

const momentOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00+08:00`)
/** A limit in days ends with its last day, whole (民法典 art. 203 is kept by whoever counts the day itself). */
const endOf = (day: string, pauses: readonly Pause[]): number => momentOf(afterPauses(addDays(day, 1), pauses), '00:00')

/** The first day from `day` on that counts: a limit whose clock was stopped on its last day is over when it runs again. */
function afterPauses(day: string, pauses: readonly Pause[]): string {
  const pause = pauses.find(({ from, to }) => from < day && day <= to)
  return pause ? afterPauses(addDays(pause.to, 1), pauses) : day
}

/**
 * Every moment of a matter as its clocks stand, earliest first. A clock that stands still has none: nobody is reminded, and
 * nobody gets a card, while a legal pause runs. What a limit had reached before it came to stand so (it is counted from an earlier
 * day, it ran on after a pause) it reaches then.
 */
export function momentsOf(matter: { kind: MatterKind; clocks: readonly (MatterClock & { since?: string })[] }, rulesOn: RulesOn, calendar: WorkCalendar): Moment[] {
  return matter.clocks.flatMap((clock) => {
    const known = read.get(clock)
    if (known && known.kind === matter.kind && known.rulesOn === rulesOn && known.calendar === calendar) return known.moments
    const moments = clock.clock.pauses.some(({ to }) => to === undefined) ? [] : momentsOfClock(matter.kind, clock, rulesOn(clock.clock.startedOn), calendar)
    read.set(clock, { kind: matter.kind, rulesOn, calendar, moments })
    return moments
  }).sort((a, b) => a.at - b.at)
}

/** A clock is asked before the news, after it and for its next moment, and never changes. */
const read = new WeakMap<MatterClock, { kind: MatterKind; rulesOn: RulesOn; calendar: WorkCalendar; moments: Moment[] }>()

function momentsOfClock(kind: MatterKind, clock: MatterClock & { since?: string }, rules: readonly RuleInForce[], calendar: WorkCalendar): Moment[] {
  const own = rules.flatMap(({ rule, isOn, version }) => (isOn && rule.on === 'clock' && rule.watches === kind && rule.clocks.includes(clock.kind) ? [{ rule, version }] : []))
  // A promise of no days is 当场办结: where that is watched, the same delay falls there and only there.
  const isLeft = clock.kind === 'promised' && totalOf(clock.clock) === 0 && rules.some(({ rule, isOn }) => isOn && rule.id === IMMEDIATE_RULE)
  if (own.length === 0 || isLeft) return []
  const end = endOfClock(clock.clock, calendar)
  const since = clock.since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(clock.since)
  return own.flatMap(({ rule, version }) => rule.steps.flatMap((step) => {
    const first = firstOf(step, clock.clock, end, calendar)
    if (first === undefined) return []
    const at = Math.max(first, since)
    // What warns of an end comes before it or not at all: a limit of a day has no day to be reminded on.
    if (at >= end.at && (step.level === 'reminder' || step.when.every(({ kind: when }) => when !== 'afterDue'))) return []
    return [{ rule, version, level: step.level, told: step.told, clock, occasion: `${clock.id}@${clock.clock.startedOn}`, at }]
  }))
}

interface ClockEnd {
  dueOn: string
  at: number
  /** All of them over. */
  pauses: Pause[]
}

function endOfClock(clock: LegalClock, calendar: WorkCalendar): ClockEnd {
  const { dueOn, dueAt } = readClock(calendar, clock, clock.startedOn)
  const isByMinute = clock.unit === 'hour' || totalOf(clock) % 1 !== 0
  const pauses = clock.pauses.map(({ from, to }) => ({ from, to: to! }))
  return { dueOn, at: isByMinute ? Date.parse(`${dueAt}:00+08:00`) : endOf(dueOn, pauses), pauses }
}

const totalOf = ({ amount, extensions }: LegalClock): number => extensions.reduce((sum, extension) => sum + extension.amount, amount)

function firstOf({ when }: RuleStep, clock: LegalClock, end: ClockEnd, calendar: WorkCalendar): number | undefined {
  const moments = when.flatMap((threshold) => timeOf(threshold, clock, end, calendar) ?? [])
  return moments.length === 0 ? undefined : Math.min(...moments)
}

function timeOf(threshold: Threshold, clock: LegalClock, end: ClockEnd, calendar: WorkCalendar): number | undefined {
  const opening = calendar.officeHours.morning.from
  switch (threshold.kind) {
    case 'afterDue':
      return threshold.workdays === 0 ? end.at : endOf(addWorkdays(calendar, end.dueOn, threshold.workdays, { pauses: end.pauses }).dueOn, end.pauses)
    case 'beforeDue': {
      const day = workdaysBefore(calendar, end, threshold.workdays)
      return clock.unit === 'hour' || day <= clock.startedOn ? undefined : momentOf(day, opening)
    }
    case 'used': {
      if (clock.unit !== 'workday') return undefined
      const day = addWorkdays(calendar, clock.startedOn, Math.ceil((totalOf(clock) * threshold.percent) / 100), { pauses: end.pauses }).dueOn
      return day <= clock.startedOn || day > end.dueOn ? undefined : momentOf(day, opening)
    }
  }
}

/** The last day after which so many workdays are left, paused ones left out. */
function workdaysBefore(calendar: WorkCalendar, { dueOn, pauses }: ClockEnd, workdays: number): string {
  let at = dueOn
  for (let left = workdays; left > 0; ) {
    at = addDays(at, -1)
    if (isCounted(at)) left--
  }
  return at

  function isCounted(day: string): boolean {
    return isWorkday(calendar, day) && !pauses.some(({ from, to }) => from < day && day <= to)
  }
}

/** The moments in `(after, until]`: what has to be raised. */
export const momentsWithin = (moments: readonly Moment[], after: number, until: number): Moment[] => moments.filter(({ at }) => at > after && at <= until)

/** When to look at a matter again; null while nothing will come by itself. */
export const nextMoment = (moments: readonly Moment[], after: number): number | null => moments.find(({ at }) => at > after)?.at ?? null

/** How a clock stood at a moment, kept with what was raised. */
export function snapshotOf({ clock, kind, name }: MatterClock, calendar: WorkCalendar, today: string): ClockSnapshot {
  const { dueOn, usedDays, overdueDays } = readClock(calendar, clock, today)
  const unit = { workday: '个工作日', naturalDay: '日', hour: '小时' }[clock.unit]
  const open = readClock(calendar, { ...clock, pauses: [] }, today).usedDays
  return { kind, name, startedOn: clock.startedOn, dueOn, limit: `${totalOf(clock)}${unit}`, usedDays, overdueDays, pausedDays: open - usedDays }
}

/** Rules of steps that name a limit, for whoever lists them. */
export const isClockRule = (rule: Rule): rule is ClockRule => rule.on === 'clock'
