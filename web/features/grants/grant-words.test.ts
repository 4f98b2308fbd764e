import { expect, test } from 'vitest'
import { toItemWords, toTermWords, whatItAllows } from './grant-words.ts'

const authorityName = '澄湖区市场监督管理局'

test('a representative decides in the authority\'s name, a hall only takes in', () => {
  expect(whatItAllows({ kind: 'chiefRepresentative', authorityName, powerNames: ['即办件当场办结', '审查后作出决定'], itemNames: ['食品经营许可'] }))
    .toBe('可以在窗口以澄湖区市场监督管理局的名义办理「食品经营许可」：即办件当场办结、审查后作出决定。')
  expect(whatItAllows({ kind: 'delegatedReceipt', authorityName, powerNames: [], itemNames: null })).toBe('可以替澄湖区市场监督管理局收全部事项的申请材料，不作决定。')
})

test('of many items the first are named and all are counted', () => {
  expect(toItemWords(['甲', '乙', '丙'])).toBe('「甲」「乙」「丙」')
  expect(toItemWords(['甲', '乙', '丙', '丁'])).toBe('「甲」「乙」「丙」等 4 个事项')
})

test('a term without an end says so', () => {
  expect(toTermWords('2026-11-22', '2026-12-31')).toBe('2026年11月22日至2026年12月31日')
  expect(toTermWords('2026-11-22', null)).toBe('2026年11月22日起，长期有效')
})
