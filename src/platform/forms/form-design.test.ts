import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { compileForm } from './compile-form.ts'
import { designKindWords, type DesignKind, emptyField, type FieldDesign, type FormDesign, toDesign, toForm } from './form-design.ts'
import { designProblems } from './form-design-rules.ts'
import { askingInWords } from './form-in-words.ts'
import { fittingAnswers } from './fitting-answers.ts'
import { sampleForm, sampleFormats } from './fixtures.ts'
import { validateForm } from './validate-form.ts'
import { requiredFields, visibleFields } from './visible-fields.ts'

const field = (id: string, kind: DesignKind, changes: Partial<FieldDesign> = {}): FieldDesign => {
  const empty = emptyField(id, kind)
  return { ...empty, title: `问题 ${id}`, tick: kind === 'statement' ? '我同意。' : null, options: empty.options.map((option, index) => ({ ...option, title: `选项 ${index}` })), ...changes }
}
const page = (id: string, fields: FieldDesign[], changes: Partial<FormDesign['sections'][number]> = {}): FormDesign['sections'][number] => ({ id, title: `页 ${id}`, help: null, askedWhen: [], fields, ...changes })
const design = (...sections: FormDesign['sections']): FormDesign => ({ title: '测试表', sections })
const deciding = page('first', [field('rents', 'yesNo'), field('form', 'radio')])

describe('a designed form', () => {
  it('is the form it was made from, through any database', () => {
    expect(toForm(sampleForm.id, JSON.parse(JSON.stringify(toDesign(sampleForm))) as FormDesign)).toEqual(sampleForm)
  })

  it('asks every kind of question the palette has', () => {
    const all = design(page('all', (Object.keys(designKindWords) as DesignKind[]).map((kind) => field(`${kind}Field`, kind))))
    expect(designProblems(all)).toEqual([])
    const form = toForm('all', all)
    expect(compileForm(form, { formats: sampleFormats }).form).toBe(form)
    expect(toDesign(form)).toEqual(all)
  })

  it('asks what another answer calls for, and only then', () => {
    const compiled = compileForm(toForm('x', design(deciding, page('rent', [field('landlord', 'text')], { askedWhen: [{ field: 'rents', values: ['true'] }] }))))
    expect(validateForm(compiled, { rents: false, form: 'option1' }).ok).toBe(true)
    const asked = validateForm(compiled, { rents: true, form: 'option1' })
    expect(asked.ok ? [] : asked.errors.map((error) => error.field)).toEqual(['landlord'])
  })
})

