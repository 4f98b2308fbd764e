import { describe, expect, it } from 'vitest'

import { askChoice, askDate, askText, composeForm } from './compose-form.ts'
import { compileForm } from './compile-form.ts'
import { FormDefinitionError } from './form.ts'
import type { Form } from './form.ts'
import { sampleForm, sampleFormats } from './fixtures.ts'

function problemsOf(form: Form): readonly string[] {
  try {
    compileForm(form, { formats: sampleFormats })
    return []
  } catch (error) {
    if (error instanceof FormDefinitionError) return error.problems
    throw error
  }
}

const section = (id: string, questions: Parameters<typeof composeForm>[2][number]['questions']) => ({ id, title: id, questions })

describe('compileForm', () => {
  it('compiles a form once and keeps it', () => {
    expect(compileForm(sampleForm, { formats: sampleFormats })).toBe(compileForm(sampleForm, { formats: sampleFormats }))
  })

  it('takes a form that went through JSON', () => {
    const stored = JSON.parse(JSON.stringify(sampleForm)) as Form
    expect(stored).toEqual(sampleForm)
    expect(problemsOf(stored)).toEqual([])
  })

  it('refuses a format nobody registered', () => {
    const form = composeForm('f', 'f', [section('a', [askText('code', '号码', { maxLength: 5, format: 'unheard-of' })])])
    expect(problemsOf(form).join()).toContain('unheard-of')
  })

  it('refuses a keyword that ajv does not know', () => {
    const form = composeForm('f', 'f', [section('a', [askDate('day', '日期')])])
    const typo = JSON.parse(JSON.stringify(form).replace('maxLength', 'maxLenght')) as Form
    expect(problemsOf(typo).join()).toContain('maxLength')
  })

  it.each(['__proto__', 'constructor', 'toString', 'Name', 'a-b', 'a.b'])('refuses the field name %s', (name) => {
    const form = composeForm('f', 'f', [section('a', [askText(name, '名', { maxLength: 5 })])])
    expect(problemsOf(form).join()).toContain('not a usable field name')
  })

  it('refuses a text without a bound', () => {
    const form = composeForm('f', 'f', [section('a', [askText('name', '名', { maxLength: 100_000 })])])
    expect(problemsOf(form)).toEqual(['"name" needs a maxLength from 1 to 4000'])
  })

  it('takes a question that depends on one before it on the same page', () => {
    const form = composeForm('f', 'f', [
      section('a', [askChoice('kind', '类型', { x: '甲', y: '乙' }), askText('name', '名', { maxLength: 5, askedWhen: { kind: 'x' } })]),
    ])
    expect(problemsOf(form)).toEqual([])
  })

  it('refuses a question that depends on one behind it', () => {
    const form = composeForm('f', 'f', [
      section('a', [askText('name', '名', { maxLength: 5, askedWhen: { kind: 'x' } }), askChoice('kind', '类型', { x: '甲', y: '乙' })]),
    ])
    expect(problemsOf(form)).toEqual(['"name" depends on "kind" and must stand behind it'])
  })

  it('refuses a condition that waits for an answer that is not offered', () => {
    const form = composeForm('f', 'f', [
      section('a', [askChoice('kind', '类型', { x: '甲', y: '乙' })]),
      section('b', [askText('name', '名', { maxLength: 5, askedWhen: { kind: 'z' } })]),
    ])
    expect(problemsOf(form)).toEqual(['the condition on "kind" waits for z, which cannot be answered'])
  })

  it('refuses a condition that silence would fulfil', () => {
    const form = JSON.parse(JSON.stringify(sampleForm)) as Form
    for (const conditional of form.schema.allOf ?? []) conditional.if.required = []
    expect(problemsOf(form)).toContain('the condition on "usesAgent" must require it, or no answer would fulfil it')
  })

  it('refuses a field on no page, on two pages, or shown as what it is not', () => {
    const form = JSON.parse(JSON.stringify(sampleForm)) as Form
    const [first] = form.ui.sections
    const name = first?.fields.shift()
    first?.fields.push({ name: 'staff', kind: 'textarea' })
    expect(name?.name).toBe('name')
    expect(problemsOf(form)).toEqual([
      '"staff" is asked twice',
      '"name" is in no section',
      '"staff" is integer and cannot be shown as textarea',
    ])
  })
})
