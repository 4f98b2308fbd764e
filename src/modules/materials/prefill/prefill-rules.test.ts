import { expect, test } from 'vitest'
import { prefill, type ReadCertificate } from './prefill-rules.ts'

const licence = (changes: Partial<ReadCertificate> = {}): ReadCertificate => ({
  name: '营业执照', holder: { name: '澄湖区小满餐饮店', code: '92379902MA0200017B' }, content: [{ label: '法定代表人（负责人、经营者）', value: '陈小满' }, { label: '住所（经营场所）', value: '府前街26号' }], issuedOn: '2019-05-03', ...changes,
})

test('a licence answers who runs the business, under which code and where', () => {
  expect(Object.fromEntries(prefill([licence()]).map(({ field, value }) => [field, value]))).toMatchObject({
    businessName: '澄湖区小满餐饮店', businessUscc: '92379902MA0200017B', legalRepresentativeName: '陈小满', premisesAddress: '府前街26号',
  })
  expect(prefill([licence()])[0]).toMatchObject({ source: '电子证照《营业执照》', asOf: '2019-05-03' })
})

test('a number that is printed masked answers nothing, and neither does an empty field', () => {
  const answers = prefill([licence({ holder: { name: '陈小满', code: '379902********0021' }, content: [{ label: '住所（经营场所）', value: '' }] })])
  expect(answers.map(({ field }) => field)).toEqual(['businessName', 'enterpriseName'])
})

test('of two certificates the first in the list, the newest, answers', () => {
  expect(prefill([licence({ issuedOn: '2025-01-01' }), licence({ holder: { name: '旧名称', code: '1' } })]).find(({ field }) => field === 'businessName')).toMatchObject({ value: '澄湖区小满餐饮店', asOf: '2025-01-01' })
})

test('a certificate that is not planned for answers nothing', () => {
  expect(prefill([licence({ name: '结婚证' })])).toEqual([])
})
