import { expect, test } from 'vitest'
import { findWrongDays, mayPublishFor } from './year-rules.ts'

test('a notice may take in the end of the December before, but no other year', () => {
  expect(findWrongDays(2027, [{ day: '2026-12-31', kind: 'holiday', name: '元旦' }, { day: '2027-02-06', kind: 'holiday', name: '春节' }])).toEqual([])
  expect(findWrongDays(2027, [{ day: '2028-01-01', kind: 'holiday', name: '元旦' }, { day: '2026-11-30', kind: 'holiday', name: '元旦' }]).map(({ pointer }) => pointer)).toEqual(['/days/0/day', '/days/1/day'])
})

test('a day is named once, exists, and is worked in exchange only when it is a weekend', () => {
  expect(findWrongDays(2027, [
    { day: '2027-02-30', kind: 'holiday', name: '春节' },
    { day: '2027-02-08', kind: 'holiday', name: '春节' },
    { day: '2027-02-08', kind: 'holiday', name: '春节' },
    { day: '2027-02-03', kind: 'makeUpWorkday', name: '春节' },
    { day: '2027-02-14', kind: 'makeUpWorkday', name: '春节' },
  ]).map(({ pointer }) => pointer)).toEqual(['/days/0/day', '/days/2/day', '/days/3/day'])
})

test('a county publishes for itself, a city also for its counties and the nation', () => {
  expect(mayPublishFor('379902', '379902')).toBe(true)
  expect(mayPublishFor('379902', '379900')).toBe(false)
  expect(mayPublishFor('379902', '000000')).toBe(false)
  expect(mayPublishFor('379900', '379902')).toBe(true)
  expect(mayPublishFor('379900', '000000')).toBe(true)
  expect(mayPublishFor('379900', '370200')).toBe(false)
  expect(mayPublishFor(undefined, '000000')).toBe(false)
})
