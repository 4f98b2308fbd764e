import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day, Pause, WorkCalendar } from './calendar-rules.ts'
import {
  addDays,
  addHours,
  addNaturalDays,
  addWorkdays,
  composeWorkCalendar,
  isDay,
  isWorkday,
  naturalDaysBetween,
  nextWorkday,
  onOrNextWorkday,
  receiptDay,
  workdaysBetween,
} from './calendar-rules.ts'
import { createNationalWorkCalendar, listNationalSpecialDays } from './work-calendar-data.ts'

const national = createNationalWorkCalendar()
const dueOn = (start: Day, amount: number, pauses: Pause[] = []) => addWorkdays(national, start, amount, { pauses }).dueOn

/** The slowest honest count: one day after the other, nothing jumped over. */
function countSlowly(calendar: WorkCalendar, start: Day, amount: number, pauses: readonly Pause[]): Day {
  let day = start
  let left = amount
  while (left > 0) {
    day = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    const kind = calendar.specialDays.get(day)?.kind
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay())
    const isPaused = pauses.some(({ from, to }) => from < day && day <= to)
    if (!isPaused && kind !== 'holiday' && (kind === 'makeUpWorkday' || !isWeekend)) left--
  }
  return day
}

const anyDay = fc.integer({ min: 0, max: 8700 }).map((offset) => addDays('2003-10-01', offset))
const anyPause = fc.tuple(anyDay, fc.nat(60)).map(([from, length]): Pause => ({ from, to: addDays(from, length) }))
const aPeriod = fc.record({ start: anyDay, amount: fc.nat(60) }).chain((period) =>
  fc.record({
    start: fc.constant(period.start),
    amount: fc.constant(period.amount),
    // Pauses near the period, or they would seldom meet it.
    pauses: fc.array(
      fc.tuple(fc.integer({ min: -30, max: 90 }), fc.nat(40)).map(([offset, length]): Pause => {
        const from = addDays(period.start, offset)
        return { from, to: addDays(from, length) }
      }),
      { maxLength: 4 },
    ),
  }),
)

