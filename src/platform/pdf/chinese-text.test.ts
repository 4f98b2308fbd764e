import { expect, it } from 'vitest'
import { toChineseDate, toChineseNumeral } from './chinese-text.ts'

it('writes a legal date without leading zeros', () => {
  expect(toChineseDate('2026-01-05')).toBe('2026年1月5日')
})

it('refuses what is no legal date', () => {
  expect(() => toChineseDate('2026/01/05')).toThrow(RangeError)
})

it('writes the ordinals of headings', () => {
  expect([1, 10, 12, 20, 99].map(toChineseNumeral)).toEqual(['一', '十', '十二', '二十', '九十九'])
  expect(() => toChineseNumeral(0)).toThrow(RangeError)
})
