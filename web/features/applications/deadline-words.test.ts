import { expect, test } from 'vitest'
import { toDeadlineWords } from './deadline-words.ts'

const left = (leftDays: number | null, more: Partial<Parameters<typeof toDeadlineWords>[0]> = {}) => toDeadlineWords({ leftDays, paused: false, dueIsProvisional: false, isNear: false, ...more })

test('the words alone say how much time is left', () => {
  expect(left(2, { isNear: true })).toEqual({ tone: 'near', words: '剩 2 个工作日' })
  expect(left(3)).toEqual({ tone: 'calm', words: '剩 3 个工作日' })
  expect(left(0)).toEqual({ tone: 'near', words: '今天到期' })
  expect(left(-1)).toEqual({ tone: 'over', words: '超期 1 天' })
  expect(left(null)).toEqual({ tone: 'plain', words: '不计时' })
})

test('a paused clock is not overdue, whatever the number says', () => {
  expect(left(-3, { paused: true })).toEqual({ tone: 'plain', words: '暂停计时' })
})

test('a day in a year without a published calendar is only expected', () => {
  expect(left(5, { dueIsProvisional: true }).words).toBe('剩 5 个工作日（预计）')
})
