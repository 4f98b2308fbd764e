import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, type Filed, foodLicenceAtCounter, read, REGION, residentOf, signInActors, upload } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const elder = residentOf('resident1')

/** The general form, for a person. */
const aboutElder = {
  applicantKind: 'person', applicantName: elder.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: elder.identityNumber,
  applicantPhone: elder.phone, applicantAddress: elder.address, handledBy: 'applicant', truthStatement: true,
}
const ebike = { item: 'ebike-registration', region: REGION, form: aboutElder, materials: { m1: { waived: true }, m2: { onPaper: true }, m3: { onPaper: true } } }
const elderAtCounter = { kind: 'person', name: elder.name, identityNumber: elder.identityNumber }

test('我带着纸质材料到窗口，工作人员替我登记，当场拿到收件凭证，回家也能在网上看', async () => {
  const body = foodLicenceAtCounter()
  // One material is scanned at the counter, the rest stay on paper.
  body.materials.m3 = { files: [await upload(actors.clerk, 'staff', '平面图.pdf')] }
  const filed = answerOf(await actors.clerk.post<Filed>('/staff/applications', body))
  expect(filed).toMatchObject({ state: 'received', version: 2 })
  const case_ = await read(actors.clerk, filed.number)
  expect(case_).toMatchObject({ channelName: '窗口申请', receivedOn: '2026-03-02', documents: [{ kind: 'receipt' }], applicant: { name: '陈小满' } })
  expect(case_.materials.find(({ id }) => id === 'm4')).toMatchObject({ providedName: '纸质' })
  expect(await read(actors.citizen, filed.number, 'citizen')).toMatchObject({ state: 'received' })
  expect(problemOf(await actors.stranger.get(`/citizen/applications/${filed.number}`))).toMatchObject({ status: 404, code: 'applications.not_found' })
})

test('我没有登记过也能在窗口办，登记一次以后就认得我', async () => {
  const newcomer = { kind: 'person', name: elder.name, identityNumber: elder.identityNumber, phone: elder.phone }
  const first = answerOf(await actors.clerk.post<Filed>('/staff/applications', { ...ebike, applicant: newcomer }))
  const second = answerOf(await actors.clerk.post<Filed>('/staff/applications', { ...ebike, applicant: newcomer }))
  const [a, b] = await Promise.all([read(actors.clerk, first.number), read(actors.clerk, second.number)])
  expect(b.applicant.id).toBe(a.applicant.id)
})

test('我的电动车上牌，收件、受理、审查、决定、制证、送达在窗口一次办完', async () => {
  const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', { ...ebike, applicant: elderAtCounter }))
  const checks = ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' }))
  const done = answerOf(await actors.clerk.post(`/staff/applications/${number}/handle-immediately`, { checks }, { version }))
  expect(done).toMatchObject({ state: 'delivered', dueOn: null })
  const view = await read(actors.clerk, number)
  // Every step is still an event of its own.
  expect(view.timeline.map(({ type }) => type)).toEqual(['submitted', 'received', 'materialsChecked', 'accepted', 'reviewed', 'granted', 'certificateMade', 'delivered'])
  expect(view.certificate).not.toBeNull()
  expect(view.overdueDays).toBe(0)
})

test('承诺件不能当场办结，要由审批单位审查决定', async () => {
  const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', foodLicenceAtCounter()))
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/handle-immediately`, {}, { version }))).toMatchObject({ status: 409, code: 'applications.not_immediate' })
})

test('没有通办的事项窗口只收本地区的，不认识的证件号码收不进来', async () => {
  const otherClerk = await actors.as('clerk-379903-1')
  expect(problemOf(await otherClerk.post('/staff/applications', { ...foodLicenceAtCounter(), item: 'company-registration' }))).toMatchObject({ status: 403, code: 'applications.not_yours' })
  const wrong = await actors.clerk.post('/staff/applications', { ...ebike, applicant: { ...elderAtCounter, identityNumber: `${elder.identityNumber.slice(0, 17)}${elder.identityNumber.endsWith('1') ? 2 : 1}` } })
  expect(problemOf(wrong)).toMatchObject({ status: 422 })
  const otherName = await actors.clerk.post('/staff/applications', { ...ebike, applicant: { ...elderAtCounter, name: '赵某某' } })
  expect(problemOf(otherName).status).toBeGreaterThanOrEqual(409)
})
