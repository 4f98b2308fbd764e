import { describe, expect, test } from 'vitest'
import { besidePeriod, periodOf, readPeriod, toPeriodWords, toQuery } from './period.ts'

const TODAY = '2026-11-22'
const read = (address: string) => readPeriod(new URLSearchParams(address), TODAY)

describe('a period in the address', () => {
  test.each([
    ['period=2026-02', '2026-02-01', '2026-02-28', '2026年2月'],
    ['period=2028-02', '2028-02-01', '2028-02-29', '2028年2月'],
    ['period=2026-Q4', '2026-10-01', '2026-12-31', '2026年第四季度'],
    ['period=2025', '2025-01-01', '2025-12-31', '2025年'],
    ['from=2026-03-02&to=2026-03-09', '2026-03-02', '2026-03-09', '2026-03-02 至 2026-03-09'],
  ])('%s is from %s to %s', (address, from, to, words) => {
    const period = read(address)
    expect(period).toMatchObject({ from, to })
    expect(toPeriodWords(period)).toBe(words)
    expect(new URLSearchParams({ ...toQuery(period) }).toString()).toBe(address)
  })

  test.each(['', 'period=2026-13', 'period=2026-Q5', 'from=2026-03-02', 'from=x&to=y'])('%s says nothing: this year', (address) => {
    expect(read(address)).toEqual({ kind: 'year', from: '2026-01-01', to: '2026-12-31' })
  })

  test('goes to the one before and after, over the turn of the year; days of one\'s own have none beside them', () => {
    expect(besidePeriod(periodOf('month', '2026-01-31'), -1)).toMatchObject({ from: '2025-12-01', to: '2025-12-31' })
    expect(besidePeriod(periodOf('quarter', TODAY), 1)).toMatchObject({ from: '2027-01-01', to: '2027-03-31' })
    expect(besidePeriod(periodOf('year', TODAY), -1)).toMatchObject({ from: '2025-01-01' })
    expect(besidePeriod(periodOf('days', TODAY), 1)).toBeUndefined()
    expect(periodOf('days', TODAY)).toMatchObject({ from: '2026-01-01', to: TODAY })
  })
})
