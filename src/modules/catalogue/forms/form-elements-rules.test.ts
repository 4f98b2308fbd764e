import Schema from 'typebox/schema'
import { describe, expect, it } from 'vitest'
import { emptyField, type FieldDesign, type FormDesign, toDesign } from '../../../platform/forms/form-design.ts'
import { compareContents } from '../changes/compare-rules.ts'
import { mergeContents } from '../changes/merge-rules.ts'
import { aSoundContent } from '../checks/fixtures.ts'
import { toElementsSchema } from '../element-rules.ts'
import { formElements } from './form-elements.ts'
import { defaultForm } from './index.ts'

/** A question that waits for two others of its page; `join` as it was stored, absent in forms of before. */
function aContent(join?: { askedWhenJoin: 'any' | null }, change: (field: FieldDesign) => void = () => undefined) {
  const form: FormDesign = structuredClone(toDesign(defaultForm({ object: 'person' })))
  const conditions = ['rents', 'small'].map((field) => ({ field, values: ['true'] }))
  form.sections.splice(1, 0, {
    id: 'house', title: '房屋', help: null, askedWhen: [],
    fields: [{ ...emptyField('rents', 'yesNo'), title: '租的？' }, { ...emptyField('small', 'yesNo'), title: '小？' }, { ...emptyField('why', 'text'), title: '原因', askedWhen: conditions, ...join }],
  })
  change(form.sections[1]!.fields[2]!)
  return aSoundContent({ form })
}

describe('how conditions are joined', () => {
  it.each<[string, unknown, boolean]>([['absent', undefined, true], ['null', null, true], ['any', 'any', true], ['all', 'all', false]])('may be sent as %s', (_, value, isAccepted) => {
    const { form } = aContent()
    Object.assign(form!.sections[1]!.fields[2]!, value === undefined ? {} : { askedWhenJoin: value })
    expect(Schema.Compile(toElementsSchema(formElements)).Check(form)).toBe(isAccepted)
  })

  it('is the same where it is not said, or says nothing', () => {
    expect(compareContents(aContent(), aContent({ askedWhenJoin: null }))).toEqual([])
    const alone = (join: 'any' | null) => aContent(undefined, (field) => Object.assign(field, { askedWhen: field.askedWhen.slice(0, 1), askedWhenJoin: join }))
    expect(compareContents(alone(null), alone('any'))).toEqual([])
  })

  it('is told in words when it changes, and quarrelled about by nobody who left it alone', () => {
    expect(compareContents(aContent(), aContent({ askedWhenJoin: 'any' })).map(({ title, before, after }) => [title, before, after])).toEqual([
      ['申请表 · 页「房屋」 · 问题「原因」 · 显示条件的关系', '全部满足', '任一满足'],
    ])
    const mine = aContent({ askedWhenJoin: 'any' })
    const theirs = aContent()
    theirs.form!.sections[1]!.fields[2]!.title = '为什么'
    const { content, conflicts } = mergeContents(aContent(), mine, theirs)
    expect(conflicts).toEqual([])
    expect(content.form!.sections[1]!.fields[2]).toMatchObject({ title: '为什么', askedWhenJoin: 'any' })
  })
})
