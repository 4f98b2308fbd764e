import { describe, expect, test } from 'vitest'
import { beginningTexts, type Change, isSame, type Matter, originOf } from './matter.ts'

const change = (more: Partial<Change>): Change => ({
  id: '1', region: '379902', regionName: '澄湖区', from: '2026-03-02', source: '通知', by: null, at: '2026-03-01T00:00:00Z', state: 'inForce', stateName: '现行', texts: { text: '本地' }, isOwn: false, ...more,
})
const matter = (...changes: Change[]): Matter => ({ id: 'a', title: '甲', note: '', fields: [], own: { text: '标准' }, inForce: changes.find(({ state }) => state === 'inForce')?.texts ?? { text: '标准' }, facts: [], needs: [], changes })

describe('whose words apply', () => {
  test('nobody said anything, or the standard was brought back: the standard', () => {
    expect(originOf(matter(), '379902')).toBe('standard')
    expect(originOf(matter(change({ isOwn: true, texts: { text: '标准' } })), '379902')).toBe('standard')
  })

  test('the region’s own before its city’s', () => {
    expect(originOf(matter(change({ region: '379900', state: 'outranked' }), change({})), '379902')).toBe('local')
    expect(originOf(matter(change({ region: '379900' })), '379902')).toBe('city')
  })
})

describe('the editor begins', () => {
  test('with what the region itself said last, though it is only coming', () => {
    expect(beginningTexts(matter(change({}), change({ state: 'coming', texts: { text: '以后' } })), '379902')).toEqual({ text: '以后' })
  })

  test('with what applies where only the city said something', () => {
    expect(beginningTexts(matter(change({ region: '379900', texts: { text: '市里' } }), change({ region: '379900', state: 'coming', texts: { text: '市里以后' } })), '379902')).toEqual({ text: '市里' })
  })
})

test('spaces around a text, and a text left empty, make no difference', () => {
  expect(isSame({ text: ' 甲 ', sms: '' }, { text: '甲' })).toBe(true)
  expect(isSame({ text: '甲', sms: '乙' }, { text: '甲' })).toBe(false)
})
