import { expect, test } from 'vitest'
import { compareVisits } from './visit-rules.ts'

test('visits are compared with the promise of their own case: as often as promised exceeds nothing', () => {
  expect(compareVisits([{ promised: 1, visits: 1, count: 6 }, { promised: 1, visits: 3, count: 2 }, { promised: 0, visits: 1, count: 1 }])).toEqual({ cases: 9, exceeding: 3, most: 3, mean: 1.4 })
  expect(compareVisits([])).toEqual({ cases: 0, exceeding: 0, most: 0, mean: 0 })
})
