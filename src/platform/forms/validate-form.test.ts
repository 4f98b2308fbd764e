import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileForm } from './compile-form.ts'
import { sampleForm, sampleFormats, soundAnswers } from './fixtures.ts'
import { validateForm, validateSection } from './validate-form.ts'

const compiled = compileForm(sampleForm, { formats: sampleFormats })

function errorsOf(changes: Record<string, unknown>) {
  const result = validateForm(compiled, { ...soundAnswers, ...changes })
  return result.ok ? [] : result.errors.map(({ pointer, message }) => [pointer, message])
}

describe('validateForm', () => {
  it('gives sound answers back as they are', () => {
    expect(validateForm(compiled, soundAnswers)).toEqual({ ok: true, data: soundAnswers })
  })

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a missing text', { name: undefined }, '/name', '请填写姓名'],
    ['a text of spaces', { name: ' 　\t ' }, '/name', '请填写姓名'],
    ['a text that is null', { name: null }, '/name', '请填写姓名'],
    ['a text that is too short', { name: '张' }, '/name', '姓名至少填 2 个字，请填写完整'],
    ['a text that is too long', { name: '张'.repeat(12) }, '/name', '姓名最多填 10 个字，现在有 12 个字，请删减'],
    ['a text that is a number', { name: 7 }, '/name', '姓名应填文字，请重新填写'],
    ['a text that is an object', { name: { $ne: null } }, '/name', '姓名应填文字，请重新填写'],
    ['a text with a null character', { name: '张\u0000三' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['a text with an escape character', { name: '张\u001b[31m' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['a text with a zero-width space', { name: '张\u200b三' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['a text written backwards', { name: '\u202e三张' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['half a character', { name: '张\ud800' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['a line break in a field of one line', { name: '张\n三' }, '/name', '姓名里有看不见的特殊字符，请删除后重新填写'],
    ['a format with a complaint of its own', { phone: '1990000' }, '/phone', '手机号码应为 11 位数字'],
    ['HTML where digits belong', { phone: '<b>1</b>' }, '/phone', '手机号码应为 11 位数字'],
    ['a format that only says no', { documentNumber: '123' }, '/documentNumber', '证件号码格式不正确，请核对后重填'],
    ['a missing date', { bornOn: '' }, '/bornOn', '请填写出生日期'],
    ['an impossible date', { bornOn: '2026-02-30' }, '/bornOn', '出生日期应为日历上有的日期，请按“2026-11-22”的样子填写'],
    ['a leap day of a common year', { bornOn: '1900-02-29' }, '/bornOn', '出生日期应为日历上有的日期，请按“2026-11-22”的样子填写'],
    ['a month 13', { bornOn: '2026-13-01' }, '/bornOn', '出生日期应为日历上有的日期，请按“2026-11-22”的样子填写'],
    ['a missing number', { area: undefined }, '/area', '请填写面积'],
    ['a number that is words', { area: '一百' }, '/area', '面积应填数字，最多 2 位小数，不要填文字或符号'],
    ['a number that is too small', { area: 0 }, '/area', '面积应在 1 到 1000 平方米之间，请核对后重填'],
    ['a number that is too large', { area: 1e9 }, '/area', '面积应在 1 到 1000 平方米之间，请核对后重填'],
    ['a number that is not finite', { area: Number.NaN }, '/area', '面积应填数字，最多 2 位小数，请核对后重填'],
    ['a number of 20 digits kept as typed', { area: '9'.repeat(20) }, '/area', '面积应在 1 到 1000 平方米之间，请核对后重填'],
    ['a number with three decimals', { area: 1.234 }, '/area', '面积应填数字，最多 2 位小数，请核对后重填'],
    ['half a person', { staff: 1.5 }, '/staff', '人数应填整数，请核对后重填'],
    ['too little money', { capital: 1 }, '/capital', '资金应在 1 到 1,000,000 元之间，请核对后重填'],
    ['a missing choice', { documentKind: undefined }, '/documentKind', '请选择证件类型'],
    ['a choice that is not offered', { documentKind: "' OR 1=1 --" }, '/documentKind', '证件类型请从列出的选项中选择'],
    ['no ticked box', { colours: [] }, '/colours', '请选择颜色'],
    ['a ticked box that is not offered', { colours: ['red', 'blue'] }, '/colours/1', '颜色请从列出的选项中选择'],
    ['a box ticked twice', { colours: ['red', 'red'] }, '/colours', '颜色请从列出的选项中选择'],
    ['one tick too many', { colours: ['red', 'green', 'red'] }, '/colours', '颜色请从列出的选项中选择'],
    ['a list of a million', { colours: Array(1_000_000).fill('red') }, '/colours', '颜色请从列出的选项中选择'],
    ['an unanswered yes/no', { usesAgent: undefined }, '/usesAgent', '请回答“是否委托他人办理？”'],
    ['a yes/no that is a word', { usesAgent: 'maybe' }, '/usesAgent', '请回答“是否委托他人办理？”'],
    ['a statement that is not ticked', { truth: undefined }, '/truth', '请阅读声明并勾选同意'],
    ['a statement that is refused', { truth: false }, '/truth', '请阅读声明并勾选同意'],
    ['a field nobody asked for', { isAdmin: true }, '/isAdmin', '表单里没有“isAdmin”这一项，请去掉后重新提交'],
    ['an unknown field with a slash', { 'a/b~c': 1 }, '/a~1b~0c', '表单里没有“a/b~c”这一项，请去掉后重新提交'],
    ['a question that another answer calls for', { usesAgent: true }, '/agentName', '请填写受托人姓名'],
  ])('answers %s with what to do', (_what, changes, pointer, message) => {
    expect(errorsOf(changes)).toEqual([[pointer, message]])
  })

  it.each([
    ['<script>alert(1)</script>', 'HTML'],
    ["Robert'); DROP TABLE applications;--", 'SQL'],
    ['第一行\n第二行', 'line breaks in a field of several lines'],
    ['𠮷野家葛\u{e0100}', 'rare characters and their variants'],
  ])('keeps %s as plain text: %s', (note) => {
    expect(validateForm(compiled, { ...soundAnswers, note })).toMatchObject({ ok: true, data: { note } })
  })

  it('trims, composes and joins lines before it checks', () => {
    const result = validateForm(compiled, { ...soundAnswers, name: '　Ame\u0301lie ', note: 'a\r\nb\tc' })
    expect(result).toMatchObject({ ok: true, data: { name: 'Amélie', note: 'a\nb c' } })
  })

  it('understands codes typed with spaces, hyphens, small letters and full-width digits', () => {
    const result = validateForm(compiled, { ...soundAnswers, phone: '１９９-0000 0001', documentNumber: '379901 19900307 451x' })
    expect(result).toMatchObject({ ok: true, data: { phone: '19900000001', documentNumber: '37990119900307451X' } })
  })

  it.each([4.35, 1.1, 19.99, 999.99])('takes %d, which floating point cannot divide by 0.01', (area) => {
    expect(errorsOf({ area })).toEqual([])
  })

  it('counts rare characters as one', () => {
    expect(errorsOf({ name: '𠮷'.repeat(10) })).toEqual([])
  })

  it('asks for a format only under its condition', () => {
    expect(errorsOf({ documentKind: 'passport', documentNumber: 'E12345678' })).toEqual([])
  })

  it('drops answers to questions that are no longer asked', () => {
    const result = validateForm(compiled, { ...soundAnswers, agentName: '李四\u0000' })
    expect(result).toEqual({ ok: true, data: soundAnswers })
  })

  it('names each wrong field once, in the order of the form', () => {
    const result = validateForm(compiled, {})
    const fields = result.ok ? [] : result.errors.map(({ field }) => field)
    expect(fields).toEqual(sampleForm.schema.required)
  })

  it('refuses __proto__ and constructor like any unknown field, and nothing is inherited from them', () => {
    const hostile = { ...soundAnswers, ...JSON.parse('{"constructor":{"prototype":{"a":1}}}') }
    Object.defineProperty(hostile, '__proto__', { value: { usesAgent: true, admin: true }, enumerable: true })
    const result = validateForm(compiled, hostile)
    expect(result.ok ? [] : result.errors.map(({ pointer }) => pointer).sort()).toEqual(['/__proto__', '/constructor'])
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
    expect(validateForm(compiled, Object.create(soundAnswers)).ok).toBe(false)
  })

  it.each([[null], [undefined], ['text'], [7], [[]], [[soundAnswers]]])('answers %j, which is no form, with one sentence', (data) => {
    expect(validateForm(compiled, data)).toEqual({
      ok: false,
      errors: [{ pointer: '', field: '', message: '没有收到表单内容，请按表单填写后再提交' }],
    })
  })

  it('names no more than ten unknown fields', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`x${index}`, 1]))
    expect(errorsOf(many)).toHaveLength(10)
  })

  it('never throws and never accepts a control character, whatever is sent', () => {
    const names = [...Object.keys(sampleForm.schema.properties), '__proto__', 'toString']
    const answer = fc.oneof(fc.anything(), fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(soundAnswers)))
    const answers = fc.array(fc.tuple(fc.constantFrom(...names), answer)).map((entries) => ({ ...soundAnswers, ...Object.fromEntries(entries) }))
    fc.assert(
      fc.property(fc.oneof(answers, fc.anything()), (data) => {
        const result = validateForm(compiled, data)
        if (result.ok) expect(Object.values(result.data).flat().join('')).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u)
        else for (const { message } of result.errors) expect(message).toMatch(/\p{Script=Han}/u)
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses every single control character inside a text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 0x1f }), fc.integer({ min: 0x7f, max: 0x9f })).filter((code) => code !== 9), (code) => {
        expect(validateForm(compiled, { ...soundAnswers, name: `张${String.fromCharCode(code)}三` }).ok).toBe(false)
      }),
    )
  })

  it('is stable: what it gave back it accepts unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (note) => {
        const first = validateForm(compiled, { ...soundAnswers, note })
        if (first.ok) expect(validateForm(compiled, first.data)).toEqual(first)
      }),
    )
  })
})

describe('validateSection', () => {
  it('tells only of its own page and looks at the others for conditions', () => {
    const result = validateSection(compiled, 'agent', { usesAgent: true, agentName: '' })
    expect(result.ok ? [] : result.errors.map(({ field }) => field)).toEqual(['agentName'])
  })

  it('gives the whole draft back normalised when the page is right', () => {
    const draft = { name: ' 张三 ', usesAgent: true, agentName: ' 李四 ' }
    expect(validateSection(compiled, 'agent', draft)).toEqual({ ok: true, data: { name: '张三', usesAgent: true, agentName: '李四' } })
  })
})
