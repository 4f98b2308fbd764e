import { afterAll, beforeAll, expect, test } from 'vitest'
import { DEMO_REGISTER_TROUBLE } from '../../src/adapters/registers/demo.ts'
import { readCityFile } from '../../src/demo-city/city-file.ts'
import { inventResidents } from '../../src/demo-city/residents.ts'
import { type Actors, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Prefill {
  answers: { field: string; value: string; source: string; asOf: string; correction: { register: string; entry: string; subject: string | null } | null }[]
  silent: { register: string; fields: string[] }[]
  needConsent: { register: string; fields: string[] }[]
}
const ITEM = 'individual-business-registration'
const prefill = async (api: Api, more: object = {}) => answerOf(await api.post<Prefill>('/citizen/materials/prefill', { item: ITEM, region: REGION, ...more }))
const asked = async (api: Api) => answerOf(await api.get<{ rows: { kind: string; what: string; purpose: string; actorName: string }[] }>('/citizen/data-accesses')).rows.filter(({ purpose }) => purpose.startsWith('填写'))

test('没有同意过的，登记信息一样也不查，只说谁能替我填什么；同意以后才查、才填，每次都记着', async () => {
  // 吴倩 has a property in the register, and her identity card.
  const owner = await actors.as('resident11')
  const before = await prefill(owner, { asks: true })
  expect(before.answers.map(({ source }) => source)).toEqual(expect.not.arrayContaining(['不动产登记信息', '人口基础信息']))
  expect(before.needConsent).toEqual(expect.arrayContaining([{ register: '不动产登记信息', fields: ['businessPremises'] }, { register: '人口基础信息', fields: ['applicantName'] }]))
  expect(await asked(owner)).toEqual([])

  const after = await prefill(owner, { asks: true, agrees: true })
  expect(after).toMatchObject({ silent: [], needConsent: [] })
  expect(after.answers.find(({ field }) => field === 'applicantName')).toMatchObject({ value: '吴倩', source: '人口基础信息', correction: { register: '人口基础信息', entry: '姓名' } })
  expect((await asked(owner)).map(({ what }) => what).sort()).toEqual(['不动产登记信息', '人口基础信息', '房屋租赁备案信息'].sort())

  // What they said counts for a while: nobody asks again for the next form.
  expect(await prefill(owner, { asks: true })).toEqual(after)
  expect(await asked(owner)).toHaveLength(3)

  answerOf(await owner.post('/citizen/consents/sharedData/withdraw'))
  expect(await prefill(owner, { asks: true })).toEqual({ answers: [], silent: [], needConsent: [] })
})

test('登记库坏了，申请表照样打得开，说明哪些没有填好', async () => {
  const unlucky = await actors.as(inventResidents(readCityFile()).find(({ identityNumber }) => identityNumber === DEMO_REGISTER_TROUBLE.dead)!.login)
  const { answers, silent } = await prefill(unlucky, { asks: true, agrees: true })
  expect(silent).toEqual(expect.arrayContaining([{ register: '不动产登记信息', fields: ['businessPremises'] }]))
  expect(answers.find(({ field }) => field === 'applicantName')).toMatchObject({ source: '电子证照《居民身份证》', correction: null })
})

test('别人不能看我的信息能填什么', async () => {
  const { subject } = answerOf(await actors.citizen.get<{ subject: { id: string } }>('/citizen/me'))
  expect(problemOf(await actors.stranger.post('/citizen/materials/prefill', { item: ITEM, region: REGION, applicant: subject.id }))).toMatchObject({ status: 403, code: 'materials.not_your_principal' })
})

test('孩子不满十四周岁的，监护人没有同意以前什么也不查、不填；同意以后替孩子填，孩子的查询记录监护人看得到', async () => {
  const guardian = await actors.as('resident6')
  const { principals } = answerOf(await guardian.get<{ principals: { subject: { id: string; name: string } }[] }>('/citizen/me'))
  const child = principals.find(({ subject }) => subject.name === '周一诺')!.subject.id
  const forChild = { applicant: child, asks: true }
  expect(await prefill(guardian, forChild)).toEqual({ answers: [], silent: [], needConsent: [] })
  for (const scope of ['childData', 'sharedData']) answerOf(await guardian.post('/citizen/consents', { scope, noticeVersion: 1, subject: child }))
  const { answers } = await prefill(guardian, forChild)
  expect(answers.find(({ field }) => field === 'applicantName')).toMatchObject({ value: '周一诺', correction: { register: '人口基础信息', entry: '姓名', subject: child } })
  const { rows } = answerOf(await guardian.get<{ rows: { what: string; purpose: string }[] }>(`/citizen/data-accesses?subject=${child}`))
  expect(rows).toContainEqual(expect.objectContaining({ what: '人口基础信息', purpose: expect.stringContaining('填写') as string }))
})

test('窗口经我同意替我填表，看了我的什么我看得见；没有我的码不能说我扫过码', async () => {
  const stayer = await actors.as('resident12')
  const { id } = answerOf(await actors.clerk.get<{ items: { id: string }[] }>(`/staff/subjects?identity=${residentOf('resident12').identityNumber}`)).items[0]!
  const body = { item: ITEM, applicant: id }
  expect(problemOf(await actors.clerk.post('/staff/materials/prefill', { ...body, consent: 'scan' }))).toMatchObject({ status: 409, code: 'materials.no_consent' })
  expect(await asked(stayer)).toEqual([])
  const { answers } = answerOf(await actors.clerk.post<Prefill>('/staff/materials/prefill', { ...body, consent: 'inPerson' }))
  expect(answers.find(({ field }) => field === 'applicantName')).toMatchObject({ value: residentOf('resident12').name, correction: null })
  expect((await asked(stayer)).map(({ what }) => what)).toEqual(expect.arrayContaining(['人口基础信息', '居民身份证']))
})

test('申请页上每一项写着从哪里来、是哪天的，旁边就能申请更正；不用脚本也能同意查询', async () => {
  const owner = await actors.as('resident13')
  const draft = '019a0000-0000-7000-8000-00000000c0de'
  answerOf(await owner.put(`/citizen/drafts/${draft}`, { version: 0, content: { item: ITEM, region: REGION, form: { tradeName: '明远茶铺' } } }))
  const page = `/drafts/${draft}/form/applicant`
  const first = await ask(owner, page)
  expect(first).toContain('人口基础信息可以替您填好“申请人姓名”')
  await ask(owner, page, { ...formIn(first), intent: 'prefill' })
  const second = await ask(owner, page)
  expect(second).toMatch(/value="欧阳明远"/)
  expect(second).toMatch(/来自 人口基础信息，20\d\d-\d\d-\d\d/)
  expect(second).toContain('/privacy/corrections/new?register=%E4%BA%BA%E5%8F%A3%E5%9F%BA%E7%A1%80%E4%BF%A1%E6%81%AF&amp;field=%E5%A7%93%E5%90%8D&amp;shown=')
})

async function ask(api: Api, path: string, form?: Record<string, string>): Promise<string> {
  const answer = await fetch(`${city.url}${path}`, {
    method: form ? 'POST' : 'GET', redirect: 'manual', ...(form && { body: new URLSearchParams(form) }), headers: { authorization: `Bearer ${api.token}` },
  })
  return answer.text()
}

const formIn = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
