import { describe, expect, test } from 'vitest'
import { createWorkCalendar } from '../../calendar/calendar-rules.ts'
import { bookingPeriod, capacityOf, daysOf, isBookable, mergeOpenings, type SlotPolicy, slotsOf } from './slot-rules.ts'

const OFFICE = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:30', to: '17:30' } }
/** Of 2026: 国庆 to 7 October, Saturday the 10th is worked. */
const calendar = createWorkCalendar({
  region: '379902', publishedYears: [2026], officeHours: OFFICE,
  specialDays: [...['01', '02', '05', '06', '07'].map((day) => ({ day: `2026-10-${day}`, kind: 'holiday' as const, name: '国庆节' })), { day: '2026-10-10', kind: 'makeUpWorkday', name: '国庆节调休上班' }],
})
const POLICY: SlotPolicy = { slotMinutes: 30, share: 0.5, earliestDays: 1, workdaysAhead: 5 }
const LINE = { windows: 4, expectedMinutes: 20 }

describe('capacity', () => {
  test('is windows × length ÷ expected minutes × the share kept, rounded down', () => {
    expect(capacityOf(LINE, POLICY)).toBe(3)
    expect(capacityOf({ windows: 5, expectedMinutes: 20 }, POLICY)).toBe(3)
    expect(capacityOf({ windows: 3, expectedMinutes: 10 }, { slotMinutes: 60, share: 0.3 })).toBe(5)
  })

  test('a slow matter with one window can still be booked; without a window or a share nothing can', () => {
    expect(capacityOf({ windows: 1, expectedMinutes: 90 }, POLICY)).toBe(1)
    expect(capacityOf({ windows: 0, expectedMinutes: 20 }, POLICY)).toBe(0)
    expect(capacityOf(LINE, { ...POLICY, share: 0 })).toBe(0)
  })
})

describe('the slots of a day', () => {
  test('lie within the opening hours, in whole slots, and not over noon', () => {
    const slots = slotsOf('2026-03-03', [OFFICE.morning, OFFICE.afternoon], LINE, POLICY)
    expect(slots).toHaveLength(14)
    expect(slots[0]).toEqual({ startsAt: '2026-03-03T09:00', endsAt: '2026-03-03T09:30', capacity: 3 })
    expect(slots.filter(({ startsAt }) => startsAt > '2026-03-03T11:45' && startsAt < '2026-03-03T13:00')).toEqual([])
    expect(slots.at(-1)!.endsAt).toBe('2026-03-03T17:30')
  })

  test('a stretch that is shorter than a slot has none, and what is left over at its end neither', () => {
    const times = (openings: { from: string; to: string }[], slotMinutes: number) => slotsOf('2026-03-03', openings, LINE, { ...POLICY, slotMinutes }).map(({ startsAt }) => startsAt.slice(11))
    expect(times([{ from: '12:00', to: '12:20' }], 30)).toEqual([])
    expect(times([{ from: '09:00', to: '11:00' }], 45)).toEqual(['09:00', '09:45'])
  })

  test('hours that touch are one stretch: a slot may lie across', () => {
    expect(mergeOpenings([{ from: '13:00', to: '17:00' }, { from: '09:00', to: '13:00' }, { from: '17:00', to: '19:00' }])).toEqual([{ from: '09:00', to: '19:00' }])
    expect(mergeOpenings([{ from: '09:00', to: '12:00' }, { from: '10:00', to: '11:00' }, { from: '14:00', to: '14:00' }])).toEqual([{ from: '09:00', to: '12:00' }])
  })
})

describe('the days one can book', () => {
  test('begin tomorrow and end with the fifth workday after today', () => {
    expect(bookingPeriod(calendar, '2026-03-02', POLICY)).toEqual({ from: '2026-03-03', until: '2026-03-09' })
    expect(daysOf({ from: '2026-03-03', until: '2026-03-09' })).toHaveLength(7)
  })

  test('workdays are counted over a holiday, and a make-up Saturday is one', () => {
    expect(bookingPeriod(calendar, '2026-09-30', { earliestDays: 1, workdaysAhead: 3 })).toEqual({ from: '2026-10-01', until: '2026-10-10' })
  })

  test('more days ahead than the place opens leave none', () => {
    expect(daysOf(bookingPeriod(calendar, '2026-03-02', { earliestDays: 5, workdaysAhead: 1 }))).toEqual([])
  })

  test('with booking on the day itself, what has begun is over', () => {
    const period = bookingPeriod(calendar, '2026-03-02', { ...POLICY, earliestDays: 0 })
    const at = (startsAt: string) => isBookable({ startsAt, endsAt: startsAt, capacity: 1 }, '2026-03-02T09:30', period)
    expect([at('2026-03-02T09:30'), at('2026-03-02T10:00'), at('2026-03-09T16:30'), at('2026-03-10T09:00')]).toEqual([false, true, true, false])
  })
})
