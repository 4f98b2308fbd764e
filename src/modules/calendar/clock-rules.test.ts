import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './calendar-rules.ts'
import type { ClockPause, LegalClock } from './clock-rules.ts'
import { explainDays, readClock } from './clock-rules.ts'
import { createNationalWorkCalendar } from './work-calendar-data.ts'

const national = createNationalWorkCalendar()
const aClock = (overrides: Partial<LegalClock> = {}): LegalClock => ({
  startedOn: '2026-03-02',
  amount: 20,
  unit: 'workday',
  pauses: [],
  extensions: [],
  ...overrides,
})

describe('a clock of workdays', () => {
  it('tells the due day, the used and the left days', () => {
    expect(readClock(national, aClock(), '2026-03-09')).toEqual({
      dueOn: '2026-03-30',
      dueAt: '2026-03-30T17:30',
      isProvisional: false,
      usedDays: 5,
      leftDays: 15,
      overdueDays: 0,
      paused: false,
    })
  })

  it('has nothing left on its due day, and is overdue from the next workday on', () => {
    expect(readClock(national, aClock(), '2026-03-30')).toMatchObject({ usedDays: 20, leftDays: 0, overdueDays: 0 })
    expect(readClock(national, aClock({ startedOn: '2026-02-28' }), '2026-03-28')).toMatchObject({ dueOn: '2026-03-27', overdueDays: 0 })
    expect(readClock(national, aClock({ startedOn: '2026-02-28' }), '2026-03-30')).toMatchObject({ overdueDays: 1, usedDays: 21 })
  })

  it('stands still in a special procedure and ends later by its workdays', () => {
    const clock = aClock({ pauses: [{ from: '2026-03-06', to: '2026-03-20' }] })
    expect(readClock(national, clock, '2026-03-18')).toMatchObject({ dueOn: '2026-04-14', usedDays: 4, leftDays: 16, paused: true })
    expect(readClock(national, clock, '2026-03-20').paused).toBe(false)
    expect(readClock(national, clock, '2026-03-23')).toMatchObject({ usedDays: 5, leftDays: 15 })
  })

  it('moves its due day on by one with every workday a pause is still running', () => {
    const clock = aClock({ pauses: [{ from: '2026-03-06' }] })
    expect(readClock(national, clock, '2026-03-06')).toMatchObject({ dueOn: '2026-03-30', paused: true })
    expect(readClock(national, clock, '2026-03-09')).toMatchObject({ dueOn: '2026-03-31', leftDays: 16, paused: true })
    expect(readClock(national, clock, '2026-03-20')).toMatchObject({ dueOn: '2026-04-14', usedDays: 4, leftDays: 16 })
    expect(readClock(national, clock, '2026-03-05').paused).toBe(false)
  })

  it('is one longer period once it is extended', () => {
    const extended = aClock({ extensions: [{ amount: 10, unit: 'workday' }] })
    expect(readClock(national, extended, '2026-03-09').dueOn).toBe(readClock(national, aClock({ amount: 30 }), '2026-03-09').dueOn)
    expect(() => readClock(national, aClock({ extensions: [{ amount: 10, unit: 'naturalDay' }] }), '2026-03-09')).toThrow('同一单位')
  })

  it('of half a day looks at the time it started', () => {
    const half = (startedTime?: string) => readClock(national, aClock({ amount: 0.5, startedTime }), '2026-03-02').dueAt
    expect(half('09:20')).toBe('2026-03-02T17:30')
    expect(half('14:05')).toBe('2026-03-03T12:00')
    expect(half()).toBe('2026-03-03T12:00')
  })

  it('is provisional when it ends in a year that is not published', () => {
    expect(readClock(national, aClock({ startedOn: '2026-12-10' }), '2026-12-10').isProvisional).toBe(true)
  })

  it('always has used + left = limit + overdue, whatever the day and the pauses', () => {
    const pause = fc.tuple(fc.integer({ min: -10, max: 60 }), fc.option(fc.nat(30), { nil: undefined })).map(([offset, length]): ClockPause => {
      const from = addDays('2026-03-02', offset)
      return { from, to: length === undefined ? undefined : addDays(from, length) }
    })
    fc.assert(
      fc.property(fc.nat(40), fc.nat(120), fc.array(pause, { maxLength: 3 }), (amount, offset, pauses) => {
        const reading = readClock(national, aClock({ amount, pauses }), addDays('2026-03-02', offset))
        expect(reading.usedDays + reading.leftDays).toBe(amount + reading.overdueDays)
        expect(Math.min(reading.leftDays, reading.overdueDays)).toBe(0)
      }),
      { numRuns: 400 },
    )
  })
})

