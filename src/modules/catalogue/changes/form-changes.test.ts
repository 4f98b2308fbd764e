import { describe, expect, it } from 'vitest'
import { emptyField, type FieldDesign, type FormDesign, toDesign } from '../../../platform/forms/form-design.ts'
import { aSoundContent } from '../checks/fixtures.ts'
import { defaultForm } from '../forms/index.ts'
import { compareContents } from './compare-rules.ts'
import { mergeContents } from './merge-rules.ts'

const present = (): FormDesign => structuredClone(toDesign(defaultForm({ object: 'both' })))
const edited = (change: (form: FormDesign) => void = () => undefined) => {
  const form = present()
  change(form)
  return aSoundContent({ form })
}
const rents: FieldDesign = { ...emptyField('rents', 'yesNo'), title: '房屋是租的吗？' }
const withRents = (form: FormDesign) => void form.sections.splice(1, 0, { id: 'house', title: '房屋', help: null, askedWhen: [], fields: [{ ...rents }] })
const applicant = (form: FormDesign) => form.sections.find(({ id }) => id === 'applicant')!
const changes = (before: ReturnType<typeof edited>, after: ReturnType<typeof edited>) => compareContents(before, after).map(({ path, kind, before: was, after: is }) => [path, kind, was, is])

describe('what differs between two forms', () => {
  it('is told question by question, in words', () => {
    expect(compareContents(edited(), edited((form) => {
      applicant(form).fields[3]!.title = '您的手机号码'
      applicant(form).fields[4]!.isRequired = false
    }))).toEqual([
      { path: 'form/sections/applicant/fields/applicantPhone/title', title: '申请表 · 页「申请人信息」 · 问题「手机号码」 · 问题', kind: 'changed', before: '手机号码', after: '您的手机号码' },
      { path: 'form/sections/applicant/fields/applicantAddress/isRequired', title: '申请表 · 页「申请人信息」 · 问题「联系地址」 · 必填', kind: 'changed', before: '是', after: '否' },
    ])
  })

  it('tells what came, went, moved within its page and to another', () => {
    const moved = changes(edited(withRents), edited((form) => {
      withRents(form)
      form.sections[1]!.fields.push(applicant(form).fields.pop()!)
      applicant(form).fields.reverse()
    }))
    expect(moved).toContainEqual(['form/sections/house/fields/applicantAddress', 'moved', '申请人信息', '房屋'])
    expect(moved).toContainEqual(['form/sections/applicant/fields', 'moved', expect.stringMatching(/^申请人姓名/), expect.stringMatching(/^手机号码/)])
    expect(moved).toHaveLength(2)
    expect(changes(edited(), edited(withRents))).toMatchObject([['form/sections/house', 'added', null, expect.stringContaining('房屋是租的吗？')]])
  })

  it('reads conditions in words, and a reworded question is one change', () => {
    const asking = (form: FormDesign) => {
      withRents(form)
      form.sections.splice(2, 0, { id: 'rent', title: '租赁', help: null, askedWhen: [{ field: 'rents', values: ['true'] }], fields: [{ ...emptyField('landlord', 'text'), title: '出租人' }] })
    }
    const always = (form: FormDesign) => {
      asking(form)
      form.sections[2]!.askedWhen = []
    }
    expect(changes(edited(always), edited(asking))).toEqual([['form/sections/rent/askedWhen', 'added', null, '问题：房屋是租的吗？，回答：是']])
    const reworded = edited((form) => {
      asking(form)
      form.sections[1]!.fields[0]!.title = '租房吗？'
    })
    expect(changes(edited(asking), reworded)).toEqual([['form/sections/house/fields/rents/title', 'changed', '房屋是租的吗？', '租房吗？']])
  })

  it('is told against the form in code where none was designed before', () => {
    const [whose, ...rest] = compareContents(aSoundContent(), edited(withRents))
    expect(whose).toMatchObject({ path: 'form', before: '平台现有的申请表', after: '本事项专用的申请表' })
    expect(rest.map(({ path }) => path)).toEqual(['form/sections/house'])
  })
})

describe('two people at one form', () => {
  it('may change different questions, and different parts of one', () => {
    const mine = edited((form) => void (applicant(form).fields[0]!.title = '姓名'))
    const theirs = edited((form) => {
      applicant(form).fields[0]!.hint = '照身份证填写'
      withRents(form)
    })
    const { content, conflicts } = mergeContents(edited(), mine, theirs)
    expect(conflicts).toEqual([])
    expect(content.form!.sections.map(({ id }) => id)).toContain('house')
    expect(applicant(content.form!).fields[0]).toMatchObject({ title: '姓名', hint: '照身份证填写' })
  })

  it('are asked where both changed the same, in words', () => {
    const asked = (value: string) => edited((form) => {
      withRents(form)
      applicant(form).askedWhen = [{ field: 'rents', values: [value] }]
    })
    const { conflicts } = mergeContents(edited(withRents), asked('true'), asked('false'))
    expect(conflicts).toEqual([{ path: 'form/sections/applicant/askedWhen', title: '申请表 · 页「申请人信息」 · 显示条件', mine: '问题：房屋是租的吗？，回答：是', theirs: '问题：房屋是租的吗？，回答：否' }])
  })

  it('are asked about the whole where one throws away what the other changed', () => {
    const { conflicts } = mergeContents(edited(), aSoundContent({ form: null }), edited(withRents))
    expect(conflicts.map(({ path }) => path)).toEqual(['form'])
  })
})
