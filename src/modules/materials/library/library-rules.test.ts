import { describe, expect, test } from 'vitest'
import { findFit, listFitting, toPlainName } from './library-rules.ts'

describe('what a material is called without how it has to look', () => {
  test.each([
    ['营业执照（副本）复印件', '营业执照'],
    ['营业执照 复印件(加盖公章)', '营业执照'],
    ['食品安全管理制度', '食品安全管理制度'],
    ['《房屋租赁合同》原件及复印件', '房屋租赁合同'],
    ['健康证明（从业人员）照片', '健康证明'],
  ])('%s → %s', (name, plain) => expect(toPlainName(name)).toBe(plain))

  test('a name of nothing else stays itself', () => expect(toPlainName('照片')).toBe('照片'))
})

describe('what may serve for a material', () => {
  test('the same material in another shape', () => expect(findFit('营业执照（副本）', '营业执照复印件')).toBe('same'))
  test('a longer name of the same thing', () => expect(findFit('经营场所房屋租赁合同', '房屋租赁合同')).toBe('like'))
  test('not what only shares a few characters', () => {
    expect(findFit('身份证明', '健康证明')).toBeUndefined()
    expect(findFit('照片', '设备照片目录')).toBeUndefined()
  })

  test('the same name comes first, then the newest; what the holder renamed is found under its old name too', () => {
    const entries = [
      { name: '租房合同', handedAs: '房屋租赁合同' },
      { name: '经营场所房屋租赁合同', handedAs: null },
      { name: '房屋租赁合同（复印件）', handedAs: null },
      { name: '营业执照', handedAs: '营业执照' },
    ]
    expect(listFitting(entries, '房屋租赁合同').map(({ name, fit }) => [name, fit])).toEqual([['租房合同', 'same'], ['房屋租赁合同（复印件）', 'same'], ['经营场所房屋租赁合同', 'like']])
  })
})
