import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, type Half, isWorkday, type LocalMinute } from './calendar-rules.ts'
import { type ClockPause, explainDays, type LegalClock, readClock } from './clock-rules.ts'
import { createNationalWorkCalendar } from './work-calendar-data.ts'

const calendar = createNationalWorkCalendar()

/** Any day of three years with all their holidays, the last of them without a published year after it. */
const day = fc.integer({ min: 0, max: 1095 }).map((offset) => addDays('2024-01-01', offset))
const time = fc.constantFrom('08:30', '09:00', '11:59', '12:00', '14:00', '17:29', '18:00')
const pause = fc.tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 0, max: 25 }))

interface Given {
  clock: LegalClock
  /** Days after the start on which one looks. */
  looks: number[]
}

const workdayClock = (halves = false) =>
  fc.record({
    startedOn: day,
    startedTime: fc.option(time, { nil: undefined }),
    amount: halves ? fc.integer({ min: 0, max: 60 }).map((count) => count / 2) : fc.integer({ min: 0, max: 45 }),
    pauses: fc.array(pause, { maxLength: 4 }),
    extensions: fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 2 }),
    looks: fc.array(fc.integer({ min: 0, max: 140 }), { minLength: 2, maxLength: 6 }),
  }).map(({ startedOn, startedTime, amount, pauses, extensions, looks }): Given => ({
    clock: {
      startedOn, startedTime, amount, unit: 'workday',
      pauses: pauses.map(([from, length]): ClockPause => ({ from: addDays(startedOn, from), to: addDays(startedOn, from + length) })),
      extensions: extensions.map((more) => ({ amount: more, unit: 'workday' })),
    },
    looks,
  }))

const naturalClock = workdayClock().map(({ clock, looks }): Given => ({ clock: { ...clock, unit: 'naturalDay', extensions: clock.extensions.map(({ amount }) => ({ amount, unit: 'naturalDay' })) }, looks }))

const totalOf = ({ amount, extensions }: LegalClock): number => extensions.reduce((sum, more) => sum + more.amount, amount)

const isPaused = ({ pauses }: LegalClock, day: Day): boolean => pauses.some(({ from, to }) => from < day && (to === undefined || day <= to))

/** The day a limit ends, counted on one's fingers: one day after the other, each looked at on its own. */
function slowDueOn(clock: LegalClock): Day {
  let left = totalOf(clock)
  let at = clock.startedOn
  if (left === 0) return at
  while (left > 0) {
    at = addDays(at, 1)
    if (isPaused(clock, at)) continue
    if (clock.unit === 'naturalDay' || isWorkday(calendar, at)) left--
  }
  while (clock.unit === 'naturalDay' && (!isWorkday(calendar, at) || isPaused(clock, at))) at = addDays(at, 1)
  return at
}

/** The half in which a limit of whole and half days ends: half a day after half a day, the half of the start not counted. */
function slowDueHalf(clock: LegalClock, startedHalf: Half): { day: Day; half: Half } {
  let left = totalOf(clock) * 2
  let at = { day: clock.startedOn, half: isWorkday(calendar, clock.startedOn) && !isPaused(clock, clock.startedOn) ? startedHalf : ('afternoon' as Half) }
  while (left > 0) {
    at = at.half === 'morning' ? { day: at.day, half: 'afternoon' } : { day: addDays(at.day, 1), half: 'morning' }
    if (isWorkday(calendar, at.day) && !isPaused(clock, at.day)) left--
  }
  return at
}

