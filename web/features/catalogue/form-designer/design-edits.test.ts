import { describe, expect, it } from 'vitest'
import type { FormDesign } from '../../../../src/platform/forms/form-design.ts'
import { copyField, insertBlock, isBlockUsed, newField, newSection, placeField, stepField, stepSection, withKind } from './design-edits.ts'

const form: FormDesign = {
  title: '表',
  sections: [
    { ...newSection(), id: 'a', fields: ['x', 'y', 'z'].map((id) => ({ ...newField('text'), id })) },
    { ...newSection(), id: 'b', fields: [{ ...newField('statement'), id: 's' }] },
  ],
}
const names = ({ sections }: FormDesign) => sections.map(({ fields }) => fields.map(({ id }) => id).join(''))

describe('editing a form', () => {
  it('moves a question by steps, also to the page beside', () => {
    expect(names(stepField(form, 0, 0, 1))).toEqual(['yxz', 's'])
    expect(names(stepField(form, 0, 2, -1))).toEqual(['xzy', 's'])
    expect(names(stepField(form, 0, 2, 1))).toEqual(['xy', 'zs'])
    expect(names(stepField(form, 1, 0, -1))).toEqual(['xyzs', ''])
    expect(stepField(form, 0, 0, -1)).toBe(form)
  })

  it('puts a dragged question before the one it is dropped on', () => {
    expect(names(placeField(form, { section: 0, at: 0 }, { section: 0, at: 2 }))).toEqual(['yxz', 's'])
    expect(names(placeField(form, { section: 0, at: 2 }, { section: 0, at: 0 }))).toEqual(['zxy', 's'])
    expect(names(placeField(form, { section: 0, at: 1 }, { section: 1, at: 1 }))).toEqual(['xz', 'sy'])
  })

  it('gives a copy a name of its own', () => {
    const ids = copyField(form, 0, 0).sections[0]!.fields.map(({ id }) => id)
    expect([ids[0], new Set(ids).size]).toEqual(['x', 4])
  })

  it('moves pages, and stops at the edges', () => {
    expect(stepSection(form, 0, 1).sections.map(({ id }) => id)).toEqual(['b', 'a'])
    expect(stepSection(form, 0, -1)).toBe(form)
  })

  it('puts a ready-made block before the statement, once', () => {
    const block = [{ ...newSection(), id: 'a', fields: [{ ...newField('text'), id: 'applicantName' }] }]
    expect(isBlockUsed(form, block)).toBe(false)
    const next = insertBlock(form, block)
    expect(names(next)).toEqual(['xyz', 'applicantName', 's'])
    expect(new Set(next.sections.map(({ id }) => id)).size).toBe(3)
    expect(isBlockUsed(next, block)).toBe(true)
  })

  it('keeps name, words and options when the kind changes', () => {
    const radio = { ...newField('radio'), title: '颜色', options: [{ id: 'o1', title: '红' }, { id: 'o2', title: '蓝' }] }
    expect(withKind(radio, 'checkboxes')).toMatchObject({ id: radio.id, title: '颜色', kind: 'checkboxes', options: radio.options })
    expect(withKind(radio, 'number')).toMatchObject({ id: radio.id, kind: 'number', options: [], minimum: 0 })
  })
})
