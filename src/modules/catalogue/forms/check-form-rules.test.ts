import { describe, expect, it } from 'vitest'

import { emptyField, type FormDesign, toDesign, toForm } from '../../../platform/forms/form-design.ts'
import { checkForm } from './check-form-rules.ts'
import { composedForm } from './composed-form.ts'
import { formBlocks } from './form-blocks.ts'
import { type ApplicantKind, defaultForm, formInCode, itemForms } from './index.ts'

const KINDS: ApplicantKind[] = ['person', 'enterprise', 'both']
const forms = [...itemForms, ...KINDS.map((object) => defaultForm({ object }))]
const ofPerson = (): FormDesign => structuredClone(toDesign(defaultForm({ object: 'person' })))
const messagesOf = (design: FormDesign, kind: ApplicantKind = 'person', code = 'tea-house-filing') => checkForm(code, design, kind).map(({ message }) => message)
const edit = (change: (design: FormDesign) => void): FormDesign => {
  const design = ofPerson()
  change(design)
  return design
}

describe('the forms in code', () => {
  it.each(forms.map((form) => [form.id, form] as const))('%s can be copied into a design, and is the same form', (_id, form) => {
    expect(toForm(form.id, toDesign(form))).toEqual(form)
  })

  it.each(itemForms.flatMap((form) => KINDS.map((kind) => [form.id, kind] as const)))('%s may be published unchanged as the form of an item for %s', (code, kind) => {
    expect(checkForm(code, toDesign(formInCode(code, kind)), kind)).toEqual([])
  })

  it.each(KINDS)('the default for %s too', (kind) => {
    expect(checkForm('tea-house-filing', toDesign(formInCode('tea-house-filing', kind)), kind)).toEqual([])
  })

  it('gives the same form for the same content, whoever read it', () => {
    expect(composedForm('a', ofPerson())).toBe(composedForm('a', ofPerson()))
    expect(composedForm('b', ofPerson())).not.toBe(composedForm('a', ofPerson()))
  })
})

describe('a designed form', () => {
  it('asks who applies', () => {
    expect(messagesOf(edit((design) => void design.sections.shift()))).toContainEqual(expect.stringContaining('「申请人证件号码」'))
    expect(messagesOf(ofPerson(), 'both')).toContainEqual(expect.stringContaining('「统一社会信用代码」'))
  })

  it('keeps a ready-made block whole', () => {
    const half = edit((design) => void (design.sections[0]!.fields = design.sections[0]!.fields.filter(({ id }) => id !== 'applicantIdentityKind')))
    expect(messagesOf(half)).toContainEqual(expect.stringContaining('还缺「申请人证件类型」'))
  })

  it('keeps the statement, for everybody', () => {
    expect(messagesOf(edit((design) => void design.sections.pop()))).toContainEqual(expect.stringContaining('申请人声明'))
    expect(messagesOf(edit((design) => void (design.sections.at(-1)!.fields[0]!.isRequired = false)))).toContainEqual(expect.stringContaining('必填'))
  })

  it('leaves what the platform compares as it is written', () => {
    expect(messagesOf(edit((design) => void (design.sections[0]!.fields[2]!.formatWhen = [])))).toContainEqual(expect.stringContaining('按证件类型核对'))
    expect(messagesOf(edit((design) => void design.sections[0]!.fields[1]!.options.pop()))).toContainEqual(expect.stringContaining('护照'))
    expect(messagesOf(edit((design) => void (design.sections[0]!.fields[0]!.kind = 'date')))).toContainEqual(expect.stringContaining('题型'))
  })

  it('may word the same questions otherwise, and ask more', () => {
    const design = edit(({ sections }) => {
      sections[0]!.fields[0]!.title = '您的姓名'
      sections.splice(1, 0, { id: 'house', title: '房屋', help: null, askedWhen: [], fields: [{ ...emptyField('houseArea', 'number'), title: '面积' }] })
    })
    expect(messagesOf(design)).toEqual([])
  })

  it('is refused when no answer satisfies it', () => {
    const design = edit(({ sections }) => void sections.splice(1, 0, { id: 'x', title: '编号', help: null, askedWhen: [], fields: [{ ...emptyField('file', 'text'), title: '档案编号', format: 'driving-file', maxLength: 5 }] }))
    expect(messagesOf(design)).toContainEqual(expect.stringContaining('怎么填都提交不了'))
  })
})

describe('the ready-made blocks', () => {
  it('are sound together, each with names of its own', () => {
    const names = formBlocks.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.map(({ id }) => id)))
    expect(new Set(names).size).toBe(names.length)
    expect(messagesOf({ title: '申请表', sections: formBlocks.flatMap(({ sections }) => sections) }, 'both')).toEqual([])
  })
})
