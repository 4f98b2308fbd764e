import { expect, test } from 'vitest'
import { afterQuietHours, countSmsParts, nextAttemptAt, parseQuietHours } from './sms-rules.ts'

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
