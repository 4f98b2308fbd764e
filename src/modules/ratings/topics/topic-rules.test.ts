import { describe, expect, it, test } from 'vitest'
import { findTopics, scoreOf, termsOf, trendOf } from './topic-rules.ts'
import type { RatedText } from './topic.ts'

let serial = 0
const texts = (count: number, some: Partial<RatedText> & { text: string }): RatedText[] =>
  Array.from({ length: count }, () => ({ serial: ++serial, itemCode: 'food-business-licence', hallId: 'H-379902', grade: 1, ...some }))
const found = (now: RatedText[], before: RatedText[] = [], scope = 'region', scopeId = '') => findTopics(now, before, 3).filter((topic) => topic.scope === scope && topic.scopeId === scopeId)
const praise = texts(30, { grade: 5, text: '办得很快，工作人员热情' })

describe('the terms of a text', () => {
  it('are sayings of the domain under one name', () => {
    for (const text of ['排队时间太长', '等了很久', '排长队']) expect(termsOf(text)).toContain('排队等候久')
    expect(termsOf('材料交了三遍')).toContain('材料重复提交')
  })

  it('are words and pairs of words, without what everybody writes', () => {
    expect([...termsOf('公章备案的窗口办理')]).toEqual(expect.arrayContaining(['公章', '备案', '公章备案']))
    expect(termsOf('我们在窗口办理')).toEqual(new Set())
  })

  it('hold nothing that was masked', () => {
    expect([...termsOf('＊＊＊科长电话＊＊＊')].join('')).not.toContain('＊')
  })
})

describe('a topic', () => {
  it('is what complaints say more than praise does', () => {
    const now = [...praise, ...texts(6, { grade: 2, text: '同样的材料交了三遍' }), ...texts(6, { grade: 3, text: '办得很快，就是停车位太少' })]
    const topics = found(now)
    expect(topics.map(({ term }) => term)).toEqual(expect.arrayContaining(['材料重复提交', '停车难']))
    expect(topics.map(({ term }) => term)).not.toContain('热情')
    expect(topics.find(({ term }) => term === '材料重复提交')).toMatchObject({ texts: 6, badTexts: 6, scopeTexts: 12, trend: 'new', examples: { length: 5 } })
  })

  it('belongs to the item and the hall where it is said', () => {
    const now = [...praise, ...texts(5, { text: '公章备案要跑了三趟' }), ...texts(5, { text: '取号机坏了', itemCode: 'seal-filing', hallId: 'H-379902001' })]
    expect(found(now, [], 'item', 'seal-filing').map(({ term }) => term)).toEqual(['自助机故障'])
    expect(found(now, [], 'hall', 'H-379902').map(({ term }) => term)).toContain('多跑路')
    expect(found(now, [], 'hall', 'H-379902').map(({ term }) => term)).not.toContain('自助机故障')
  })

  it('needs several texts: one voice, however often it repeats itself, is none', () => {
    expect(found([...praise, ...texts(2, { text: '上传失败，上传失败，上传失败' })])).toEqual([])
  })

  it('is no topic when everybody writes it', () => {
    expect(found([...texts(20, { grade: 5, text: '公章备案' }), ...texts(5, { grade: 1, text: '公章备案' })])).toEqual([])
  })

  it('of two words that stand together is said once', () => {
    expect(found([...praise, ...texts(6, { text: '公章备案' })]).map(({ term }) => term)).toEqual(['公章备案'])
  })

  it('is new, grows or goes on, measured against the period before', () => {
    const now = [...praise, ...texts(16, { text: '上传失败' }), ...texts(5, { text: '态度不好' }), ...texts(4, { text: '停车位太少' })]
    const before = [...texts(4, { text: '上传失败' }), ...texts(4, { text: '态度不好' }), ...texts(9, { grade: 5, text: '停车位太少' })]
    expect(Object.fromEntries(found(now, before).map(({ term, trend, textsBefore }) => [term, [trend, textsBefore]]))).toMatchObject({ 上传失败: ['growing', 4], 态度差: ['steady', 4], 停车难: ['new', 0] })
  })
})

test('the score grows with the difference, is nothing without one, and trusts few texts less', () => {
  expect(scoreOf(5, 50, 10, 100)).toBeCloseTo(0, 5)
  expect(scoreOf(20, 50, 10, 100)).toBeGreaterThan(scoreOf(10, 50, 10, 100))
  expect(scoreOf(20, 50, 20, 100)).toBeGreaterThan(scoreOf(2, 5, 2, 10))
  expect(scoreOf(3, 5, 0, 0)).toBeLessThan(1.645)
})

test.each([[3, 0, 'new'], [16, 4, 'growing'], [5, 4, 'steady'], [4, 9, 'steady']] as const)('%i texts after %i: %s', (now, before, trend) => {
  expect(trendOf(now, before)).toBe(trend)
})
