import { expect, it } from 'vitest'
import { toLongDate, toLongMoment } from './dates.tsx'
import { toDurationText } from './durations.ts'

it('writes a legal date in long form with its weekday', () => {
  expect(toLongDate('2026-11-22')).toBe('2026年11月22日（周日）')
  expect(toLongDate('2027-01-04')).toBe('2027年1月4日（周一）')
})

it('refuses what is no legal date', () => {
  expect(() => toLongDate('2026/11/22')).toThrow('YYYY-MM-DD')
})

it('writes an instant as the clocks in China show it, over midnight too', () => {
  expect(toLongMoment('2026-11-22T09:05:00+08:00')).toBe('2026年11月22日 09:05')
  expect(toLongMoment('2026-12-31T16:30:00Z')).toBe('2027年1月1日 00:30')
})

it('writes durations in words, and none at all as done on the spot', () => {
  expect(toDurationText({ amount: 5, unit: 'workday' })).toBe('5 个工作日')
  expect(toDurationText({ amount: 0, unit: 'workday' })).toBe('当场办结')
})
