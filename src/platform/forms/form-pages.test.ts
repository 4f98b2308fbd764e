import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { askText, askYesNo, composeForm } from './compose-form.ts'
import { compileForm } from './compile-form.ts'
import { toFormFields } from './form-fields.ts'
import { sampleForm, sampleFormats, soundAnswers } from './fixtures.ts'
import { fromUrlEncoded, replaceSection } from './from-url-encoded.ts'
import { summarise } from './summarise.ts'
import { validateForm, validateSection } from './validate-form.ts'
import { requiredFields, visibleFields, visibleSections } from './visible-fields.ts'

const compiled = compileForm(sampleForm, { formats: sampleFormats })
const field = (name: string, answers: Record<string, unknown> = {}) =>
  toFormFields(sampleForm, 'first', answers).find((candidate) => candidate.name === name)

describe('visibleFields', () => {
  it('asks for the agent only when there is one', () => {
    expect(visibleFields(sampleForm, { usesAgent: false })).not.toContain('agentName')
    expect(visibleFields(sampleForm, { usesAgent: true }).slice(-2)).toEqual(['agentName', 'agentNote'])
    expect(requiredFields(sampleForm, { usesAgent: true })).toContain('agentName')
    expect(requiredFields(sampleForm, { usesAgent: true })).not.toContain('agentNote')
  })

  it('leaves a page out that has nothing to ask', () => {
    expect(visibleSections(sampleForm, {}).map(({ id }) => id)).toEqual(['first'])
    expect(visibleSections(sampleForm, { usesAgent: true }).map(({ id }) => id)).toEqual(['first', 'agent'])
  })

  it('lets an answer that is no longer asked for decide nothing', () => {
    const chain = composeForm('chain', '连环', [
      { id: 'a', title: '一', questions: [askYesNo('first', '一？')] },
      { id: 'b', title: '二', askedWhen: { first: true }, questions: [askYesNo('second', '二？')] },
      { id: 'c', title: '三', askedWhen: { second: true }, questions: [askText('third', '三', { maxLength: 5 })] },
    ])
    expect(visibleFields(chain, { first: true, second: true })).toEqual(['first', 'second', 'third'])
    expect(visibleFields(chain, { first: false, second: true })).toEqual(['first'])
    expect(validateForm(compileForm(chain), { first: false, second: true })).toEqual({ ok: true, data: { first: false } })
  })

  it('agrees with the validator about what is required, whatever is answered', () => {
    const answers = fc.record({ usesAgent: fc.constantFrom(true, false, 'true', undefined), agentName: fc.constantFrom('李四', undefined) })
    fc.assert(
      fc.property(answers, (given) => {
        const result = validateForm(compiled, { ...soundAnswers, ...given })
        const missing = requiredFields(sampleForm, given).includes('agentName') && given.agentName === undefined
        expect(!result.ok && result.errors.some((error) => error.field === 'agentName')).toBe(missing)
      }),
    )
  })
})

