import { toLegalDate } from './legal-dates.ts'

/** The only place that reads the time. Legal dates are `YYYY-MM-DD` in Asia/Shanghai (UTC+8, no summer time since 1991). */
export interface Clock {
  now(): Date
  /** Today's legal date. */
  today(): string
  /** How far it runs ahead of the real time, or behind it: 0 unless somebody set it. */
  aheadMs(): number
  /** Moves the clock forward (tests and demonstrations only). @throws RangeError when `to` lies in the past */
  moveTo(to: Date): void
  /** The same for who cannot know whether `to` has passed meanwhile: then it stays (tests and demonstrations only). */
  catchUp(to: Date): void
}

/** What a clock says that runs so far ahead of the real time. */
export const realTimePlus = (aheadMs: number): Date => new Date(Date.now() + aheadMs)

/** A clock that runs from `start` on, or from the real time when none is given. */
export function createClock(start?: Date): Clock {
  let offsetMs = start ? start.getTime() - Date.now() : 0
  const now = () => new Date(Date.now() + offsetMs)
  return {
    now,
    today: () => toLegalDate(now()),
    aheadMs: () => offsetMs,
    moveTo(to) {
      if (!(to.getTime() >= now().getTime())) throw new RangeError('the clock cannot go back')
      offsetMs = to.getTime() - Date.now()
    },
    catchUp(to) {
      offsetMs = Math.max(offsetMs, to.getTime() - Date.now())
    },
  }
}
