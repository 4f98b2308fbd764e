import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DayFigures, type DaySums, figuresOf } from './day-count-rules.ts'

const OFFICERS = [{ accountId: 'a1', officerId: 'o1' }, { accountId: 'a2', officerId: 'o2' }]
const at = fc.record({ officer: fc.constantFrom(...OFFICERS), windowNo: fc.constantFrom('007', '008') })
const count = fc.integer({ min: 1, max: 50 })
const sums: fc.Arbitrary<DaySums> = fc.record({
  acts: fc.array(fc.tuple(at, fc.constantFrom('called', 'finished', 'missed', 'transferred', 'resultHandedOut'), count).map(([{ officer, windowNo }, kind, n]) => ({ kind, byId: officer.accountId, windowNo, count: n }))),
  served: fc.array(fc.tuple(at, count, count).map(([{ officer, windowNo }, n, intakes]) => ({ officerId: officer.officerId, windowNo, count: n, seconds: n * 90, intakes }))),
  ratings: fc.array(fc.tuple(at, fc.integer({ min: 1, max: 5 }), count).map(([{ officer, windowNo }, grade, n]) => ({ officerId: officer.officerId, windowNo, grade, count: n }))),
})
const COUNTS = ['called', 'served', 'missed', 'transferred', 'intakes', 'results', 'ratings', 'satisfied'] as const satisfies (keyof DayFigures)[]

test('what the officers did, and what the windows did, is what the hall did', () => {
  fc.assert(fc.property(sums, (day) => {
    const hall = figuresOf(day, 'hall')
    const officers = OFFICERS.map((officer) => figuresOf(day, officer))
    const windows = ['007', '008'].map((windowNo) => figuresOf(day, { windowNo }))
    for (const name of COUNTS) for (const parts of [officers, windows]) expect(parts.reduce((sum, each) => sum + each[name], 0), name).toBe(hall[name])
  }))
})

test('the mean is over those who were served, and nothing where nobody was; 基本满意 is satisfied', () => {
  expect(figuresOf({ acts: [], served: [], ratings: [] }, 'hall')).toMatchObject({ meanServiceMinutes: null, taken: 0 })
  const day: DaySums = { acts: [{ kind: 'taken', byId: '', windowNo: null, count: 4 }], served: [{ officerId: 'o1', windowNo: '007', count: 2, seconds: 600, intakes: 1 }], ratings: [{ officerId: 'o1', windowNo: '007', grade: 3, count: 1 }, { officerId: 'o1', windowNo: '007', grade: 2, count: 1 }] }
  expect(figuresOf(day, OFFICERS[0]!)).toMatchObject({ meanServiceMinutes: 5, intakes: 1, ratings: 2, satisfied: 1, taken: null })
  expect(figuresOf(day, 'hall').taken).toBe(4)
})
