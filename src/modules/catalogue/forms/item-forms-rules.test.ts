import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileForm, summarise, toFormFields, validateForm, visibleFields, visibleSections } from '../../../platform/forms/index.ts'
import { someAnswers } from './fixtures.ts'
import { createFormFormats, defaultForm, formInCode, itemForms } from './index.ts'

/** GB 11643 and GB 32100 check characters, enough for these tests; the rules themselves live in other rooms. */
function hasIdentityCheckDigit(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false
  const sum = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((total, weight, at) => total + weight * Number(value[at]), 0)
  return '10X98765432'[sum % 11] === value[17]
}
function hasUsccCheckDigit(value: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const digits = [...value].map((character) => alphabet.indexOf(character))
  if (digits.length !== 18 || digits.includes(-1)) return false
  const sum = digits.slice(0, 17).reduce((total, digit, at) => total + digit * (3 ** at % 31), 0)
  return (31 - (sum % 31)) % 31 === digits[17]
}

const wrong = { valid: false, reason: '最后一位校验码不正确，请逐位核对。' } as const
const formats = createFormFormats({
  identityNumber: (value) => (hasIdentityCheckDigit(value) ? { valid: true } : wrong),
  uscc: (value) => (hasUsccCheckDigit(value) ? { valid: true } : wrong),
  today: () => '2026-11-22',
})
const forms = [...itemForms, defaultForm({ object: 'person' }), defaultForm({ object: 'enterprise' }), defaultForm({ object: 'both' })]
const byId = forms.map((form) => [form.id, form] as const)

function messagesOf(itemCode: string, given: Record<string, unknown>, changes: Record<string, unknown>) {
  const form = formInCode(itemCode, 'both')
  const result = validateForm(compileForm(form, { formats }), { ...someAnswers(form, given), ...changes })
  return result.ok ? [] : result.errors.map(({ pointer, message }) => [pointer, message])
}

describe('formInCode', () => {
  it('gives an item its own form, and any other the default for who may apply', () => {
    expect(formInCode('food-business-licence', 'both').id).toBe('food-business-licence')
    expect(formInCode('no-such-item', 'person').id).toBe('default-person')
    expect(formInCode('no-such-item', 'enterprise').id).toBe('default-enterprise')
    expect(formInCode('__proto__', 'both').id).toBe('default-both')
  })
})

describe.each(byId)('the form %s', (_id, form) => {
  const compiled = compileForm(form, { formats })
  const sound = someAnswers(form)

  it('accepts sound answers, and is plain data', () => {
    expect(validateForm(compiled, sound)).toEqual({ ok: true, data: sound })
    expect(JSON.parse(JSON.stringify(form))).toEqual(form)
  })

  it('names every required field that is missing, in Chinese, at its pointer', () => {
    for (const name of visibleFields(form, sound)) {
      const property = form.schema.properties[name]
      const result = validateForm(compiled, { ...sound, [name]: undefined })
      const error = result.ok ? undefined : result.errors.find(({ field }) => field === name)
      expect(error?.pointer, name).toBe(`/${name}`)
      expect(error?.message, name).toContain(property?.title)
    }
  })

  it.each<[string, unknown]>([
    ['an object', { a: 1 }],
    ['a control character', 'a\u0007b'],
    ['far too much text', '长'.repeat(5000)],
    ['a far too large number', 1e300],
    ['a list of numbers', [1, 2, 3]],
  ])('refuses %s in every field', (_what, value) => {
    for (const name of visibleFields(form, sound)) {
      const result = validateForm(compiled, { ...sound, [name]: value })
      const error = result.ok ? undefined : result.errors.find(({ field }) => field === name)
      expect(error?.message, name).toMatch(/\p{Script=Han}/u)
      expect(error?.pointer.split('/')[1], name).toBe(name)
    }
  })

  it.each(['<img src=x onerror=alert(1)>', "x'; DROP TABLE t; --"])('takes %s as plain text or says what to write instead', (text) => {
    for (const name of visibleFields(form, sound)) {
      const result = validateForm(compiled, { ...sound, [name]: text })
      if (result.ok) expect(result.data[name]).toBe(text)
      else expect(result.errors.map(({ field }) => field)).toContain(name)
    }
  })

  it('labels every field, and shows every answer in words', () => {
    for (const { id } of visibleSections(form, sound)) {
      for (const field of toFormFields(form, id, sound)) expect(field.label, field.name).toMatch(/\p{Script=Han}/u)
    }
    for (const { value } of summarise(form, sound).flatMap(({ rows }) => rows)) expect(value).not.toMatch(/^[a-z][A-Za-z]+$/)
  })

  it('never throws, whatever is sent', () => {
    const answers = fc.dictionary(fc.constantFrom(...Object.keys(form.schema.properties)), fc.anything())
    fc.assert(fc.property(answers, (data) => typeof validateForm(compiled, { ...sound, ...data }).ok === 'boolean'), { numRuns: 50 })
  })
})