describe('conditions', () => {
  const when = (name: string, ...values: string[]) => ({ field: name, values })
  const rentsOrSmall = [when('rents', 'true'), when('form', 'option1')]
  const first = [field('rents', 'yesNo'), field('form', 'radio'), field('old', 'yesNo')]

  it('may look at what stands before on the same page', () => {
    const form = design(page('a', [field('rents', 'yesNo'), field('landlord', 'text', { askedWhen: [when('rents', 'true')] })]))
    expect(designProblems(form)).toEqual([])
    const compiled = compileForm(toForm('x', form))
    expect(validateForm(compiled, { rents: false }).ok).toBe(true)
    expect(validateForm(compiled, { rents: true }).ok).toBe(false)
    expect(visibleFields(compiled.form, { rents: true })).toEqual(['rents', 'landlord'])
  })

  it('follow each other down one page', () => {
    const form = toForm('x', design(page('a', [field('rents', 'yesNo'), field('old', 'yesNo', { askedWhen: [when('rents', 'true')] }), field('why', 'text', { askedWhen: [when('old', 'true')] })])))
    expect(visibleFields(form, { rents: true, old: true })).toEqual(['rents', 'old', 'why'])
    expect(visibleFields(form, { rents: false, old: true })).toEqual(['rents'])
  })

  it.each<['all' | 'any', Record<string, unknown>, boolean]>([
    ['all', { rents: true, form: 'option1' }, true], ['all', { rents: true, form: 'option2' }, false], ['all', { rents: false, form: 'option2' }, false],
    ['any', { rents: true, form: 'option1' }, true], ['any', { rents: true, form: 'option2' }, true], ['any', { rents: false, form: 'option1' }, true], ['any', { rents: false, form: 'option2' }, false], ['any', {}, false],
  ])('joined by %s of two: %j asks: %s', (join, answers, isAsked) => {
    const joined = { askedWhen: rentsOrSmall, askedWhenJoin: join === 'any' ? 'any' as const : null }
    for (const form of [design(page('a', first), page('b', [field('why', 'text', joined)])), design(page('a', first), page('b', [field('why', 'text')], joined)), design(page('a', [...first, field('why', 'text', joined)]))]) {
      expect(designProblems(form)).toEqual([])
      expect(visibleFields(toForm('x', form), answers).includes('why')).toBe(isAsked)
    }
  })

  it('of a page and of a question have to hold both', () => {
    const form = toForm('x', design(page('a', first), page('b', [field('why', 'text', { askedWhen: [when('old', 'true')] })], { askedWhen: rentsOrSmall, askedWhenJoin: 'any' })))
    expect(visibleFields(form, { rents: true, form: 'option2', old: true })).toContain('why')
    expect(visibleFields(form, { rents: true, form: 'option2', old: false })).not.toContain('why')
    expect(visibleFields(form, { rents: false, form: 'option2', old: true })).not.toContain('why')
  })

  it('agree with the validator about what is required, whatever is answered', () => {
    const condition = fc.constantFrom(when('rents', 'true'), when('rents', 'false'), when('form', 'option1'), when('form', 'option1', 'option2'), when('old', 'true'))
    const conditions = fc.uniqueArray(condition, { maxLength: 3, selector: ({ field: name }) => name })
    const join = fc.constantFrom('any' as const, null)
    const yesNo = fc.constantFrom(true, false)
    fc.assert(fc.property(conditions, join, conditions, join, yesNo, yesNo, fc.constantFrom('option1', 'option2'), (ofPage, pageJoin, own, ownJoin, rents, old, chosen) => {
      const inner = own.filter(({ field: name }) => !ofPage.some((each) => each.field === name))
      const form = toForm('x', design(page('a', first), page('b', [field('why', 'text', { askedWhen: inner, askedWhenJoin: ownJoin })], { askedWhen: ofPage, askedWhenJoin: pageJoin })))
      const answers = { rents, old, form: chosen }
      const isHeld = (list: readonly { field: string; values: string[] }[], joined: 'any' | null) => {
        const held = list.map(({ field: name, values }) => values.includes(String(answers[name as keyof typeof answers])))
        return held.length === 0 || (joined === 'any' ? held.includes(true) : !held.includes(false))
      }
      const isAsked = isHeld(ofPage, pageJoin) && isHeld(inner, ownJoin)
      expect(requiredFields(form, answers).includes('why')).toBe(isAsked)
      expect(validateForm(compileForm(form), answers).ok).toBe(!isAsked)
    }))
  })

  it('are the same in a copy of the form', () => {
    const both = design(
      page('a', first),
      page('b', [field('x', 'text'), field('y', 'text', { askedWhen: [when('old', 'true')] })], { askedWhen: rentsOrSmall, askedWhenJoin: 'any' }),
      page('c', [field('z', 'text', { askedWhen: rentsOrSmall, askedWhenJoin: 'any' }), field('last', 'text')]),
      page('d', [field('v', 'text', { askedWhen: rentsOrSmall, askedWhenJoin: 'any' }), field('w', 'text')], { askedWhen: [when('old', 'false')] }),
    )
    expect(toDesign(toForm('x', both))).toEqual(both)
  })

  it('that a copy could not say are not left out of it', () => {
    const twice = design(page('a', first), page('b', [field('why', 'text', { askedWhen: [when('old', 'true'), when('form', 'option1')], askedWhenJoin: 'any' }), field('x', 'text', { askedWhen: [when('old', 'false')] })], { askedWhen: rentsOrSmall.slice(0, 1) }))
    expect(toDesign(toForm('x', twice))).toEqual(twice)
    const never = design(page('a', [...first, field('more', 'radio')]), page('b', [field('why', 'text', { askedWhen: [when('old', 'true'), when('more', 'option1')], askedWhenJoin: 'any' })], { askedWhen: rentsOrSmall, askedWhenJoin: 'any' }))
    expect(() => toDesign(toForm('x', never))).toThrow('cannot be copied')
  })

  it('are told in words', () => {
    const form = design(page('a', first))
    expect(askingInWords(form, { askedWhen: rentsOrSmall, askedWhenJoin: 'any' })).toBe('「问题 rents」回答“是”，或者「问题 form」回答“选项 0”时显示')
    expect(askingInWords(form, { askedWhen: [when('form', 'option1', 'option2'), when('rents', 'false')] })).toBe('「问题 form」回答“选项 0”或“选项 1”，并且「问题 rents」回答“否”时显示')
    expect([askingInWords(form, { askedWhen: [] }), askingInWords(form, { askedWhen: [when('form')] })]).toEqual(['', ''])
  })
})

