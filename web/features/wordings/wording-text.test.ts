import { expect, test } from 'vitest'
import { fillWithExamples, names, toParagraphs } from './wording-text.ts'

const facts = [{ name: '你', meaning: '称呼', example: '你单位' }, { name: '事项', meaning: '事项', example: '食品经营许可' }]

test('facts are filled with their examples, and what nobody can fill stays as it was typed', () => {
  expect(fillWithExamples('{你}申请的「{事项}」{电话}。', facts)).toEqual([
    { text: '你单位', kind: 'fact' },
    { text: '申请的「', kind: 'words' },
    { text: '食品经营许可', kind: 'fact' },
    { text: '」', kind: 'words' },
    { text: '{电话}', kind: 'unknown' },
    { text: '。', kind: 'words' },
  ])
})

test('a brace that does not close is plain words', () => {
  expect(fillWithExamples('{你}在{', facts)).toEqual([{ text: '你单位', kind: 'fact' }, { text: '在{', kind: 'words' }])
})

test('a line break begins a new paragraph', () => {
  expect(toParagraphs(fillWithExamples('一{你}\n二', facts)).map((line) => line.map(({ text }) => text))).toEqual([['一', '你单位'], ['二']])
})

test('a fact counts as named only in its braces', () => {
  expect([names('{你}好', '你'), names('你好', '你')]).toEqual([true, false])
})
