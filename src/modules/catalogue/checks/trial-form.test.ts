import { describe, expect, test } from 'vitest'
import { askChoice, askText, composeForm } from '../../../platform/forms/index.ts'
import { createFormFormats, defaultForm, itemForms } from '../forms/index.ts'
import { findFormProblem } from './trial-form.ts'

const formats = { ...createFormFormats({ identityNumber: () => ({ valid: true }), uscc: () => ({ valid: true }), today: () => '2026-03-02' }), dead: () => '永远不对' }

/** A choice on the first page decides whether a number is asked for that nobody can have. */
const deadEndBehind = (...ways: string[]) => composeForm('trial', '试填', [
  { id: 'first', title: '第一页', questions: [askChoice('way', '怎样办', { window: '窗口', post: '邮寄' })] },
  { id: 'second', title: '第二页', questions: [askText('number', '编号', { maxLength: 30, format: 'dead', askedWhen: { way: ways } })] },
])

describe('trying a form', () => {
  test.each([...itemForms, defaultForm({ object: 'person' }), defaultForm({ object: 'enterprise' }), defaultForm({ object: 'both' })].map((form) => [form.id, form] as const))('%s can be completed', (_id, form) => {
    expect(findFormProblem(form, formats)).toBeNull()
  })

  test('a dead end behind one answer is no dead form', () => expect(findFormProblem(deadEndBehind('window'), formats)).toBeNull())

  test('a dead end behind every answer is one, and says where', () => expect(findFormProblem(deadEndBehind('window', 'post'), formats)).toContain('编号'))

  test('a form that cannot even be compiled says so', () => {
    const form = composeForm('trial', '试填', [{ id: 'first', title: '第一页', questions: [askText('place', '经营场所', { maxLength: 10, format: 'no-such-format' })] }])
    expect(findFormProblem(form, formats)).toMatch(/^表单定义有误/)
  })

  test('a text is made as long as it has to be', () => {
    const form = composeForm('trial', '试填', [{ id: 'first', title: '第一页', questions: [askText('reason', '理由', { minLength: 50, maxLength: 60 })] }])
    expect(findFormProblem(form, formats)).toBeNull()
  })
})
