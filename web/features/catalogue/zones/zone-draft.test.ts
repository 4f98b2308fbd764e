import { expect, test } from 'vitest'
import { findMissing, groupOf, toContent, toDraft, toNewDraft } from './zone-draft.ts'

const content = { kind: 'lifeStage' as const, audience: 'enterprises' as const, title: '开办', introduction: '一次办齐。', position: 210, fromDay: '2026-01-01', untilDay: null, itemCodes: ['company-registration', 'seal-filing'] }

test('a zone that is opened and saved untouched is the same', () => {
  expect(toContent(toDraft(content, (code) => code))).toEqual(content)
  expect(toContent(toDraft({ ...content, untilDay: '2026-12-31' }, (code) => code))).toEqual({ ...content, untilDay: '2026-12-31' })
})

test('days may be typed without hyphens, and a number that is none goes to the server as it was typed', () => {
  const draft = toDraft(content, (code) => code)
  expect(toContent({ ...draft, values: { ...draft.values, fromDay: ' 20260301 ', untilDay: '下个月', position: '第三' } })).toMatchObject({ fromDay: '2026-03-01', untilDay: '下个月', position: '第三' })
})

test('a new zone stands behind all others, also when there are none or the last is at the end', () => {
  const positionOf = (positions: number[]) => toNewDraft(positions.map((position) => ({ position })), '2026-03-02').values.position
  expect([positionOf([]), positionOf([10, 250, 40]), positionOf([1000])]).toEqual(['10', '260', '1000'])
})

test('what is missing is said field by field; a zone that exists has its address', () => {
  const draft = toNewDraft([], '2026-03-02')
  expect(findMissing(draft, true).map(({ pointer }) => pointer)).toEqual(['/id', '/title', '/introduction', '/itemCodes'])
  expect(findMissing(toDraft(content, (code) => code), false)).toEqual([])
})

test('a topic is among the topics whoever it serves; a stage of life in the life of a person or an enterprise', () => {
  const of = (kind: string, audience: string) => groupOf({ values: { kind, audience }, items: [] })
  expect([of('topic', 'enterprises'), of('lifeStage', 'persons'), of('lifeStage', 'enterprises')]).toEqual(['热点服务专区', '个人的一生', '企业的一生'])
})
