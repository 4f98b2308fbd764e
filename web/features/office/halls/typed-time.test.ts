import { expect, it } from 'vitest'
import { toTime } from './typed-time.ts'

it.each([['9', '09:00'], ['17', '17:00'], ['930', '09:30'], ['0930', '09:30'], ['1730', '17:30'], ['9:30', '09:30'], ['9：30', '09:30'], ['17:05', '17:05'], ['九点', '九点'], ['', ''], ['9:5', '9:5']])('%s is %s on the clock', (typed, time) => {
  expect(toTime(typed)).toBe(time)
})
