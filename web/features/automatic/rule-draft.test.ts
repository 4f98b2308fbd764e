import { expect, test } from 'vitest'
import type { Fact } from './automatic-calls.ts'
import { nextRuleId, splitAt, toTestFacts } from './rule-draft.ts'

const fact = (name: string, kind: string): Fact => ({ name, title: name, kind, kindName: kind, source: '' })

test('a new rule gets an id no other has, also after one was removed', () => {
  expect(nextRuleId([])).toBe('r1')
  expect(nextRuleId([{ id: 'r2', title: '', expression: '' }])).toBe('r3')
  expect(nextRuleId([{ id: 'r1', title: '', expression: '' }, { id: 'r3', title: '', expression: '' }])).toBe('r4')
})

test('what is typed becomes a fact of its kind; what is empty or no number stays unknown', () => {
  const facts = [fact('状态', 'text'), fact('数', 'number'), fact('坏数', 'number'), fact('本人', 'boolean'), fact('证照', 'texts'), fact('空', 'text')]
  expect(toTestFacts(facts, { 状态: ' 有效 ', 数: '3', 坏数: '三', 本人: 'false', 证照: '甲证、乙证' })).toEqual({ 状态: '有效', 数: 3, 本人: false, 证照: ['甲证', '乙证'] })
})

test('the wrong place of an expression stands out, also at its end', () => {
  expect(splitAt('失信 = 0', { from: 0, to: 2 })).toEqual({ before: '', wrong: '失信', after: ' = 0' })
  expect(splitAt('失信数 =', { from: 5, to: 5 })).toEqual({ before: '失信数', wrong: ' =', after: '' })
})
