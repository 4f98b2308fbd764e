import { expect, test } from 'vitest'
import { completeContent } from './element-rules.ts'
import { aRawItem, aRawMaterial } from './fixtures.ts'
import type { Material } from './item.ts'
import { toServiceItem } from './item-import-rules.ts'

function readMaterial(changes: Record<string, unknown>): Material {
  const result = toServiceItem(aRawItem({ materials: [aRawMaterial(changes)], situations: [] }), { isDepartment: () => true })
  if ('errors' in result) throw new Error(JSON.stringify(result.errors))
  return result.item.materials[0]!
}

test.each([
  ['居民身份证', 'applicant', 'entry'],
  ['双方居民身份证', 'other', 'entry'],
  ['从业人员健康证明', 'other', 'entry'],
  ['无房信息', 'applicant', 'noEntry'],
  ['婚姻状况', 'applicant', 'anyAnswer'],
])('of 「%s」 a file that says nothing means: %s, %s', (name, holder, proves) => {
  expect(readMaterial({ name })).toMatchObject({ holder, proves })
})

test('what a file says counts, whatever the name', () => {
  expect(readMaterial({ name: '从业人员健康证明', holder: '申请人（本单位）', proves: '没有登记记录' })).toMatchObject({ holder: 'applicant', proves: 'noEntry' })
})

test('a version from before the two elements is read as its names propose, and one that has them as it says', () => {
  const { holder: _, proves: __, ...before } = readMaterial({ name: '父母居民身份证' })
  const content = { ...completeContent({ materials: [before], situations: [], steps: [], serves: {}, result: {}, fee: null, onlineDepth: 4 } as never) }
  expect(content.materials[0]).toMatchObject({ holder: 'other', proves: 'entry' })
  expect(completeContent({ ...content, materials: [{ ...before, holder: 'applicant', proves: 'anyAnswer' }] }).materials[0]).toMatchObject({ holder: 'applicant', proves: 'anyAnswer' })
})
