import { describe, expect, test } from 'vitest'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import type { LegalClock } from '../../calendar/clock-rules.ts'
import { calendar, defaultRules as rulesOn } from '../fixtures.ts'
import { IMMEDIATE_RULE } from '../rules/rule-catalogue.ts'
import { momentsOf, nextMoment, momentsWithin } from './moment-rules.ts'

/** 2026-03-02 is a Monday. */
const clock = (change: Partial<LegalClock> = {}): LegalClock => ({ startedOn: '2026-03-02', amount: 10, unit: 'workday', pauses: [], extensions: [], ...change })
const matter = (kind: string, change: Partial<LegalClock> = {}) => ({ kind: 'application' as const, clocks: [{ id: kind, kind, name: '承诺期限', clock: clock(change) }] })
const read = (kind: string, change: Partial<LegalClock> = {}) => momentsOf(matter(kind, change), rulesOn, calendar).map(({ level, at }) => `${level} ${toLocalMinute(new Date(at))}`)

describe('when a signal falls', () => {
  test('a promise of ten workdays reminds when eight are used, is broken when its last day is over, and red three workdays later', () => {
    expect(read('promised')).toEqual(['reminder 2026-03-12T09:00', 'yellow 2026-03-17T00:00', 'red 2026-03-20T00:00'])
  })
  test('a promise of three workdays reminds on its last day but one', () => {
    expect(read('promised', { amount: 3 })).toEqual(['reminder 2026-03-04T09:00', 'yellow 2026-03-06T00:00', 'red 2026-03-11T00:00'])
  })
  test('a promise of one workday reminds on the morning of that day', () => {
    expect(read('promised', { amount: 1 })).toEqual(['reminder 2026-03-03T09:00', 'yellow 2026-03-04T00:00', 'red 2026-03-07T00:00'])
  })
  test('a pause that has ended moves every moment by its workdays', () => {
    expect(read('promised', { pauses: [{ from: '2026-03-04', to: '2026-03-11' }] })).toEqual(['reminder 2026-03-19T09:00', 'yellow 2026-03-24T00:00', 'red 2026-03-27T00:00'])
  })
  test('while a pause runs there is no moment at all', () => {
    expect(read('promised', { pauses: [{ from: '2026-03-04' }] })).toEqual([])
  })
  test('a limit in hours is broken at its minute, not at the end of the day', () => {
    expect(read('promised', { unit: 'hour', amount: 4, startedTime: '09:30' })).toEqual(['yellow 2026-03-02T13:30', 'red 2026-03-06T00:00'])
  })
  test('the long holiday of October does not count', () => {
    expect(read('promised', { startedOn: '2026-09-28', amount: 3 }).at(-2)).toBe('yellow 2026-10-09T00:00')
  })
  test('what is decided on the spot warns when the day of its receipt is over, and is a card one workday later', () => {
    expect(read('immediate', { amount: 0 })).toEqual(['warning 2026-03-03T00:00', 'yellow 2026-03-04T00:00'])
    expect(read('immediate', { amount: 0, startedOn: '2026-03-06' })).toEqual(['warning 2026-03-07T00:00', 'yellow 2026-03-10T00:00'])
  })
  test('what is decided on the spot and stopped on its day goes on until the day it runs again is over', () => {
    expect(read('immediate', { amount: 0, pauses: [{ from: '2026-03-02', to: '2026-03-05' }] })).toEqual(['warning 2026-03-06T00:00', 'yellow 2026-03-07T00:00'])
  })
  test('a promise of no days is left to the rule on what is decided on the spot, unless that is switched off', () => {
    expect(read('promised', { amount: 0 })).toEqual([])
    const withoutImmediate = () => rulesOn().map((each) => ({ ...each, isOn: each.rule.id !== IMMEDIATE_RULE }))
    expect(momentsOf(matter('promised', { amount: 0 }), withoutImmediate, calendar).map(({ level, at }) => `${level} ${toLocalMinute(new Date(at))}`)).toEqual(['yellow 2026-03-03T00:00', 'red 2026-03-06T00:00'])
  })
  test('a clock that no rule names raises nothing', () => {
    expect(read('correction')).toEqual([])
  })
})

test('a moment belongs to the stretch that ends with it, so that two stretches share none', () => {
  const moments = momentsOf(matter('promised'), rulesOn, calendar)
  const yellow = moments.find(({ level }) => level === 'yellow')!.at
  expect(momentsWithin(moments, 0, yellow).map(({ level }) => level)).toEqual(['reminder', 'yellow'])
  expect(momentsWithin(moments, yellow, Number.MAX_SAFE_INTEGER).map(({ level }) => level)).toEqual(['red'])
  expect(nextMoment(moments, yellow)).toBe(moments.at(-1)!.at)
  expect(nextMoment(moments, moments.at(-1)!.at)).toBeNull()
})