describe('fromUrlEncoded', () => {
  const body = {
    _csrf: 'token',
    name: ' 张三 ',
    area: '１２.５',
    staff: '1,0',
    capital: '0.29',
    bornOn: '1999年3月7日',
    colours: 'red',
    usesAgent: 'false',
    truth: 'true',
    note: '  ',
    agentName: 'not of this page',
  }

  it('turns what a browser posts into typed answers of the page', () => {
    expect(fromUrlEncoded(sampleForm, 'first', body)).toEqual({
      name: ' 张三 ',
      area: 12.5,
      staff: 10,
      capital: 29,
      bornOn: '1999-03-07',
      colours: ['red'],
      usesAgent: false,
      truth: true,
    })
  })

  it('reads several ticked boxes as a list', () => {
    expect(fromUrlEncoded(sampleForm, 'first', { colours: ['red', 'green', 'red'] })).toEqual({ colours: ['red', 'green'] })
  })

  it.each(['20261102', '2026/11/2', '2026.11.02', '2026-11-02', '２０２６年１１月２日'])('reads the date %s', (bornOn) => {
    expect(fromUrlEncoded(sampleForm, 'first', { bornOn })).toEqual({ bornOn: '2026-11-02' })
  })

  it('keeps what it cannot read, so that the page shows it again beside the error', () => {
    const typed = { area: '很大', staff: '9'.repeat(20), capital: '1.234', bornOn: '去年', usesAgent: 'perhaps' }
    const answers = fromUrlEncoded(sampleForm, 'first', typed)
    expect(answers).toEqual(typed)
    const result = validateSection(compiled, 'first', answers)
    const fields = toFormFields(sampleForm, 'first', answers, result.ok ? [] : result.errors)
    for (const [name, value] of Object.entries(typed)) {
      expect(fields.find((shown) => shown.name === name)).toMatchObject({ value, error: expect.stringMatching(/\p{Script=Han}/u) })
    }
  })

  it('never loses nor changes a typed text on its way to the page', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''), (text) => {
        const answers = fromUrlEncoded(sampleForm, 'first', { name: text, documentKind: text, note: text })
        expect(['name', 'documentKind', 'note'].map((name) => field(name, answers)?.value)).toEqual([text, text, text])
      }),
    )
  })

  it('reads money to the last 分 and shows it the same way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 - 1 }), (hundredths) => {
        const shown = field('capital', { capital: hundredths })?.value
        expect(fromUrlEncoded(sampleForm, 'first', { capital: shown })).toEqual({ capital: hundredths })
      }),
    )
  })
})

describe('replaceSection', () => {
  it('takes back a box that is no longer ticked and keeps the other pages', () => {
    const before = { colours: ['red'], name: '张三', agentName: '李四' }
    expect(replaceSection(sampleForm, 'first', before, { name: '王五' })).toEqual({ agentName: '李四', name: '王五' })
  })
})

describe('toFormFields', () => {
  it('describes a text with its limits and help', () => {
    expect(field('name', { name: '张三' })).toEqual({
      name: 'name',
      kind: 'text',
      label: '姓名',
      hint: '与证件一致',
      required: true,
      value: '张三',
      maxLength: 10,
      autocomplete: 'name',
    })
  })

  it('puts the unit into the label and asks for the right keyboard', () => {
    expect(field('area')).toMatchObject({ label: '面积（平方米）', kind: 'number', inputMode: 'decimal' })
    expect(field('staff')).toMatchObject({ inputMode: 'numeric' })
    expect(field('phone')).toMatchObject({ inputMode: 'tel' })
  })

  it('offers yes and no, and one box for a statement', () => {
    expect(field('usesAgent', { usesAgent: false })).toMatchObject({
      kind: 'radio',
      value: 'false',
      options: [{ value: 'true', label: '是' }, { value: 'false', label: '否' }],
    })
    expect(field('truth', { truth: true })).toMatchObject({ kind: 'checkboxes', value: ['true'], options: [{ value: 'true', label: '我承诺所填属实。' }] })
  })
})

describe('summarise', () => {
  it('says every answer in words and never shows a code', () => {
    const [first, ...others] = summarise(sampleForm, { ...soundAnswers, capital: 1_234_567_50, colours: ['red', 'green'] })
    expect(others).toEqual([])
    expect(first?.rows.map(({ label, value }) => [label, value])).toEqual([
      ['姓名', '张三丰'],
      ['手机号码', '19900000001'],
      ['备注', '未填写'],
      ['出生日期', '1999年3月7日'],
      ['面积', '12.34 平方米'],
      ['人数', '3 人'],
      ['资金', '1,234,567.50 元'],
      ['证件类型', '身份证'],
      ['证件号码', '379901199003074514'],
      ['颜色', '红、绿'],
      ['是否委托他人办理？', '否'],
      ['声明', '已同意'],
    ])
  })
})
