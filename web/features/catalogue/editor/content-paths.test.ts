import { describe, expect, it } from 'vitest'
import type { Content } from '../types.ts'
import { getAt, isSame, isWithin, setAt, takeAt, toFieldId, toPath } from './content-paths.ts'

const content: Content = {
  name: '食品经营许可',
  result: { name: '许可证' },
  materials: [{ id: 'm1', name: '申请书' }, { id: 'm2', name: '执照' }],
  questions: [{ question: '要多久', answer: '五天' }],
}

describe('a path', () => {
  it('finds members by their id, and by their number where they have none', () => {
    expect(getAt(content, 'materials/m2/name')).toBe('执照')
    expect(getAt(content, 'materials/1/name')).toBe('执照')
    expect(getAt(content, 'questions/0/answer')).toBe('五天')
    expect(getAt(content, 'materials/m9/name')).toBeUndefined()
  })

  it('changes one place and leaves what stands beside it the same object', () => {
    const changed = setAt(content, 'materials/m2/name', '营业执照')
    expect(getAt(changed, 'materials/m2/name')).toBe('营业执照')
    expect(getAt(content, 'materials/m2/name')).toBe('执照')
    expect((changed.materials as unknown[])[0]).toBe((content.materials as unknown[])[0])
    expect(changed.result).toBe(content.result)
  })

  it('of a refusal names members by their id, as fields do', () => {
    expect(toPath(content, '/content/materials/1/name')).toBe('materials/m2/name')
    expect(toPath(content, 'questions/0')).toBe('questions/0')
    expect(toFieldId(toPath(content, '/content/materials/1/name'))).toBe('e-materials-m2-name')
  })

  it('is within a place that it begins with as a whole', () => {
    expect(isWithin('materials/m2/name', 'materials/m2')).toBe(true)
    expect(isWithin('materials/m21/name', 'materials/m2')).toBe(false)
  })
})

describe('taking a place from another content', () => {
  it('takes a value', () => {
    expect(getAt(takeAt(content, { ...content, name: '别名' }, 'name'), 'name')).toBe('别名')
  })

  it('lets a member go that the other has not, and come that only the other has', () => {
    const without = { ...content, materials: [{ id: 'm1', name: '申请书' }] }
    expect(takeAt(content, without, 'materials/m2').materials).toEqual(without.materials)
    expect(takeAt(without, content, 'materials/m2').materials).toEqual(content.materials)
  })
})

it('two values are the same in whatever order their parts are named', () => {
  expect(isSame({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 })).toBe(true)
  expect(isSame({ a: 1 }, { a: 1, b: 2 })).toBe(false)
  expect(isSame([1, 2], [2, 1])).toBe(false)
  expect(isSame([], {})).toBe(false)
})
