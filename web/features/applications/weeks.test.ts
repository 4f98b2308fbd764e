import { expect, test } from 'vitest'
import { toWeeks } from './weeks.ts'

test('days stand under their weekday, a week a row', () => {
  const days = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map((day) => ({ day }))
  expect(toWeeks(days).map((week) => week.map((each) => each?.day.slice(8) ?? '-').join(' '))).toEqual(['- - - - - 28 01', '02 03 - - - - -'])
})

test('no days are no weeks', () => {
  expect(toWeeks([])).toEqual([])
})
