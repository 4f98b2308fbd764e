import { expect, test } from 'vitest'
import { isNear } from './near-limit-rules.ts'

const near = { percent: 80, workdays: 1 }

test('a limit is near by what is left or by what is used, whichever comes first', () => {
  expect([3, 2, 1, 0].map((leftDays) => isNear(near, { leftDays, limit: 10 }))).toEqual([false, true, true, true])
  expect([3, 2, 1].map((leftDays) => isNear(near, { leftDays, limit: 5 }))).toEqual([false, false, true])
})
test('of one that is not counted in workdays only what is left counts', () => {
  expect([2, 1].map((leftDays) => isNear(near, { leftDays, limit: null }))).toEqual([false, true])
})
