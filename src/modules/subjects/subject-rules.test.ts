import { expect, test } from 'vitest'
import { Refusal } from '../../platform/errors.ts'
import { toUscc } from '../organisation/index.ts'
import { toIdentityNumber } from './identity-number-rules.ts'
import { checkNewSubject, isInForce, standingOf, toKnownName } from './subject-rules.ts'
import type { NewSubject } from './subject.ts'

const TODAY = '2026-03-02'
const aPerson = (more: Partial<NewSubject> = {}): NewSubject => ({
  kind: 'person', name: '赵秀兰', identityNumber: toIdentityNumber({ region: '379902', birthDate: '1948-02-10', sequence: 8 }), region: '379902', ...more,
})

function faultsOf(subject: NewSubject): Record<string, string> {
  try {
    checkNewSubject(subject, TODAY)
  } catch (error) {
    if (error instanceof Refusal) return Object.fromEntries((error.errors ?? []).map(({ pointer, message }) => [pointer, message]))
    throw error
  }
  return {}
}

test('a person\'s sex and birth date are read from the number, and the number is masked', () => {
  expect(checkNewSubject(aPerson(), TODAY)).toMatchObject({ sex: 'female', birthDate: '1948-02-10', identityMasked: expect.stringMatching(/^379902\*{8}.{4}$/) as string })
})

test('an enterprise\'s code is public: it is not masked, and says nothing of sex and birth', () => {
  const code = toUscc({ prefix: '92', region: '379902', body: 'MA02T001' })
  expect(checkNewSubject({ kind: 'enterprise', name: '澄湖区试验店', identityNumber: code.toLowerCase(), region: '379902' }, TODAY))
    .toMatchObject({ identityNumber: code, identityMasked: code, sex: null, birthDate: null })
})

test('every wrong field is named at once', () => {
  expect(faultsOf(aPerson({ name: '  ', phone: '12345', identityNumber: '37990219480230' }))).toEqual({
    '/name': '请填写姓名。',
    '/phone': '手机号码应为 11 位数字，以 1 开头，请检查。',
    '/identityNumber': '公民身份号码应为 18 位，现在是 14 位，请检查是否漏填或多填。',
  })
})

test('somebody who is not born yet cannot apply', () => {
  expect(faultsOf(aPerson({ identityNumber: toIdentityNumber({ region: '379902', birthDate: '2026-03-03', sequence: 8 }) }))['/identityNumber']).toContain('晚于今天')
})

test('a person has no legal representative', () => {
  expect(faultsOf(aPerson({ legalRepresentativeId: 'x' }))['/legalRepresentativeId']).toContain('个人没有法定代表人')
})

test('one name has one spelling, whatever dot and blanks it was typed with', () => {
  for (const typed of ['阿依古丽•买买提', '阿依古丽・买买提 ', ' 阿依古丽·买买提']) expect(toKnownName(typed)).toBe('阿依古丽·买买提')
})

test('a proxy holds from its first day through its last, and for ever without a last', () => {
  const proxy = { fromDay: '2026-01-01', untilDay: '2026-03-02' }
  expect(isInForce(proxy, '2025-12-31')).toBe(false)
  expect(isInForce(proxy, '2026-01-01')).toBe(true)
  expect(isInForce(proxy, '2026-03-02')).toBe(true)
  expect(isInForce(proxy, '2026-03-03')).toBe(false)
  expect(isInForce({ ...proxy, untilDay: null }, '2099-01-01')).toBe(true)
})

test('who was entered for a minor is their guardian until the day before their eighteenth birthday, whatever was entered', () => {
  const child = { kind: 'person', birthDate: '2008-03-02' } as const
  const entered = { fromDay: '2020-01-01', untilDay: null }
  expect([standingOf(entered, child, '2019-12-31'), standingOf(entered, child, '2026-03-01'), standingOf(entered, child, '2026-03-02')]).toEqual([undefined, { as: 'guardian', untilDay: '2026-03-01' }, undefined])
  expect(standingOf({ ...entered, untilDay: '2024-12-31' }, child, '2024-12-31')).toEqual({ as: 'guardian', untilDay: '2024-12-31' })
  expect(standingOf({ ...entered, untilDay: '2030-12-31' }, child, '2026-03-02')).toBeUndefined()
  // What one gives oneself on that day is a power of attorney like any other.
  expect(standingOf({ fromDay: '2026-03-02', untilDay: null }, child, '2026-03-02')).toEqual({ as: 'agent', untilDay: null })
  expect(standingOf(entered, { kind: 'person', birthDate: '2008-02-29' }, '2026-02-28')).toEqual({ as: 'guardian', untilDay: '2026-02-28' })
  expect(standingOf(entered, { kind: 'person', birthDate: '2008-02-29' }, '2026-03-01')).toBeUndefined()
  expect(standingOf(entered, { kind: 'enterprise', birthDate: null }, '2026-03-01')).toEqual({ as: 'agent', untilDay: null })
})
