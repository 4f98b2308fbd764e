import { expect, test } from 'vitest'
import type { Element } from '../types.ts'
import { copyMember, newMember } from './new-members.ts'

type List = Extract<Element, { kind: 'list' }>

const text = (title: string): Element => ({ kind: 'text', title, hint: '' })
const materials: List = { kind: 'list', title: '材料', hint: '', titleOf: 'name', parts: { id: text('编号'), name: text('名称'), copies: { kind: 'number', title: '份数', hint: '' }, remark: { ...text('备注'), isOptional: true } } }
const options: List = { kind: 'list', title: '选项', hint: '', titleOf: 'label', parts: { id: text('编号'), label: text('选项'), addMaterials: materials } }
const situations: List = { kind: 'list', title: '情形', hint: '', titleOf: 'question', parts: { id: text('编号'), question: text('问题'), options } }

test('a new member has every part: empty texts, null where a part may be absent', () => {
  expect(newMember(materials, [])).toEqual({ id: expect.stringMatching(/^[a-z0-9-]{1,40}$/), name: '', copies: 0, remark: null })
})

test('two who add a material at the same time do not give it the same id', () => {
  expect(newMember(materials, []).id).not.toBe(newMember(materials, []).id)
})

test('questions and options are numbered on, as a guide’s address needs it', () => {
  expect(newMember(situations, [{ id: 'q1' }, { id: 'q3' }]).id).toBe('q4')
  expect(newMember(situations, [{ id: 'q2' }]).id).toBe('q3')
  expect(newMember(options, [{ id: 'o1' }]).id).toBe('o2')
})

test('a copy of a question has options and materials with ids of their own', () => {
  const question = { id: 'q1', question: '经营什么', options: [{ id: 'o1', label: '餐饮', addMaterials: [{ id: 'q1o1m1', name: '图', copies: 1, remark: null }] }, { id: 'o2', label: '零售', addMaterials: [] }] }
  const copy = copyMember(situations, question, [question])
  expect(copy).toMatchObject({ id: 'q2', question: '经营什么', options: [{ id: 'o1', label: '餐饮', addMaterials: [{ name: '图', copies: 1 }] }, { id: 'o2' }] })
  expect(JSON.stringify(copy)).not.toContain('q1o1m1')
})
