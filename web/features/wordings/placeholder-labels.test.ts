import { expect, test } from 'vitest'
import { toFacts, withLabels, withNames } from './placeholder-labels.ts'

const placeholders = [
  { name: 'itemName', meaning: '事项名称', example: '食品经营许可' },
  { name: 'answerBy', meaning: '最晚哪一天（没有时为「文书写明的日期」）', example: '2026年3月16日' },
]

test('people read and write placeholders by their labels, the server by their names, and nothing is lost between', () => {
  const named = '请在 {answerBy} 前办理「{itemName}」。'
  expect(withLabels(named, placeholders)).toBe('请在 {最晚哪一天} 前办理「{事项名称}」。')
  expect(withNames(withLabels(named, placeholders), placeholders)).toBe(named)
})

test('what nobody knows stays as it was typed, for the server to refuse', () => {
  expect(withNames('{姓名}您好{', placeholders)).toBe('{姓名}您好{')
})

test('a label leaves out what stands in brackets, the meaning keeps it', () => {
  expect(toFacts(placeholders)[1]).toEqual({ name: '最晚哪一天', meaning: placeholders[1]!.meaning, example: '2026年3月16日' })
})