describe('what the forms ask of an answer', () => {
  it.each<[string, string, Record<string, unknown>, string]>([
    ['a wrong check digit of an identity number', 'birth-household-registration', { motherIdentityNumber: '379901199003074515' }, '母亲证件号码有误：最后一位校验码不正确，请逐位核对'],
    ['a wrong check digit of a credit code', 'food-business-licence', { businessUscc: '91379900MA9X00011D' }, '统一社会信用代码有误：最后一位校验码不正确，请逐位核对'],
    ['a short mobile number', 'social-security-card', { holderPhone: '1990000' }, '接收通知的手机号码应为 11 位数字，请核对后重填'],
    ['a birthday tomorrow', 'birth-household-registration', { childBirthDate: '2026-11-23' }, '出生日期不能晚于今天，请核对后重填'],
    ['a birthday that never was', 'birth-household-registration', { childBirthDate: '2026-02-29' }, '出生日期应为日历上有的日期，请按“2026-11-22”的样子填写'],
    ['an area of a million', 'food-business-licence', { premisesArea: 1_000_000 }, '经营场所面积应在 1 到 999999 平方米之间，请核对后重填'],
    ['no kind of business', 'food-business-licence', { businessItems: [] }, '请选择经营项目'],
    ['no capital', 'company-registration', { registeredCapital: 0 }, '注册资本应在 1 到 9,999,999,999,999.99 元之间，请核对后重填'],
    ['a driving file of 11 digits', 'driving-licence-renewal', { licenceFileNumber: '37990012345' }, '驾驶证档案编号应为 12 位数字，见驾驶证副页'],
  ])('answers %s with what to do', (_what, itemCode, changes, message) => {
    expect(messagesOf(itemCode, {}, changes)).toEqual([[`/${Object.keys(changes)[0]}`, message]])
  })

  it('takes a passport number that no identity card could have', () => {
    expect(messagesOf('birth-household-registration', {}, { motherIdentityKind: 'passport', motherIdentityNumber: 'e12345678' })).toEqual([])
    expect(messagesOf('birth-household-registration', {}, { motherIdentityKind: 'residentIdentityCard', motherIdentityNumber: 'E12345678' })).toHaveLength(1)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['food-business-licence', { hasOutsideWarehouse: true, businessForm: 'canteen', sellsOnline: true }, ['warehouseAddress', 'canteenKind', 'onlinePlatforms']],
    ['individual-business-registration', { usesTradeName: true, operatedBy: 'family' }, ['tradeName', 'familyMembers']],
    ['company-registration', { operatingPeriod: 'fixed' }, ['operatingYears']],
    ['birth-household-registration', { parentsOnCertificate: 'both' }, ['fatherName', 'registersWith']],
    ['social-security-card', { cardFor: 'minor', deliveryMethod: 'post' }, ['guardianName', 'recipientAddress']],
    ['driving-licence-renewal', { renewalReason: 'lost' }, ['lossStatement']],
    ['default', { applicantKind: 'enterprise', handledBy: 'agent' }, ['enterpriseUscc', 'contactPhone', 'agentName']],
  ])('%s with %j asks further', (itemCode, given, asked) => {
    const form = formInCode(itemCode, 'both')
    const withoutFollowUps = Object.fromEntries(Object.entries(someAnswers(form, given)).filter(([name]) => !asked.includes(name)))
    const result = validateForm(compileForm(form, { formats }), withoutFollowUps)
    expect(result.ok ? [] : result.errors.map(({ field }) => field)).toEqual(asked)
    expect(visibleFields(form, {})).not.toEqual(expect.arrayContaining(asked))
  })
})
