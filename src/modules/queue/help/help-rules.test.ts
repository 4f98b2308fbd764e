import { expect, test } from 'vitest'
import { helpFiguresOf, reasonAgainstHelp } from './help-rules.ts'

test('等人来的才能“我过去”，有人过去的才能“已帮助”，说明里写着谁已经过去', () => {
  expect(reasonAgainstHelp('answerHelp', { state: 'asked', answeredAs: null })).toBeUndefined()
  expect(reasonAgainstHelp('finishHelp', { state: 'asked', answeredAs: null })).toContain('我过去')
  expect(reasonAgainstHelp('answerHelp', { state: 'answered', answeredAs: '7 号窗口工作人员' })).toBe('7 号窗口工作人员已经过去了，不用再去。')
  expect(reasonAgainstHelp('finishHelp', { state: 'answered', answeredAs: '7 号窗口工作人员' })).toBeUndefined()
  for (const state of ['done', 'cancelled'] as const) for (const verb of ['answerHelp', 'finishHelp'] as const) expect(reasonAgainstHelp(verb, { state, answeredAs: null })).toBeDefined()
})

test('一天的呼叫：多少次、多快有人答应；没有人答应的不算在平均里', () => {
  const at = (seconds: number) => new Date(1_000_000 + seconds * 1000)
  expect(helpFiguresOf([])).toEqual({ asked: 0, answered: 0, cancelled: 0, meanAnswerSeconds: null, longestAnswerSeconds: null })
  expect(helpFiguresOf([
    { state: 'done', askedAt: at(0), answeredAt: at(20) },
    { state: 'answered', askedAt: at(100), answeredAt: at(160) },
    { state: 'cancelled', askedAt: at(200), answeredAt: null },
    { state: 'asked', askedAt: at(300), answeredAt: null },
  ])).toEqual({ asked: 4, answered: 2, cancelled: 1, meanAnswerSeconds: 40, longestAnswerSeconds: 60 })
})