describe('a legal clock, whatever the days', () => {
  it('ends on the day that a count on the fingers gives, in workdays and in calendar days', () => {
    fc.assert(fc.property(fc.oneof(workdayClock(), naturalClock), ({ clock }) => {
      expect(readClock(calendar, clock, clock.startedOn).dueOn).toBe(slowDueOn(clock))
    }), { numRuns: 1000 })
  })

  it('ends in the half day that a count by half days gives, when its amount has an odd half', () => {
    fc.assert(fc.property(workdayClock(true).filter(({ clock }) => totalOf(clock) % 1 !== 0 && !isPaused(clock, clock.startedOn)), ({ clock }) => {
      const startedHalf: Half = clock.startedTime !== undefined && clock.startedTime < '12:00' ? 'morning' : 'afternoon'
      const { day: dueOn, half } = slowDueHalf(clock, startedHalf)
      expect(readClock(calendar, clock, clock.startedOn).dueAt).toBe(`${dueOn}T${calendar.officeHours[half].to}`)
    }), { numRuns: 1000 })
  })

  it('never goes back: as days pass what is used and what is over only grow, what is left only shrinks', () => {
    fc.assert(fc.property(fc.oneof(workdayClock(true), naturalClock), ({ clock, looks }) => {
      const readings = looks.toSorted((a, b) => a - b).map((offset) => readClock(calendar, clock, addDays(clock.startedOn, offset)))
      readings.slice(1).forEach((reading, index) => {
        const earlier = readings[index]!
        expect(reading.dueOn).toBe(earlier.dueOn)
        expect(reading.usedDays).toBeGreaterThanOrEqual(earlier.usedDays)
        expect(reading.overdueDays).toBeGreaterThanOrEqual(earlier.overdueDays)
        expect(reading.leftDays).toBeLessThanOrEqual(earlier.leftDays)
      })
    }), { numRuns: 500 })
  })

  it('gives nothing back while a pause is still running: the end only moves away, and nothing is used meanwhile', () => {
    fc.assert(fc.property(workdayClock(), fc.integer({ min: 0, max: 30 }), ({ clock, looks }, from) => {
      const startedPause = addDays(clock.startedOn, from)
      const running = { ...clock, pauses: [...clock.pauses, { from: startedPause }] }
      const readings = looks.toSorted((a, b) => a - b).map((offset) => readClock(calendar, running, addDays(startedPause, offset)))
      readings.slice(1).forEach((reading, index) => {
        expect(reading.dueOn >= readings[index]!.dueOn).toBe(true)
        expect(reading.usedDays).toBe(readings[index]!.usedDays)
      })
    }), { numRuns: 500 })
  })

  it('does not care in which order pauses are told, nor whether one is told in two parts', () => {
    fc.assert(fc.property(fc.oneof(workdayClock(true), naturalClock), fc.integer({ min: 0, max: 25 }), ({ clock }, at) => {
      const whole = readClock(calendar, clock, addDays(clock.startedOn, 50))
      const [first, ...rest] = clock.pauses
      const split = !first || addDays(first.from, at) > first.to! ? clock.pauses : [{ from: first.from, to: addDays(first.from, at) }, { from: addDays(first.from, at), to: first.to }, ...rest]
      for (const pauses of [clock.pauses.toReversed(), split, [...clock.pauses, ...clock.pauses]]) {
        expect(readClock(calendar, { ...clock, pauses }, addDays(clock.startedOn, 50))).toEqual(whole)
      }
    }), { numRuns: 500 })
  })

  it('never ends earlier when it is extended, or longer by half a day', () => {
    const dueAt = (clock: LegalClock): LocalMinute => readClock(calendar, clock, clock.startedOn).dueAt
    fc.assert(fc.property(workdayClock(true), fc.integer({ min: 1, max: 30 }), ({ clock }, more) => {
      expect(dueAt({ ...clock, extensions: [...clock.extensions, { amount: more, unit: 'workday' }] }) > dueAt(clock)).toBe(true)
      expect(dueAt({ ...clock, amount: clock.amount + 0.5 }) >= dueAt(clock)).toBe(true)
    }), { numRuns: 500 })
  })

  it('is explained day by day so that the days that count add up to the limit, and no paused day counts', () => {
    fc.assert(fc.property(fc.oneof(workdayClock(), naturalClock), ({ clock }) => {
      const days = explainDays(calendar, clock, clock.startedOn)
      const counted = days.filter(({ kind }) => kind === 'counted' || kind === 'makeUpWorkday')
      // A calendar-day limit that ends on a rest day moves on: the day it moves to is named as the one that counts last.
      expect(counted.length - totalOf(clock)).toBeLessThanOrEqual(clock.unit === 'naturalDay' ? 1 : 0)
      expect(counted.length).toBeGreaterThanOrEqual(totalOf(clock))
      expect(counted.every(({ day: each }) => !isPaused(clock, each))).toBe(true)
      expect(days.at(-1)!.day).toBe(readClock(calendar, clock, clock.startedOn).dueOn)
    }), { numRuns: 500 })
  })

  it('is explained past its end for as long as it is overrun, each further workday counted', () => {
    const clock: LegalClock = { startedOn: '2026-09-21', amount: 2, unit: 'workday', pauses: [], extensions: [] }
    const days = explainDays(calendar, clock, '2026-09-28', '2026-09-28')
    expect(days.map(({ day: each, kind, countedDays }) => `${each} ${kind} ${countedDays}`)).toEqual([
      '2026-09-21 start 0', '2026-09-22 counted 1', '2026-09-23 counted 2', '2026-09-24 counted 3', '2026-09-25 holiday 3', '2026-09-26 holiday 3', '2026-09-27 holiday 3', '2026-09-28 counted 4',
    ])
  })
})