describe('a design is refused, at its place', () => {
  it.each<[string, FormDesign, string, RegExp]>([
    ['without a page', design(), 'sections', /至少要有一页/],
    ['with a page that asks nothing', design(page('a', [])), 'sections/0/fields', /没有问题/],
    ['with two questions of one name', design(page('a', [field('x', 'text')]), page('b', [field('x', 'text')])), 'sections/1/fields/0/id', /重复/],
    ['with two pages of one number', design(page('a', [field('x', 'text')]), page('a', [field('y', 'text')])), 'sections/1/id', /编号都是/],
    ['with a name objects inherit', design(page('a', [field('constructor', 'text')])), 'sections/0/fields/0/id', /不能用/],
    ['with a question that asks nothing', design(page('a', [field('x', 'text', { title: ' ' })])), 'sections/0/fields/0/title', /请填写问题/],
    ['with one option', design(page('a', [field('x', 'radio', { options: [{ id: 'a', title: '甲' }] })])), 'sections/0/fields/0/options', /至少要有两个/],
    ['with an option twice', design(page('a', [field('x', 'select', { options: [{ id: 'a', title: '甲' }, { id: 'b', title: '甲' }] })])), 'sections/0/fields/0/options/1/title', /写了两次/],
    ['with an empty option', design(page('a', [field('x', 'checkboxes', { options: [{ id: 'a', title: '甲' }, { id: 'b', title: '' }] })])), 'sections/0/fields/0/options/1/title', /是空的/],
    ['with limits nobody can meet', design(page('a', [field('x', 'number', { minimum: 9, maximum: 3 })])), 'sections/0/fields/0/minimum', /怎么填都通不过/],
    ['with a text of no length', design(page('a', [field('x', 'text', { maxLength: 0 })])), 'sections/0/fields/0/maxLength', /1 到 4000/],
    ['with more at least than at most', design(page('a', [field('x', 'text', { minLength: 200 })])), 'sections/0/fields/0/minLength', /不多于/],
    ['with a statement that states nothing', design(page('a', [field('x', 'statement', { tick: '' })])), 'sections/0/fields/0/tick', /同意什么/],
    ['with a condition on nothing', design(page('a', [field('x', 'text', { askedWhen: [{ field: 'gone', values: ['a'] }] })])), 'sections/0/fields/0/askedWhen/0/field', /不在表中/],
    ['with a condition on what stands behind', design(page('a', [field('y', 'text', { askedWhen: [{ field: 'x', values: ['true'] }] }), field('x', 'yesNo')])), 'sections/0/fields/0/askedWhen/0/field', /排在它前面/],
    ['with a condition on itself', design(page('a', [field('x', 'yesNo', { askedWhen: [{ field: 'x', values: ['true'] }] })])), 'sections/0/fields/0/askedWhen/0/field', /排在它前面/],
    ['with a page that waits for its own question', design(page('a', [field('x', 'yesNo')], { askedWhen: [{ field: 'x', values: ['true'] }] })), 'sections/0/askedWhen/0/field', /排在它前面/],
    ['with more conditions than anybody follows', design(page('a', Array.from({ length: 11 }, (_, index) => field(`x${index}`, 'yesNo'))), page('b', [field('y', 'text')], { askedWhen: Array.from({ length: 11 }, (_, index) => ({ field: `x${index}`, values: ['true'] })), askedWhenJoin: 'any' })), 'sections/1/askedWhen', /最多 10 个/],
    ['with a condition on a text', design(page('a', [field('x', 'text')]), page('b', [field('y', 'text')], { askedWhen: [{ field: 'x', values: ['a'] }] })), 'sections/1/askedWhen/0/field', /只有单选/],
    ['with a condition on an option that is gone', design(deciding, page('b', [field('y', 'text', { askedWhen: [{ field: 'form', values: ['option9'] }] })])), 'sections/1/fields/0/askedWhen/0/values', /没有这个选项/],
    ['with a condition that waits for no answer', design(deciding, page('b', [field('y', 'text', { askedWhen: [{ field: 'form', values: [] }] })])), 'sections/1/fields/0/askedWhen/0/values', /回答什么时/],
    ['with the same condition on page and question', design(deciding, page('b', [field('y', 'text', { askedWhen: [{ field: 'form', values: ['option1'] }] })], { askedWhen: [{ field: 'form', values: ['option2'] }] })), 'sections/1/fields/0/askedWhen/0/field', /只留一处/],
    ['with more questions than anybody answers', design(page('a', Array.from({ length: 201 }, (_, index) => field(`x${index}`, 'text')))), 'sections', /最多 200/],
  ])('%s', (_what, wrong, path, message) => {
    const problem = designProblems(wrong).find((each) => each.path === path)
    expect(problem?.message, JSON.stringify(designProblems(wrong))).toMatch(message)
  })

  it('when two questions wait for each other: one of them stands later', () => {
    const circle = design(page('a', [field('x', 'yesNo', { askedWhen: [{ field: 'y', values: ['true'] }] })]), page('b', [field('y', 'yesNo', { askedWhen: [{ field: 'x', values: ['true'] }] })]))
    expect(designProblems(circle)).toHaveLength(1)
  })
})

describe('fittingAnswers', () => {
  const form = toForm('x', design(page('a', [field('name', 'text'), field('form', 'radio'), field('items', 'checkboxes'), field('area', 'number'), field('rents', 'yesNo')])))

  it('keeps what is still asked the same way, right or wrong', () => {
    const answers = { name: '', form: 'option1', items: ['option1'], area: '一百', rents: true }
    expect(fittingAnswers(form, answers)).toEqual(answers)
  })

  it('drops what is asked no more, or otherwise', () => {
    expect(fittingAnswers(form, { gone: 'x', name: ['a'], form: 'option9', items: ['option9', 'option2'], area: true, rents: 'yes', __proto__: { a: 1 } })).toEqual({ items: ['option2'] })
  })
})
