import { expect, test } from 'vitest'
import { createIds } from './ids.ts'

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids are UUIDv7 and carry the time', () => {
  const id = createIds(() => Date.UTC(2026, 2, 2)).next()
  expect(id).toMatch(UUID_V7)
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 2, 2))
})

test('each is greater than the one before, in one millisecond and when the clock stands or goes back', () => {
  let now = 1_772_000_000_000
  const ids = createIds(() => now)
  const made = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 7000) now -= 500
    return ids.next()
  })
  expect(made).toEqual(made.toSorted())
  expect(new Set(made).size).toBe(made.length)
  expect(made.every((id) => UUID_V7.test(id))).toBe(true)
})
