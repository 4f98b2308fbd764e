/** The only place that reads the time. Legal dates are `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no summer time since 1991). */
export interface Clock {
  now(): Date
  /** Today's legal date. */
  today(): string
  /** Moves the clock forward (tests and demonstrations only). @throws RangeError when `to` lies in the past */
  moveTo(to: Date): void
}

const SHANGHAI_OFFSET_MS = 8 * 3600_000

/** The legal date of an instant. */
export function toLegalDate(at: Date): string {
  return new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** RFC 3339 with the offset of Asia/Shanghai, milliseconds kept: `2026-11-22T09:30:00.000+08:00`. */
export function toRfc3339(at: Date): string {
  return `${new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, -1)}+08:00`
}

/** A clock that runs from `start` on, or from the real time when none is given. */
export function createClock(start?: Date): Clock {
  let offsetMs = start ? start.getTime() - Date.now() : 0
  const now = () => new Date(Date.now() + offsetMs)
  return {
    now,
    today: () => toLegalDate(now()),
    moveTo(to) {
      if (to.getTime() < now().getTime()) throw new RangeError('the clock cannot go back')
      offsetMs = to.getTime() - Date.now()
    },
  }
}
