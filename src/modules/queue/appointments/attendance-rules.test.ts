import { describe, expect, test } from 'vitest'
import { cancelUntil, findLimit, freePlaceOfDay, holdUntil, missedFrom, nextReminder } from './attendance-rules.ts'

const POLICY = { misses: 3, withinDays: 90, limitedDays: 30 }
const at = (text: string) => new Date(`${text}:00+08:00`)

describe('who did not come too often', () => {
  test('may not book until so many days after the last miss, that day included', () => {
    const missed = ['2026-01-05', '2026-02-10', '2026-03-02']
    expect(findLimit(missed, '2026-03-02', POLICY)).toEqual({ misses: 3, until: '2026-04-01' })
    expect(findLimit(missed, '2026-04-01', POLICY)).toBeDefined()
    expect(findLimit(missed, '2026-04-02', POLICY)).toBeUndefined()
  })

  test('misses long ago do not count, whatever their order', () => {
    expect(findLimit(['2026-03-02', '2025-11-01', '2026-02-01'], '2026-03-03', POLICY)).toBeUndefined()
    // Exactly 90 days before is outside, 89 inside.
    expect(findLimit(['2025-12-02', '2026-02-01', '2026-03-02'], '2026-03-03', POLICY)).toBeUndefined()
    expect(findLimit(['2025-12-03', '2026-02-01', '2026-03-02'], '2026-03-03', POLICY)).toBeDefined()
  })

  test('misses that led to a limit are spent: the next one alone limits nobody', () => {
    const missed = ['2026-01-05', '2026-01-10', '2026-01-15', '2026-03-01']
    expect(findLimit(missed, '2026-03-02', POLICY)).toBeUndefined()
    expect(findLimit([...missed, '2026-03-05', '2026-03-08'], '2026-03-09', POLICY)).toEqual({ misses: 3, until: '2026-04-07' })
  })
})

test('a place is given back until so many hours before', () => {
  expect(cancelUntil(at('2026-03-03T09:00'), 2)).toEqual(at('2026-03-03T07:00'))
  expect(cancelUntil(at('2026-03-03T09:00'), 24)).toEqual(at('2026-03-02T09:00'))
})

test('whoever is a little late is waited for', () => {
  expect(missedFrom(at('2026-03-03T09:30'), 15)).toEqual(at('2026-03-03T09:45'))
})

test('a visit is reminded of a day before and an hour before, and not of what is over', () => {
  const startsAt = at('2026-03-05T09:00')
  expect(nextReminder(startsAt, at('2026-03-02T09:00'))).toEqual(at('2026-03-04T09:00'))
  expect(nextReminder(startsAt, at('2026-03-04T09:00'))).toEqual(at('2026-03-05T08:00'))
  expect(nextReminder(startsAt, at('2026-03-04T12:00'))).toEqual(at('2026-03-05T08:00'))
  expect(nextReminder(startsAt, at('2026-03-05T08:00'))).toBeNull()
})

test('a place is kept for whoever waits, unless the visit would begin before they answer', () => {
  expect(holdUntil(at('2026-03-03T09:00'), at('2026-03-03T08:00'), 30)).toEqual(at('2026-03-03T08:30'))
  expect(holdUntil(at('2026-03-03T09:00'), at('2026-03-03T08:30'), 30)).toBeUndefined()
})

test('the lowest free place of a day', () => {
  expect(freePlaceOfDay([], 1)).toBe(1)
  expect(freePlaceOfDay([1], 1)).toBeUndefined()
  expect(freePlaceOfDay([2], 3)).toBe(1)
  expect(freePlaceOfDay([1, 2], 3)).toBe(3)
})
