import { describe, expect, test } from 'vitest'
import { compareDead, isDead, monthsBefore } from './dead-item-rules.ts'

test.each([
  ['2026-03-02', 12, '2025-03-02'], ['2026-03-31', 1, '2026-02-28'], ['2024-03-31', 1, '2024-02-29'], ['2026-01-15', 2, '2025-11-15'], ['2026-12-31', 18, '2025-06-30'],
])('so many months before %s is a day that exists', (day, months, before) => expect(monthsBefore(day, months)).toBe(before))

describe('nobody applies for an item', () => {
  const cutoff = '2025-03-02'
  test('that was in force all the time, and was never applied for or not since', () => {
    expect(isDead({ since: '2024-01-01', lastOn: null }, cutoff)).toBe(true)
    expect(isDead({ since: '2024-01-01', lastOn: '2025-03-01' }, cutoff)).toBe(true)
  })
  test('but not one that is new, or was applied for on the very day', () => {
    expect(isDead({ since: '2025-03-02', lastOn: null }, cutoff)).toBe(false)
    expect(isDead({ since: '2024-01-01', lastOn: '2025-03-02' }, cutoff)).toBe(false)
  })
  test('what nobody ever applied for stands first, then what was longest ago', () => {
    const rows = [{ lastOn: '2024-05-01', since: '2020-01-01', code: 'a' }, { lastOn: null, since: '2023-01-01', code: 'b' }, { lastOn: null, since: '2021-01-01', code: 'c' }]
    expect(rows.toSorted(compareDead).map(({ code }) => code)).toEqual(['c', 'b', 'a'])
  })
})
