import { expect, test } from 'vitest'
import { askText, askYesNo, composeForm } from '../../../../src/platform/forms/compose-form.ts'
import type { Form } from '../../../../src/platform/forms/form.ts'
import { prefill, toAnswers, toSections } from './form-answers.ts'

const form: Form = {
  id: 'licence',
  schema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', title: '申请表', additionalProperties: false,
    required: ['applicantName', 'area', 'hasWarehouse'],
    properties: {
      applicantName: { type: 'string', title: '姓名', maxLength: 50 },
      area: { type: 'number', title: '面积', minimum: 1, maximum: 9999, multipleOf: 0.01 },
      hasWarehouse: { type: 'boolean', title: '另有仓库？' },
      warehouse: { type: 'string', title: '仓库地址', maxLength: 100 },
    },
    // oxlint-disable-next-line unicorn/no-thenable -- the keyword of JSON Schema
    allOf: [{ if: { properties: { hasWarehouse: { const: true } }, required: ['hasWarehouse'] }, then: { properties: { warehouse: true }, required: ['warehouse'] } }],
  },
  ui: { sections: [
    { id: 'who', title: '申请人', fields: [{ name: 'applicantName', kind: 'text' }, { name: 'area', kind: 'number' }, { name: 'hasWarehouse', kind: 'radio' }] },
    { id: 'where', title: '仓库', fields: [{ name: 'warehouse', kind: 'text' }] },
  ] },
}

test('a number is shown letter by letter as it is typed, and sent as a number', () => {
  const typed = { area: '86.0' }
  expect(toSections(form, typed, [])[0]!.fields.find(({ name }) => name === 'area')!.value).toBe('86.0')
  expect(toAnswers(form, typed)).toEqual({ area: 86 })
})

test('a question that is no longer asked is neither shown nor sent, and its answer comes back with it', () => {
  const typed = { hasWarehouse: 'false', warehouse: '府前街 1 号' }
  expect(toSections(form, typed, []).map(({ id }) => id)).toEqual(['who'])
  expect(toAnswers(form, typed)).toEqual({ hasWarehouse: false })
  expect(toAnswers(form, { ...typed, hasWarehouse: 'true' })).toEqual({ hasWarehouse: true, warehouse: '府前街 1 号' })
})

test('a question called for by the one above it on the same page appears at once, under any of two conditions', () => {
  const page = composeForm('licence', '申请表', [{ id: 'where', title: '仓库', questions: [
    askYesNo('hasWarehouse', '另有仓库？'),
    askYesNo('isLarge', '面积大？'),
    askText('warehouse', '仓库地址', { maxLength: 100, askedWhen: [{ hasWarehouse: true }, { isLarge: true }] }),
  ] }])
  const asked = (typed: Record<string, string>) => toSections(page, typed, [])[0]!.fields.map(({ name }) => name)
  expect(asked({ hasWarehouse: 'false' })).toEqual(['hasWarehouse', 'isLarge'])
  expect(asked({ hasWarehouse: 'false', isLarge: 'true' })).toEqual(['hasWarehouse', 'isLarge', 'warehouse'])
  expect(asked({ hasWarehouse: 'true' })).toContain('warehouse')
  expect(toAnswers(page, { hasWarehouse: 'false', isLarge: 'false', warehouse: '府前街 1 号' })).toEqual({ hasWarehouse: false, isLarge: false })
})

test('the card fills in what the form asks for; what was typed stays', () => {
  const person = { kind: 'person' as const, name: '陈小满', identityNumber: '379902199405210028', phone: '' }
  expect(prefill(form, person, {})).toEqual({ applicantName: '陈小满' })
  expect(prefill(form, person, { applicantName: '陈小滿' })).toEqual({ applicantName: '陈小滿' })
})
