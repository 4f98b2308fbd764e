import { expect, test } from 'vitest'
import type { ChangeStep, HistoryEntry } from './item-change.ts'
import { dispensableRevisions, type Save } from './revision-rules.ts'

const NOW = new Date('2026-03-20T09:00:00+08:00')
const save = (revision: number, at: string): Save => ({ revision, at: new Date(`${at}+08:00`) })
const step = (name: ChangeStep, revision: number): HistoryEntry => ({ at: '2026-03-01T00:00:00Z', by: '周安然', region: '379900', step: name, note: null, revision })
const left = (state: 'drafted' | 'published' | 'withdrawn', saves: Save[], history: HistoryEntry[] = []) => {
  const gone = dispensableRevisions({ state, history }, saves, NOW)
  return saves.map(({ revision }) => revision).filter((revision) => !gone.includes(revision))
}

test('of a change that is done the first, the last and the last of each day stay', () => {
  const saves = [save(1, '2026-03-01T09:00:00'), save(2, '2026-03-01T09:00:05'), save(3, '2026-03-01T17:00:00'), save(4, '2026-03-02T08:00:00'), save(5, '2026-03-02T09:00:00'), save(6, '2026-03-19T09:00:00'), save(7, '2026-03-19T10:00:00')]
  expect(left('published', saves)).toEqual([1, 3, 5, 7])
  expect(left('withdrawn', saves)).toEqual([1, 3, 5, 7])
})

test('a day is a day of the calendar here, not of the database', () => {
  // 23:59 and 00:01 in Shanghai are one day in UTC.
  expect(left('published', [save(1, '2026-03-01T09:00:00'), save(2, '2026-03-01T23:59:00'), save(3, '2026-03-02T00:01:00'), save(4, '2026-03-02T00:02:00')])).toEqual([1, 2, 4])
})

test('of an open change every save of the last seven days stays, and one an hour of those before', () => {
  const saves = [save(1, '2026-03-01T09:00:00'), save(2, '2026-03-01T09:10:00'), save(3, '2026-03-01T09:50:00'), save(4, '2026-03-01T10:05:00'), save(5, '2026-03-01T10:06:00'), save(6, '2026-03-15T09:00:00'), save(7, '2026-03-15T09:00:05')]
  expect(left('drafted', saves)).toEqual([1, 3, 5, 6, 7])
})

test('the last save before the seven days stays while it is the last there is', () => {
  expect(left('drafted', [save(1, '2026-03-01T09:00:00'), save(2, '2026-03-01T09:01:00')])).toEqual([1, 2])
})

test('what was sent for review stays, though more was saved the same day after it came back', () => {
  const saves = [save(1, '2026-03-01T09:00:00'), save(2, '2026-03-01T09:10:00'), save(3, '2026-03-01T09:20:00'), save(6, '2026-03-01T11:00:00'), save(7, '2026-03-01T12:00:00')]
  // Submitted as revision 4 and returned as 5: neither saved anything.
  expect(left('published', saves, [step('opened', 1), step('submitted', 4), step('returned', 5), step('submitted', 8), step('published', 10)])).toEqual([1, 3, 7])
})

test('run again on what is left it finds nothing', () => {
  const saves = Array.from({ length: 60 }, (_, index) => save(index + 1, `2026-03-0${1 + Math.floor(index / 20)}T09:${String(index % 20).padStart(2, '0')}:00`))
  for (const state of ['drafted', 'published'] as const) {
    const gone = dispensableRevisions({ state, history: [] }, saves, NOW)
    expect(gone.length).toBeGreaterThan(50)
    expect(dispensableRevisions({ state, history: [] }, saves.filter(({ revision }) => !gone.includes(revision)), NOW)).toEqual([])
  }
})

test('a change without a save loses nothing', () => {
  expect(dispensableRevisions({ state: 'published', history: [step('opened', 1)] }, [], NOW)).toEqual([])
})
