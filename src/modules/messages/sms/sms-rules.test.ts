import { expect, test } from 'vitest'
import { createWorkCalendar } from '../../calendar/calendar-rules.ts'
import { afterQuietHours, countSmsParts, nextAttemptAt, parseQuietHours, toWorkingHours } from './sms-rules.ts'

const calendar = createWorkCalendar({
  region: '379902', publishedYears: [2026], officeHours: { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:30', to: '17:30' } },
  specialDays: [{ day: '2026-02-28', kind: 'makeUpWorkday', name: '春节' }, { day: '2026-10-01', kind: 'holiday', name: '国庆节' }, { day: '2026-10-02', kind: 'holiday', name: '国庆节' }],
})

const at = (local: string) => new Date(`${local}+08:00`)

test.each([
  ['2026-03-02T20:59:59', '2026-03-02T20:59:59', 'the minute before goes'],
  ['2026-03-02T21:00:00', '2026-03-03T08:00:00', 'the first minute waits until morning'],
  ['2026-03-03T00:30:10', '2026-03-03T08:00:00', 'after midnight waits until the same morning'],
  ['2026-03-03T07:59:59', '2026-03-03T08:00:00', 'the last second waits a second'],
  ['2026-03-03T08:00:00', '2026-03-03T08:00:00', 'the end itself goes'],
  ['2026-12-31T23:00:00', '2027-01-01T08:00:00', 'a night across the year'],
])('in the night span 21:00-08:00, %s becomes %s: %s', (now, expected) => {
  expect(afterQuietHours(at(now), '21:00-08:00')).toEqual(at(expected))
})

test('a span within one day is quiet within that day only', () => {
  expect(afterQuietHours(at('2026-03-02T12:30:00'), '12:00-14:00')).toEqual(at('2026-03-02T14:00:00'))
  expect(afterQuietHours(at('2026-03-02T22:00:00'), '12:00-14:00')).toEqual(at('2026-03-02T22:00:00'))
})

test('without quiet hours everything goes', () => {
  expect(afterQuietHours(at('2026-03-03T03:00:00'), 'none')).toEqual(at('2026-03-03T03:00:00'))
})

test.each(['', '21-8', '24:00-08:00', '21:60-08:00', '21:00-21:00', '21:00 - 08:00', '晚上'])('「%s」 is no span', (text) => {
  expect(parseQuietHours(text)).toBeUndefined()
})

test('a gateway that fails is asked again after 1, 5, 15, 60 and then every 120 minutes, until three days are over', () => {
  const now = at('2026-03-02T09:00:00')
  const minutes = [1, 2, 3, 4, 5, 6, 30].map((attempts) => (nextAttemptAt(now, now, attempts)!.getTime() - now.getTime()) / 60_000)
  expect(minutes).toEqual([1, 5, 15, 60, 120, 120, 120])
  expect(nextAttemptAt(now, at('2026-02-27T11:00:00'), 30)).toEqual(at('2026-03-02T11:00:00'))
  expect(nextAttemptAt(now, at('2026-02-27T10:59:59'), 30)).toBeUndefined()
})

test.each([[0, 0], [1, 1], [70, 1], [71, 2], [134, 2], [135, 3]])('a text of %i characters is sent as %i text messages', (length, parts) => {
  expect(countSmsParts('字'.repeat(length))).toBe(parts)
})

test.each([
  ['2026-03-02T08:30:00', '2026-03-02T09:00:00', 'before the offices open'],
  ['2026-03-02T09:00:00', '2026-03-02T09:00:00', 'as they open'],
  ['2026-03-02T11:59:59', '2026-03-02T11:59:59', 'in the morning'],
  ['2026-03-02T12:10:00', '2026-03-02T13:30:00', 'over noon'],
  ['2026-03-02T17:30:00', '2026-03-03T09:00:00', 'as they close'],
  ['2026-03-06T18:00:00', '2026-03-09T09:00:00', 'on a Friday evening'],
  ['2026-02-28T10:00:00', '2026-02-28T10:00:00', 'on a Saturday that is worked'],
  ['2026-10-01T10:00:00', '2026-10-05T09:00:00', 'on a holiday before a weekend'],
])('what is due at %s reaches an officer at %s: %s', (now, expected) => {
  expect(toWorkingHours(at(now), calendar)).toEqual(at(expected))
})