describe('the n-th workday after a day', () => {
  it.each([
    ['2026-02-11', 5, '2026-02-25', '02-14 is a Saturday that is worked, then the Spring Festival'],
    ['2026-02-13', 1, '2026-02-14', 'a Saturday that is worked'],
    ['2026-01-30', 20, '2026-03-05', 'across the Spring Festival'],
    ['2026-04-28', 3, '2026-05-06', 'across Labour Day'],
    ['2026-05-08', 1, '2026-05-09', 'a Saturday that is worked'],
    ['2026-06-18', 1, '2026-06-22', 'across the Dragon Boat Festival'],
    ['2026-09-18', 3, '2026-09-22', 'a Sunday that is worked'],
    ['2026-09-24', 5, '2026-10-09', 'across Mid-Autumn and National Day'],
    ['2026-09-28', 20, '2026-10-30', 'across National Day'],
    ['2026-10-09', 1, '2026-10-10', 'a Saturday that is worked'],
    ['2026-03-02', 20, '2026-03-30', 'plain weeks'],
  ])('of %s and %i is %s (%s)', (start, amount, expected) => {
    expect(dueOn(start, amount)).toBe(expected)
  })

  it('leaves out the days of a special procedure, whose first day still counts and whose last does not', () => {
    expect(dueOn('2026-03-02', 20, [{ from: '2026-03-06', to: '2026-03-20' }])).toBe('2026-04-14')
    expect(workdaysBetween(national, '2026-03-06', '2026-03-20')).toBe(10)
  })

  it('is the start day itself for no days at all', () => {
    expect(dueOn('2026-10-03', 0)).toBe('2026-10-03')
  })

  it('is the same as counting slowly, whatever the start, the amount and the pauses', () => {
    fc.assert(
      fc.property(aPeriod, ({ start, amount, pauses }) => {
        expect(dueOn(start, amount, pauses)).toBe(countSlowly(national, start, amount, pauses))
      }),
      { numRuns: 400 },
    )
  })

  it('never goes back when the amount or the start grows, nor when a pause is added', () => {
    fc.assert(
      fc.property(aPeriod, fc.nat(40), fc.constantFrom('morning' as const, 'afternoon' as const), anyPause, (period, more, startedHalf, pause) => {
        const amount = period.amount / 2
        const end = (start: Day, length: number, pauses = period.pauses) => {
          const due = addWorkdays(national, start, length, { pauses, startedHalf })
          return `${due.dueOn} ${due.dueHalf === 'morning' ? 1 : 2}`
        }
        const plain = end(period.start, amount)
        expect(end(period.start, amount + more / 2) >= plain).toBe(true)
        expect(end(period.start, amount, [...period.pauses, pause]) >= plain).toBe(true)
        const wholeDays = Math.floor(amount)
        expect(end(addDays(period.start, more), wholeDays) >= end(period.start, wholeDays)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('does not care how a pause is cut up, nor in which order the pieces come', () => {
    fc.assert(
      fc.property(aPeriod, fc.nat(40), fc.nat(40), ({ start, amount, pauses }, first, second) => {
        const [from, middle, to] = [start, addDays(start, first), addDays(start, first + second)]
        const whole = dueOn(start, amount, [...pauses, { from, to }])
        expect(dueOn(start, amount, [{ from: middle, to }, ...pauses, { from, to: middle }])).toBe(whole)
        expect(dueOn(start, amount, [...pauses, { from, to }, { from, to: middle }].reverse())).toBe(whole)
      }),
      { numRuns: 400 },
    )
  })

  it('agrees with the count of workdays in between', () => {
    fc.assert(
      fc.property(aPeriod, ({ start, amount, pauses }) => {
        expect(workdaysBetween(national, start, dueOn(start, amount, pauses), pauses)).toBe(amount)
      }),
    )
  })

  it('jumps over a pause of a thousand years without stepping through it', () => {
    expect(dueOn('2026-03-02', 1, [{ from: '2026-03-02', to: '3026-03-02' }])).toBe('3026-03-03')
    expect(() => dueOn('2026-03-02', 1, [{ from: '2026-03-02', to: '9999-12-31' }])).toThrow('9999')
  })

  it.each([-1, 0.3, Number.NaN, Number.POSITIVE_INFINITY, 40_000])('refuses the amount %d', (amount) => {
    expect(() => dueOn('2026-03-02', amount)).toThrow(RangeError)
  })

  it('refuses a day that does not exist and a pause that ends before it starts', () => {
    expect(() => dueOn('2026-02-29', 1)).toThrow('日期不存在')
    expect(() => dueOn('2026-03-02', 1, [{ from: '2026-03-05', to: '2026-03-04' }])).toThrow('暂停区间')
  })
})

describe('half a workday', () => {
  const half = (start: Day, amount: number, startedHalf?: 'morning' | 'afternoon') => {
    const due = addWorkdays(national, start, amount, startedHalf ? { startedHalf } : {})
    return `${due.dueOn} ${due.dueHalf}`
  }

  it('started in the morning ends with the same day, started in the afternoon at noon of the next workday', () => {
    expect(half('2026-03-02', 0.5, 'morning')).toBe('2026-03-02 afternoon')
    expect(half('2026-03-02', 0.5, 'afternoon')).toBe('2026-03-03 morning')
    expect(half('2026-03-02', 1.5, 'morning')).toBe('2026-03-03 afternoon')
    expect(half('2026-03-02', 1.5, 'afternoon')).toBe('2026-03-04 morning')
  })

  it('leaves the start day out when only the date is known, and on a rest day', () => {
    expect(half('2026-03-06', 0.5)).toBe('2026-03-09 morning')
    expect(half('2026-03-07', 0.5, 'morning')).toBe('2026-03-09 morning')
  })
})

describe('calendar days', () => {
  it('end on the next workday when the last one is a rest day', () => {
    expect(addNaturalDays(national, '2026-09-21', 10).dueOn).toBe('2026-10-08')
    expect(addNaturalDays(national, '2026-11-16', 5).dueOn).toBe('2026-11-23')
    expect(addNaturalDays(national, '2026-11-16', 4).dueOn).toBe('2026-11-20')
  })

  it('end on a weekend that is worked', () => {
    expect(addNaturalDays(national, '2026-02-04', 10).dueOn).toBe('2026-02-14')
  })

  it('leave out paused days, also when the last day moves', () => {
    expect(addNaturalDays(national, '2026-03-02', 5, { pauses: [{ from: '2026-03-03', to: '2026-03-05' }] }).dueOn).toBe('2026-03-09')
    // The fifth day is Saturday 03-07; Monday and Tuesday are paused.
    expect(addNaturalDays(national, '2026-03-02', 5, { pauses: [{ from: '2026-03-08', to: '2026-03-10' }] }).dueOn).toBe('2026-03-11')
  })

  it('are counted without their pauses', () => {
    expect(naturalDaysBetween('2026-03-02', '2026-03-12', [{ from: '2026-03-03', to: '2026-03-05' }])).toBe(8)
    expect(naturalDaysBetween('2026-03-12', '2026-03-02')).toBe(0)
  })
})

describe('hours', () => {
  it('run round the clock from the minute they start', () => {
    expect(addHours('2026-10-01T22:30', 2)).toBe('2026-10-02T00:30')
    expect(addHours('2026-10-01T22:30', 1.5)).toBe('2026-10-02T00:00')
    expect(addHours('2026-12-31T10:00', 24)).toBe('2027-01-01T10:00')
    expect(addHours('2026-10-01T22:30', 0)).toBe('2026-10-01T22:30')
  })

  it('stand still on paused days', () => {
    expect(addHours('2026-10-01T22:00', 4, { pauses: [{ from: '2026-10-01', to: '2026-10-03' }] })).toBe('2026-10-04T02:00')
  })

  it('refuse a time that does not exist', () => {
    expect(() => addHours('2026-10-01T24:00', 1)).toThrow('时间不正确')
    expect(() => addHours('2026-10-01T10:00', -1)).toThrow('小时数不正确')
  })
})

describe('a year whose calendar is not published', () => {
  it('makes a deadline provisional as soon as the count touches it, and not before', () => {
    expect(addWorkdays(national, '2026-12-01', 22).isProvisional).toBe(false)
    expect(addWorkdays(national, '2026-12-01', 22).dueOn).toBe('2026-12-31')
    expect(addWorkdays(national, '2026-12-01', 23)).toEqual({ dueOn: '2027-01-01', dueHalf: 'afternoon', isProvisional: true })
    expect(addNaturalDays(national, '2026-12-01', 31).isProvisional).toBe(true)
    expect(addWorkdays(national, '2026-12-31', 0).isProvisional).toBe(false)
  })

  it('does not matter when only the start day, which is not counted, lies in it', () => {
    expect(addWorkdays(national, '2003-12-31', 5).isProvisional).toBe(false)
    expect(addWorkdays(national, '2003-12-30', 5).isProvisional).toBe(true)
  })

  it('is settled when the notice comes: the deadline moves and is no longer provisional', () => {
    const published = composeWorkCalendar(national, {
      region: '000000',
      publishedYears: [2027],
      specialDays: [{ day: '2027-01-01', kind: 'holiday', name: '元旦' }],
    })
    expect(addWorkdays(published, '2026-12-01', 23)).toMatchObject({ dueOn: '2027-01-04', isProvisional: false })
  })
})

describe('the calendar of a region', () => {
  const regional = composeWorkCalendar(national, {
    region: '379902',
    specialDays: [
      { day: '2026-04-20', kind: 'holiday', name: '地方节日' },
      { day: '2026-05-09', kind: 'holiday', name: '当地不调休' },
      { day: '2026-04-18', kind: 'makeUpWorkday', name: '地方节日' },
    ],
  })

  it('keeps the national days and lets its own win', () => {
    expect(isWorkday(regional, '2026-04-20')).toBe(false)
    expect(isWorkday(regional, '2026-04-18')).toBe(true)
    expect(isWorkday(regional, '2026-05-09')).toBe(false)
    expect(isWorkday(regional, '2026-05-01')).toBe(false)
    expect(addWorkdays(regional, '2026-04-17', 2).dueOn).toBe('2026-04-21')
  })

  it('does not change the calendar it is laid over', () => {
    expect(isWorkday(national, '2026-04-20')).toBe(true)
    expect(national.region).toBe('000000')
  })
})

describe('receiving', () => {
  it('falls on the same workday until the office closes, else on the next workday', () => {
    expect(receiptDay(national, '2026-09-30T17:29')).toBe('2026-09-30')
    expect(receiptDay(national, '2026-09-30T17:30')).toBe('2026-10-08')
    expect(receiptDay(national, '2026-10-10T08:00')).toBe('2026-10-10')
    expect(receiptDay(national, '2026-10-11T08:00')).toBe('2026-10-12')
  })

  it('finds the workday on or after, and strictly after, a day', () => {
    expect(onOrNextWorkday(national, '2026-09-30')).toBe('2026-09-30')
    expect(onOrNextWorkday(national, '2026-10-01')).toBe('2026-10-08')
    expect(nextWorkday(national, '2026-09-30')).toBe('2026-10-08')
  })
})

describe('the national table', () => {
  it('says of every day of 2004–2026 what the package it was taken from says', () => {
    const library = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as Record<'holidays' | 'workdays', Record<string, string>>
    const within = (days: Record<string, string>) => Object.entries(days).filter(([day]) => day >= '2004' && day < '2027')
    const theirs = [
      ...within(library.holidays).map(([day, text]) => `${day} holiday ${text.split(',')[1]}`),
      ...within(library.workdays).map(([day, text]) => `${day} makeUpWorkday ${text.split(',')[1]}`),
    ]
    const ours = listNationalSpecialDays().map(({ day, kind, name }) => `${day} ${kind} ${name}`)
    expect(ours.sort()).toEqual(theirs.sort())
  })

  it('makes up only on weekends', () => {
    const weekdays = listNationalSpecialDays().filter(({ day, kind }) => kind === 'makeUpWorkday' && ![0, 6].includes(new Date(day).getUTCDay()))
    expect(weekdays).toEqual([])
  })
})

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '2026-04-31', '1900-02-29', '２０２６-01-01', ''])('knows that %s is no day', (text) => {
  expect(isDay(text)).toBe(false)
})
it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('knows that %s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})
