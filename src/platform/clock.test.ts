import { expect, test } from 'vitest'
import { createClock } from './clock.ts'

const START = new Date('2026-03-02T09:00:00+08:00')
const later = (clock: { now(): Date }, ms: number) => new Date(clock.now().getTime() + ms)

test('a clock is moved ahead, and never back', () => {
  const clock = createClock(START)
  clock.moveTo(later(clock, 86_400_000))
  expect(clock.today()).toBe('2026-03-03')
  expect(() => clock.moveTo(START)).toThrow(RangeError)
  expect(clock.today()).toBe('2026-03-03')
})

test('a clock catches up with what lies ahead, and stays where it is past that', () => {
  const clock = createClock(START)
  clock.catchUp(later(clock, 86_400_000))
  expect(clock.today()).toBe('2026-03-03')
  clock.catchUp(START)
  expect(clock.today()).toBe('2026-03-03')
})
