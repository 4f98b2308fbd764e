import { expect, test } from 'vitest'
import { prefill, type ReadCertificate, type ReadRegister } from './prefill-rules.ts'

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

test('of two certificates the newest answers', () => {
  expect(prefill([licence({ issuedOn: '2025-01-01' }), licence({ holder: { name: '旧名称', code: '1' } })]).find(({ field }) => field === 'businessName')).toMatchObject({ value: '澄湖区小满餐饮店', asOf: '2025-01-01' })
})

test('a certificate that is not planned for answers nothing', () => {
  expect(prefill([licence({ name: '结婚证' })])).toEqual([])
})

const register = (changes: Partial<ReadRegister> = {}): ReadRegister => ({
  register: '市场主体登记信息', entries: { 名称: '小满餐饮店（新名称）', 登记状态: '存续' }, asOf: '2026-02-20', prefills: [{ entry: '名称', fields: ['businessName'] }], correctFor: null, ...changes,
})
const nameOf = (answers: ReturnType<typeof prefill>) => answers.find(({ field }) => field === 'businessName')

test.each([
  { title: 'the register, when it is newer', asOf: '2019-05-04', source: '市场主体登记信息' },
  { title: 'the certificate, of the same day', asOf: '2019-05-03', source: '电子证照《营业执照》' },
  { title: 'the certificate, when it is newer', asOf: '2019-05-02', source: '电子证照《营业执照》' },
])('of a certificate and a register answers $title', ({ asOf, source }) => {
  expect(nameOf(prefill([licence()], [register({ asOf })]))).toMatchObject({ source })
})

test('of two registers the newer answers, whichever was asked first', () => {
  const [older, newer] = [register({ asOf: '2026-01-01', register: '甲' }), register({ asOf: '2026-01-02', register: '乙' })]
  for (const asked of [[older, newer], [newer, older]]) expect(nameOf(prefill([], asked))).toMatchObject({ source: '乙', asOf: '2026-01-02' })
})

test('a register answers only what it is meant to, a number as text, yes and no not at all', () => {
  const prefills = [{ entry: '面积', fields: ['area'] }, { entry: '是否抵押', fields: ['pledged'] }, { entry: '没有这一项', fields: ['nothing'] }]
  expect(prefill([], [register({ entries: { 面积: 86.5, 是否抵押: false, 名称: '不问' }, prefills })]).map(({ field, value }) => [field, value])).toEqual([['area', '86.5']])
})

test('a correction is asked for only about those for whom one may', () => {
  expect(nameOf(prefill([], [register({ correctFor: { subject: 'child' } })]))).toMatchObject({ correction: { register: '市场主体登记信息', entry: '名称', subject: 'child' } })
  expect(nameOf(prefill([], [register()]))).toMatchObject({ correction: null })
})