describe('a clock of calendar days or hours', () => {
  it('counts rest days and ends on a workday', () => {
    const clock = aClock({ startedOn: '2026-09-21', amount: 10, unit: 'naturalDay' })
    expect(readClock(national, clock, '2026-09-28')).toMatchObject({ dueOn: '2026-10-08', usedDays: 7, leftDays: 10, overdueDays: 0 })
    expect(readClock(national, clock, '2026-10-10')).toMatchObject({ overdueDays: 2 })
  })

  it('of hours ends at a minute, also on a rest day, and needs the time it started', () => {
    const clock = aClock({ startedOn: '2026-10-01', startedTime: '16:40', amount: 24, unit: 'hour' })
    expect(readClock(national, clock, '2026-10-01')).toMatchObject({ dueOn: '2026-10-02', dueAt: '2026-10-02T16:40', isProvisional: false })
    expect(() => readClock(national, aClock({ unit: 'hour' }), '2026-10-01')).toThrow('开始时刻')
  })
})

describe('explaining a deadline', () => {
  it('gives every day its reason', () => {
    const days = explainDays(national, aClock({ startedOn: '2026-02-11', amount: 3, pauses: [{ from: '2026-02-11', to: '2026-02-12' }] }), '2026-02-12')
    expect(days.map(({ day, kind, name, countedDays }) => [day.slice(5), kind, name, countedDays])).toEqual([
      ['02-11', 'start', undefined, 0],
      ['02-12', 'paused', undefined, 0],
      ['02-13', 'counted', undefined, 1],
      ['02-14', 'makeUpWorkday', '春节', 2],
      ...[15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => [`02-${day}`, 'holiday', '春节', 2]),
      ['02-24', 'counted', undefined, 3],
    ])
  })

  it('shows rest days and marks the days of a year that is not published', () => {
    const days = explainDays(national, aClock({ startedOn: '2026-12-31', amount: 2 }), '2026-12-31')
    expect(days.map(({ day, kind, isProvisional }) => [day, kind, isProvisional])).toEqual([
      ['2026-12-31', 'start', false],
      ['2027-01-01', 'counted', true],
      ['2027-01-02', 'restDay', true],
      ['2027-01-03', 'restDay', true],
      ['2027-01-04', 'counted', true],
    ])
  })

  it('counts to the limit and ends on the due day for every workday clock', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 45 }), fc.nat(30), (offset, amount, length) => {
        const startedOn = addDays('2026-01-01', offset)
        const clock = aClock({ startedOn, amount, pauses: [{ from: addDays(startedOn, 3), to: addDays(startedOn, 3 + length) }] })
        const last = explainDays(national, clock, startedOn).at(-1)
        expect(last).toMatchObject({ day: readClock(national, clock, startedOn).dueOn, countedDays: amount })
      }),
    )
  })

  it('of calendar days counts weekends, and shows over which rest days the last day moved', () => {
    const days = explainDays(national, aClock({ startedOn: '2026-11-19', amount: 2, unit: 'naturalDay' }), '2026-11-19')
    expect(days.map(({ day, kind }) => `${day.slice(8)} ${kind}`)).toEqual(['19 start', '20 counted', '21 counted', '22 restDay', '23 counted'])
  })
})
