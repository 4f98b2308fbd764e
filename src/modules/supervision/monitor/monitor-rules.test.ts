import { describe, expect, test } from 'vitest'
import { calendar } from '../fixtures.ts'
import type { Matter, MatterClock } from '../watch/matter.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import { expectedDays, isLikelyLate, paceOf } from './forecast-rules.ts'
import { SERVICE_RULES } from './duty-rules.ts'
import { paceSampleOf, standingOf, weekOf } from './standing-rules.ts'

const clock = (kind: string, amount: number, startedOn: string, pauses: { from: string; to?: string }[] = []): MatterClock =>
  ({ id: kind, kind, name: kind, clock: { amount, unit: 'workday', startedOn, pauses, extensions: [] } })
const open = (clocks: MatterClock[]) => ({ closedAt: null, clocks })

describe('how a case stands', () => {
  test('it is in the stage whose limit runs, due on its last day, with the nearest day of the law beside it', () => {
    expect(standingOf(open([clock('statutory', 20, '2026-03-02'), clock('promised', 5, '2026-03-02'), clock('step', 1, '2026-03-02')]), calendar)).toEqual({ stage: 'review', dueOn: '2026-03-09', lawDueOn: '2026-03-30' })
    expect(standingOf(open([clock('receipt', 5, '2026-03-02')]), calendar)).toEqual({ stage: 'receipt', dueOn: '2026-03-09', lawDueOn: '2026-03-09' })
    expect(standingOf(open([clock('preReview', 1, '2026-03-02')]), calendar)).toEqual({ stage: 'preReview', dueOn: '2026-03-03', lawDueOn: null })
  })

  test('what is decided on the spot is due on the day it came in, whatever stage it is in', () => {
    expect(standingOf(open([clock('receipt', 5, '2026-03-02'), clock('immediate', 0, '2026-03-02')]), calendar)).toMatchObject({ stage: 'receipt', dueOn: '2026-03-02' })
    expect(standingOf(open([clock('promised', 0, '2026-03-04'), clock('immediate', 0, '2026-03-02')]), calendar)).toMatchObject({ stage: 'review', dueOn: '2026-03-02' })
  })

  test('while it is paused nothing is due; without any limit it waits for its applicant; closed it does not stand at all', () => {
    expect(standingOf(open([clock('promised', 5, '2026-03-02', [{ from: '2026-03-03' }]), clock('special', 10, '2026-03-03')]), calendar)).toEqual({ stage: 'special', dueOn: null, lawDueOn: null })
    expect(standingOf(open([]), calendar)).toEqual({ stage: 'waiting', dueOn: null, lawDueOn: null })
    expect(standingOf({ closedAt: '2026-03-05T00:00:00.000Z', clocks: [clock('check', 60, '2026-03-05')] }, calendar)).toBeNull()
  })
})

describe('past speed', () => {
  const matter = (clocks: MatterClock[], closedAt: string | null = null) => ({ kind: 'application', itemCode: 'x', closedAt, clocks }) as Matter

  test('a stage that ended is a sample of the workdays it took; one that goes on, or was paused meanwhile, is none or counts without the pause', () => {
    const at = '2026-03-06T02:00:00.000Z'
    expect(paceSampleOf(matter([clock('promised', 5, '2026-03-02')]), matter([clock('delivery', 10, '2026-03-06')]), at, calendar)).toEqual({ itemCode: 'x', stage: 'review', week: '2026-03-02', workdays: 4 })
    expect(paceSampleOf(matter([clock('promised', 5, '2026-03-02', [{ from: '2026-03-03', to: '2026-03-05' }])]), matter([], at), at, calendar)).toMatchObject({ workdays: 2 })
    const paused = clock('promised', 5, '2026-03-02', [{ from: '2026-03-03' }])
    expect(paceSampleOf(matter([clock('promised', 5, '2026-03-02')]), matter([paused]), at, calendar)).toBeUndefined()
    expect(paceSampleOf(undefined, matter([]), at, calendar)).toBeUndefined()
    expect(paceSampleOf(matter([]), matter([clock('promised', 5, '2026-03-02')]), at, calendar)).toBeUndefined()
  })

  test('weeks begin on Monday', () => {
    expect(['2026-03-01', '2026-03-02', '2026-03-08'].map(weekOf)).toEqual(['2026-02-23', '2026-03-02', '2026-03-02'])
  })

  test('the median of ten and more speaks, nine say nothing', () => {
    expect(paceOf([{ workdays: 2, count: 4 }, { workdays: 9, count: 5 }])).toBeUndefined()
    expect(paceOf([{ workdays: 9, count: 4 }, { workdays: 2, count: 6 }])).toEqual({ median: 2, samples: 10 })
    expect(paceOf([{ workdays: 1, count: 1 }, { workdays: 7, count: 8 }, { workdays: 30, count: 2 }])).toEqual({ median: 7, samples: 11 })
  })

  test('a case is likely late when more days are expected than are left, today included; what is over the median still takes a day', () => {
    const pace = { median: 5, samples: 20 }
    expect(isLikelyLate(pace, { usedDays: 1, leftDays: 3 })).toBe(false)
    expect(isLikelyLate(pace, { usedDays: 1, leftDays: 2 })).toBe(true)
    expect(expectedDays(pace, 9)).toBe(1)
    expect(isLikelyLate(pace, { usedDays: 9, leftDays: 0 })).toBe(false)
  })
})

test('every service rule is watched by rules there are', () => {
  const known = RULE_CATALOGUE.map(({ id }) => id)
  expect(SERVICE_RULES.flatMap(({ rules }) => rules).filter((rule) => !known.includes(rule))).toEqual([])
})
