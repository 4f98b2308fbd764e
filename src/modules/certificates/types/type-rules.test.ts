import { describe, expect, test } from 'vitest'
import type { TypeField } from './certificate-type.ts'
import { checkFields, faultOfValue, isSameDescription } from './type-rules.ts'

const field = (name: string, more: Partial<TypeField> = {}): TypeField => ({ name, kind: 'text', isRequired: false, ...more })

describe('the fields of a type', () => {
  test('are each named once, and not as what every certificate says; each fault stands at its row', () => {
    expect(checkFields([field('备案地址'), field('证照编号'), field('备案地址')]).map(({ pointer }) => pointer)).toEqual(['/fields/1/name', '/fields/2/name'])
    expect(checkFields([field('备案地址'), field('托位数')])).toEqual([])
  })

  test.each([
    ['', field('备案日期', { kind: 'date' }), undefined], ['', field('备案日期', { isRequired: true }), '请填写备案日期。'],
    ['2026-02-29', field('备案日期', { kind: 'date' }), expect.stringContaining('日期')], ['2026-02-28', field('备案日期', { kind: 'date' }), undefined],
    ['12.5', field('面积', { kind: 'number' }), undefined], ['12.5平方米', field('面积', { kind: 'number' }), expect.stringContaining('不带单位')],
  ])('hold “%s” or say why not', (value, of, fault) => expect(faultOfValue(of, value)).toEqual(fault))
})

test('a description is another when the order of print, a kind, what is required or how sensitive it is differs', () => {
  const description = { holderKind: 'person' as const, validity: null, isSensitive: false, fields: [field('甲'), field('乙')] }
  expect(isSameDescription(description, structuredClone(description))).toBe(true)
  expect(isSameDescription(description, { ...description, isSensitive: true })).toBe(false)
  for (const fields of [[field('乙'), field('甲')], [field('甲', { kind: 'date' }), field('乙')], [field('甲', { isRequired: true }), field('乙')]]) expect(isSameDescription(description, { ...description, fields })).toBe(false)
})
