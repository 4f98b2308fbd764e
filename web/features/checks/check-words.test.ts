import { expect, test } from 'vitest'
import { dueWords, standingWords } from './check-words.ts'

const open = { state: 'asked' as const, stateName: '待答复', outcomeName: null, isOverdue: false, leftDays: 2, dueOn: '2026-03-05' }

test('an open check says how long there is, its last day as such, and that it is late', () => {
  expect(standingWords(open)).toBe('还剩 2 个工作日')
  expect(standingWords({ ...open, leftDays: 0 })).toBe('今天到期')
  expect(standingWords({ ...open, leftDays: 0, isOverdue: true })).toBe('超期未答复')
  expect(dueWords(open)).toBe('3月5日前答复')
})

test('one that is over says what came of it, late or not', () => {
  expect(standingWords({ ...open, state: 'answered', outcomeName: '情况属实', isOverdue: true })).toBe('情况属实')
  expect(standingWords({ ...open, state: 'withdrawn', stateName: '已撤回' })).toBe('已撤回')
  expect(dueWords({ ...open, state: 'answered' })).toBeUndefined()
})
