import { describe, expect, it } from 'vitest'
import { parseItemCode, toBaseItemCode, toHandlingItemCode, toItemCode } from './item-code-rules.ts'

const base = '990120001000'
const item = '1137990000400001673990120001000'
const handlingItem = '113799000040000167399012000100001'

describe('an item code', () => {
  it('of 12 characters is a base code', () => {
    expect(parseItemCode(base)).toEqual({
      valid: true,
      kind: 'baseItem',
      code: base,
      region: '99',
      type: '01',
      typeName: '行政许可',
      field: '20',
      mainItem: '001',
      subItem: '000',
    })
  })

  it('of 31 characters names the authority and its level', () => {
    expect(parseItemCode(item)).toMatchObject({
      valid: true,
      kind: 'item',
      authority: '113799000040000167',
      level: '3',
      levelName: '市级',
      baseCode: base,
      typeName: '行政许可',
      warnings: [],
    })
  })

  it('of 33 characters names the handling item', () => {
    expect(parseItemCode(handlingItem)).toMatchObject({ valid: true, kind: 'handlingItem', sequence: '01', baseCode: base })
  })

  it.each([
    ['370117002011', { type: '01', field: '17', mainItem: '002', subItem: '011' }],
    ['442199806003', { type: '21', typeName: undefined, field: '99', mainItem: '806', subItem: '003' }],
    ['11370800MB285591843370117002011', { authority: '11370800MB28559184', level: '3' }],
    ['12441500196720244T3442199806003', { authority: '12441500196720244T', level: '3' }],
  ])('%s, a published sample, is taken apart', (code, parts) => {
    expect(parseItemCode(code)).toMatchObject({ valid: true, ...parts })
  })

  it('may carry letters in the main item', () => {
    expect(parseItemCode('000120W00000')).toMatchObject({ valid: true, region: '00', mainItem: 'W00' })
  })

  it.each([
    ['99012000100', '现在是 11 位'],
    ['99A120001000', '4 位数字'],
    ['99012000100a', '大写字母'],
    ['1137990000400001683990120001000', '统一社会信用代码'],
    ['1137990000400001670990120001000', '行使层级'],
    ['1137990000400001677990120001000', '行使层级'],
    ['12441500196720244t3442199806003', '大写'],
    ['113799000040000167399012000100000', '业务办理项序号'],
    ['11379900004000016739901200010000X', '业务办理项序号'],
  ])('%s is refused because of “%s”', (code, reason) => {
    expect(parseItemCode(code)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })

  it('is built from its parts', () => {
    expect(toBaseItemCode({ region: '99', type: '01', field: '20', mainItem: '001' })).toBe(base)
    expect(toItemCode({ authority: '113799000040000167', level: '3', baseCode: base })).toBe(item)
    expect(toHandlingItemCode({ itemCode: item, sequence: 1 })).toBe(handlingItem)
  })

  it('is not built from parts that give none', () => {
    expect(() => toBaseItemCode({ region: '9', type: '01', field: '20', mainItem: '001' })).toThrow('11 位')
    expect(() => toItemCode({ authority: '113799000040000168', level: '3', baseCode: base })).toThrow('校验码')
    expect(() => toHandlingItemCode({ itemCode: item, sequence: 100 })).toThrow('34 位')
    expect(() => toHandlingItemCode({ itemCode: item, sequence: 0 })).toThrow('序号')
  })
})
