import { expect, test } from 'vitest'
import { type ClockDay, toDayRuns } from './day-runs.ts'

const day = (date: string, kind: string, countedDays: number, more: Partial<ClockDay> = {}): ClockDay => ({ day: date, kind, kindName: kind, mark: '计', why: null, countedDays, isProvisional: false, isAfterDue: false, ...more })

test('days of one kind stand in one line, with how many of them count', () => {
  expect(toDayRuns([day('2026-03-02', 'start', 0), day('2026-03-03', 'counted', 1), day('2026-03-04', 'counted', 2), day('2026-03-05', 'paused', 2, { why: '现场核查' })])).toMatchObject([
    { kind: 'start', from: '2026-03-02', to: '2026-03-02', counts: 0 },
    { kind: 'counted', from: '2026-03-03', to: '2026-03-04', counts: 2, countedDays: 2 },
    { kind: 'paused', why: '现场核查', counts: 0 },
  ])
})

test('two holidays side by side, a due day, and a year not published are told apart', () => {
  expect(toDayRuns([day('2026-09-27', 'holiday', 1, { why: '中秋' }), day('2026-10-01', 'holiday', 1, { why: '国庆节' })])).toHaveLength(2)
  expect(toDayRuns([day('2026-03-09', 'counted', 5), day('2026-03-10', 'counted', 6, { isAfterDue: true })])).toHaveLength(2)
  expect(toDayRuns([day('2026-12-31', 'counted', 5), day('2027-01-01', 'counted', 6, { isProvisional: true })])).toHaveLength(2)
})
