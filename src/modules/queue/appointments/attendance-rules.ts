import { addDays, type Day } from '../../calendar/calendar-rules.ts'

/** When somebody who does not come stops being able to book: dated settings of a region. */
export interface LimitPolicy {
  /** Missed visits that lead to a limit. */
  misses: number
  /** Within so many days. */
  withinDays: number
  /** For so many days after the last of them. */
  limitedDays: number
}

export interface Limit {
  misses: number
  /** The last day of it. */
  until: Day
}

/**
 * Whether somebody may not book today, and until when: they missed `misses` visits within `withinDays` days. Those that led to a limit
 * once are spent, so that one more miss after it does not limit them again at once.
 */
export function findLimit(missedDays: readonly Day[], today: Day, { misses, withinDays, limitedDays }: LimitPolicy): Limit | undefined {
  let counted: Day[] = []
  let limit: Limit | undefined
  for (const day of missedDays.toSorted()) {
    counted = [...counted.filter((earlier) => earlier > addDays(day, -withinDays)), day]
    if (counted.length >= misses) {
      limit = { misses: counted.length, until: addDays(day, limitedDays) }
      counted = []
    }
  }
  return limit && today <= limit.until ? limit : undefined
}

const MS_PER_HOUR = 3_600_000
const MS_PER_MINUTE = 60_000

/** The last moment to give a place back, so that somebody else can still have it. */
export const cancelUntil = (startsAt: Date, hoursBefore: number): Date => new Date(startsAt.getTime() - hoursBefore * MS_PER_HOUR)

/** From when on a visit counts as missed: the slot is over and those a little late have been waited for. */
export const missedFrom = (endsAt: Date, graceMinutes: number): Date => new Date(endsAt.getTime() + graceMinutes * MS_PER_MINUTE)

const REMIND_BEFORE_MS = [24 * MS_PER_HOUR, MS_PER_HOUR]

/** The next moment to remind of a visit: a day before, an hour before; null when both are over. */
export function nextReminder(startsAt: Date, after: Date): Date | null {
  const at = REMIND_BEFORE_MS.map((before) => startsAt.getTime() - before).find((moment) => moment > after.getTime())
  return at === undefined ? null : new Date(at)
}

/**
 * Until when a place that came free is kept for whoever waits for it; undefined when the visit is too near to ask anybody:
 * the answer would come when it has begun.
 */
export function holdUntil(startsAt: Date, now: Date, holdMinutes: number): Date | undefined {
  const until = new Date(now.getTime() + holdMinutes * MS_PER_MINUTE)
  return until.getTime() < startsAt.getTime() ? until : undefined
}

/** The lowest place among somebody's visits of a day that is free; undefined when they have as many as they may. */
export function freePlaceOfDay(taken: readonly number[], most: number): number | undefined {
  for (let place = 1; place <= most; place++) if (!taken.includes(place)) return place
  return undefined
}
