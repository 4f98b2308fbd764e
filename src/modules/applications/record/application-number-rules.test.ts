import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseApplicationNumber,
  regionOfApplicationNumber,
  toApplicationNumber,
  toNationalApplicationNumber,
} from './application-number-rules.ts'

describe('our own application number', () => {
  it('has region, day, serial and a check digit in 19 digits', () => {
    const number = toApplicationNumber({ region: '379902', date: '2026-11-22', serial: 17 })
    expect(number).toMatch(/^379902261122000017\d$/)
    expect(parseApplicationNumber(number)).toEqual({
      valid: true,
      kind: 'application',
      number,
      region: '379902',
      date: '2026-11-22',
      serial: 17,
    })
    expect(regionOfApplicationNumber(number)).toBe('379902')
  })

  it('checks as ISO 7064 MOD 11,10 says: the running check over the whole number ends at 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (serial) => {
        const digits = [...toApplicationNumber({ region: '379902', date: '2026-11-22', serial })].map(Number)
        const check = digits.pop() ?? Number.NaN
        const product = digits.reduce((running, digit) => (((running + digit) % 10 || 10) * 2) % 11, 10)
        expect((product + check) % 10).toBe(1)
      }),
    )
  })

  it('with one wrong digit is always refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), fc.nat(18), fc.integer({ min: 1, max: 9 }), (serial, position, shift) => {
        const number = toApplicationNumber({ region: '379902', date: '2026-11-22', serial })
        const wrong = String((Number(number[position]) + shift) % 10)
        expect(parseApplicationNumber(number.slice(0, position) + wrong + number.slice(position + 1)).valid).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('is not made of a bad region, day or serial', () => {
    expect(() => toApplicationNumber({ region: '37990', date: '2026-11-22', serial: 1 })).toThrow('区划代码')
    expect(() => toApplicationNumber({ region: '379902', date: '2026-02-29', serial: 1 })).toThrow('日期')
    expect(() => toApplicationNumber({ region: '379902', date: '1999-12-31', serial: 1 })).toThrow('日期')
    expect(() => toApplicationNumber({ region: '379902', date: '2026-11-22', serial: 0 })).toThrow('流水号')
    expect(() => toApplicationNumber({ region: '379902', date: '2026-11-22', serial: 1_000_000 })).toThrow('流水号')
  })

  it.each([
    ['37990226112200001', '现在是 17 位'],
    ['37990226112200001X1', '19 位数字'],
    ['3799022613220000170', '日期 2026-13-22 不存在'],
    ['3799022611220000000', '000001'],
  ])('%s is refused because of “%s”', (number, reason) => {
    expect(parseApplicationNumber(number)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })

  it('is the only one a region is read from', () => {
    expect(() => regionOfApplicationNumber('3799022611220000170'.slice(1))).toThrow(RangeError)
    expect(() => regionOfApplicationNumber('113799000040000167399012000100001202611220001')).toThrow(RangeError)
  })
})

describe('a national application number', () => {
  it('of 45 characters carries the handling item, the day and the serial', () => {
    const number = '113799000040000167399012000100001202611220001'
    expect(parseApplicationNumber(number)).toEqual({
      valid: true,
      kind: 'nationalApplication',
      number,
      itemCode: '113799000040000167399012000100001',
      authority: '113799000040000167',
      date: '2026-11-22',
      serial: 1,
      warnings: [],
    })
    expect(toNationalApplicationNumber({ itemCode: '113799000040000167399012000100001', date: '2026-11-22', serial: 1 })).toBe(number)
  })

  it('of 43 characters carries the item', () => {
    expect(parseApplicationNumber('12441500196720244T3442199806003202206230068')).toMatchObject({
      valid: true,
      itemCode: '12441500196720244T3442199806003',
      date: '2022-06-23',
      serial: 68,
    })
  })

  it('is refused when a part of it is wrong', () => {
    expect(parseApplicationNumber('12441500196720244T3442199806003202202300068')).toMatchObject({ reason: expect.stringContaining('日期') })
    expect(parseApplicationNumber('12441500196720244A3442199806003202206230068')).toMatchObject({ reason: expect.stringContaining('事项编码') })
    expect(parseApplicationNumber('12441500196720244T3442199806003202206230000')).toMatchObject({ reason: expect.stringContaining('0001') })
    expect(() => toNationalApplicationNumber({ itemCode: '990120001000', date: '2026-11-22', serial: 1 })).toThrow('24 位')
    expect(() => toNationalApplicationNumber({ itemCode: '12441500196720244T3442199806003', date: '2026-11-22', serial: 10_000 })).toThrow('流水号')
  })
})
