import { describe, expect, it, test } from 'vitest'
import { offerPeriods, readPeriod } from './period-rules.ts'
import type { Counts } from './score.ts'
import { compositeOf, indicatorsOf, qualityOf, ratedOf } from './score-rules.ts'

const counts = (some: Partial<Counts>): Counts => ({ invited: 0, answered: 0, grade5: 0, grade4: 0, grade3: 0, grade2: 0, grade1: 0, disregarded: 0, rectified: 0, rectifiedOnTime: 0, namedBad: 0, followedUp: 0, ...some })
const WEIGHTS = { quality: 30, rectification: 30, halls: 20, items: 20 }
const factsOf = (all: Counts) => ({ all, items: [all], authorities: [all], halls: [all], channels: { offered: 6, used: 2 } })
const rateOf = (all: Counts, id: string) => indicatorsOf(factsOf(all)).find((indicator) => indicator.id === id)!

describe('the rates', () => {
  const all = counts({ invited: 20, answered: 9, grade5: 4, grade4: 1, grade3: 1, grade2: 2, grade1: 1, disregarded: 3, rectified: 2, rectifiedOnTime: 1, namedBad: 2, followedUp: 1 })

  it.each([
    ['satisfaction', 6, 9, 0.6667],
    ['activeRating', 9, 20, 0.45],
    ['bad', 3, 9, 0.3333],
    ['rectification', 2, 3, 0.6667],
    ['onTime', 1, 2, 0.5],
    ['followUp', 1, 2, 0.5],
    ['channels', 2, 6, 0.3333],
  ])('%s is %i of %i', (id, numerator, denominator, rate) => {
    expect(rateOf(all, id)).toMatchObject({ numerator, denominator, rate, formula: expect.stringContaining('÷') })
  })

  it('leave out what was disregarded', () => {
    expect(ratedOf(all)).toBe(9)
  })

  it('claim nothing where there is nothing to divide by', () => {
    for (const { rate, denominator } of indicatorsOf({ ...factsOf(counts({})), channels: { offered: 0, used: 0 } })) expect([rate, denominator]).toEqual([null, 0])
    expect(compositeOf(counts({}), indicatorsOf(factsOf(counts({}))), WEIGHTS).points).toBeNull()
  })

  it('of coverage count what was served: who was neither invited nor rated is not in the denominator', () => {
    const items = [counts({ invited: 2, grade5: 1 }), counts({ invited: 1 }), counts({ disregarded: 1 }), counts({ grade4: 1 })]
    expect(indicatorsOf({ ...factsOf(all), items }).find(({ id }) => id === 'items')).toMatchObject({ numerator: 2, denominator: 3 })
  })
})

describe('the composite', () => {
  it('doubles the stars for quality', () => {
    expect(qualityOf(counts({ grade5: 3, grade4: 1 }))).toBe(9.5)
  })

  it('weighs its parts, whatever the weights add up to', () => {
    const all = counts({ invited: 10, answered: 10, grade5: 9, grade1: 1, rectified: 1 })
    const indicators = indicatorsOf(factsOf(all))
    expect(compositeOf(all, indicators, WEIGHTS).points).toBe(9.76)
    expect(compositeOf(all, indicators, { quality: 3, rectification: 3, halls: 2, items: 2 }).points).toBe(9.76)
  })

  it('leaves rectification out where nothing was bad, and does not give full marks for it', () => {
    const all = counts({ invited: 2, answered: 2, grade4: 2 })
    expect(compositeOf(all, indicatorsOf(factsOf(all)), WEIGHTS)).toMatchObject({ points: 9.14, parts: [{ points: 8 }, { points: null }, { points: 10 }, { points: 10 }] })
  })
})

test.each([
  ['2026-03', '2026年3月', '2026-03-01', '2026-04-01'],
  ['2026-12', '2026年12月', '2026-12-01', '2027-01-01'],
  ['2026-Q4', '2026年第四季度', '2026-10-01', '2027-01-01'],
  ['2026-H1', '2026年上半年', '2026-01-01', '2026-07-01'],
  ['2026', '2026年', '2026-01-01', '2027-01-01'],
])('%s is %s', (id, name, from, until) => {
  expect(readPeriod(id)).toEqual({ id, name, from, until })
})

test('offered are the periods of today and some before, the half-year first', () => {
  expect(offerPeriods('2026-02-10').map(({ id }) => id)).toEqual(['2026-H1', '2025-H2', '2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2026-02', '2026-01', '2025-12', '2025-11', '2025-10', '2025-09', '2026', '2025'])
})
