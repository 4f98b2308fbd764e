import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, birthdayAt, parseIdentityNumber, toIdentityNumber } from './identity-number-rules.ts'

describe('an identity number', () => {
  it.each([
    // The standard's own examples, then invented ones of the reserved range.
    ['11010519491231002X', '110105', '1949-12-31', 'female'],
    ['440524188001010014', '440524', '1880-01-01', 'male'],
    ['379901199003074514', '379901', '1990-03-07', 'male'],
    ['379901195811203523', '379901', '1958-11-20', 'female'],
    ['379902200102156824', '379902', '2001-02-15', 'female'],
    ['379901197510010014', '379901', '1975-10-01', 'male'],
    ['379921201206010030', '379921', '2012-06-01', 'male'],
    ['379901194908152078', '379901', '1949-08-15', 'male'],
  ])('%s tells region %s, birth %s and sex %s', (number, region, birthDate, sex) => {
    expect(parseIdentityNumber(number)).toEqual({ valid: true, number, region, birthDate, sex })
  })

  it('may be typed with a small x', () => {
    expect(parseIdentityNumber('11010519491231002x')).toMatchObject({ valid: true, number: '11010519491231002X' })
  })

  it.each([
    ['379901199003074510', '校验码'],
    ['37990119900307451', '17 位'],
    ['3799011990030745140', '19 位'],
    ['379901199002304514', '1990-02-30 不存在'],
    ['379901199013074514', '1990-13-07 不存在'],
    ['379901179003074514', '1790-03-07 不存在'],
    ['990901199003074514', '省级行政区划'],
    ['37990119900307451A', '最后一位应为数字或 X'],
    ['3799011990030745X4', '前 17 位应为数字'],
    ['３79901199003074514', '前 17 位应为数字'],
    ['', '0 位'],
  ])('%s is refused because of “%s”', (number, reason) => {
    expect(parseIdentityNumber(number)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })

  it('of somebody not born yet is refused when today is known', () => {
    const number = toIdentityNumber({ region: '379901', birthDate: '2030-01-01', sequence: 1 })
    expect(parseIdentityNumber(number).valid).toBe(true)
    expect(parseIdentityNumber(number, '2026-11-22')).toMatchObject({ valid: false, reason: expect.stringContaining('晚于今天') })
    expect(parseIdentityNumber(number, '2030-01-01').valid).toBe(true)
  })

  it('is no longer valid after one wrong digit or two neighbours swapped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.nat(16), fc.integer({ min: 1, max: 9 }), (sequence, position, shift) => {
        const number = toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence })
        const wrongDigit = String((Number(number[position]) + shift) % 10)
        expect(parseIdentityNumber(number.slice(0, position) + wrongDigit + number.slice(position + 1)).valid).toBe(false)
        const [a, b] = [number.charAt(position), number.charAt(position + 1)]
        if (a !== b) expect(parseIdentityNumber(number.slice(0, position) + b + a + number.slice(position + 2)).valid).toBe(false)
      }),
    )
  })

  it('is not made from parts that give none', () => {
    expect(() => toIdentityNumber({ region: '379901', birthDate: '1990-02-30', sequence: 1 })).toThrow('不存在')
    expect(() => toIdentityNumber({ region: '379901', birthDate: '1990-02-20', sequence: 1000 })).toThrow('顺序码')
    expect(() => toIdentityNumber({ region: '379901', birthDate: '1990-02-20', sequence: -1 })).toThrow('顺序码')
    expect(() => toIdentityNumber({ region: '3799', birthDate: '1990-02-20', sequence: 1 })).toThrow('15 位')
  })
})

it('counts an age in completed years', () => {
  expect(ageOn('2012-06-01', '2026-05-31')).toBe(13)
  expect(ageOn('2012-06-01', '2026-06-01')).toBe(14)
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
})

it('a birthday is the first day of the age it brings, also of somebody born on 29 February', () => {
  for (const [birthDate, age, day] of [['2012-06-01', 14, '2026-06-01'], ['2012-02-29', 14, '2026-03-01'], ['2008-02-29', 20, '2028-02-29']] as const) {
    expect([birthdayAt(birthDate, age), ageOn(birthDate, day)]).toEqual([day, age])
  }
})
