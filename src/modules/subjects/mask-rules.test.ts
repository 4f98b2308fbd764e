import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskPhone } from '../../platform/phone-numbers.ts'
import { maskIdentityNumber, maskName } from './mask-rules.ts'

test('a name keeps its first character, and its last when it has three or more', () => {
  expect(maskName('张敏')).toBe('张*')
  expect(maskName('李晓敏')).toBe('李*敏')
  expect(maskName('欧阳明远')).toBe('欧**远')
  expect(maskName('阿依古丽·买买提')).toBe('阿******提')
})

test('a name with a character outside the basic plane is not cut in half', () => {
  expect(maskName('张𠮷')).toBe('张*')
  expect(maskName('𠮷田一')).toBe('𠮷*一')
})

test('a phone keeps its first three and last four digits', () => {
  expect(maskPhone('19900000001')).toBe('199****0001')
  expect(maskPhone('8014443')).toBe('*****43')
})

test('an identity number keeps its first six and last four characters', () => {
  expect(maskIdentityNumber('37990219480210000X')).toBe('379902********000X')
})

test('no mask shows the whole of what it hides', () => {
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 30 }), (text) => {
    expect(maskName(text)).toContain('*')
    expect(maskPhone(text)).toContain('*')
  }))
})
