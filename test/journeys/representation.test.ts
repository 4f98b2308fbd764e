import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, enterpriseOf, type Filed, read, residentOf, signInActors, upload } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
/** 马志强, its legal representative; 许静, its agent; both of 云湖市启明智能装备有限公司. */
let representative: Api
let agent: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  representative = await actors.as('resident5')
  agent = await actors.as('resident6')
})
afterAll(() => city.close())

const company = enterpriseOf('resident5')

interface Self {
  principals: { subject: { id: string; name: string }; as: string }[]
}

async function companyId(api: Api): Promise<string> {
  const self = answerOf(await api.get<Self>('/citizen/me'))
  return self.principals.find(({ subject }) => subject.name === company.name)!.subject.id
}

async function applyFor(api: Api, applicant: string, form: object = {}) {
  const file = await upload(api)
  return api.post<Filed>('/citizen/applications', {
    item: 'employment-registration', region: '379981', applicant,
    form: {
      applicantKind: 'enterprise', enterpriseName: company.name, enterpriseUscc: company.identityNumber, legalRepresentativeName: residentOf('resident5').name, enterpriseAddress: company.address,
      contactName: residentOf('resident6').name, contactPhone: residentOf('resident6').phone, handledBy: 'applicant', truthStatement: true, ...form,
    },
    materials: { m1: { files: [file] }, m2: { files: [file] }, m3: { waived: true } },
  })
}

test('我是法定代表人，登录自己的账号就能替公司申请', async () => {
  const { number } = answerOf(await applyFor(representative, await companyId(representative)))
  expect(await read(representative, number, 'citizen')).toMatchObject({ applicant: { name: company.name, kind: 'enterprise' } })
  await city.app.jobs.drain()
  expect(answerOf(await representative.get('/citizen/applications'))).toMatchObject({ rows: [{ number, applicantName: company.name }] })
})

test('我受公司委托办事，公司和我都看得到这个办件，也都能撤回', async () => {
  const { number, version } = answerOf(await applyFor(agent, await companyId(agent)))
  expect(await read(agent, number, 'citizen')).toMatchObject({ applicant: { name: company.name } })
  expect(await read(representative, number, 'citizen')).toMatchObject({ number })
  expect(answerOf(await representative.post(`/citizen/applications/${number}/withdraw`, { reason: '公司决定暂不办理' }, { version }))).toMatchObject({ state: 'withdrawn' })
})

test('没有受托，不能替别人的公司申请，也看不到它的办件', async () => {
  const id = await companyId(representative)
  expect(problemOf(await applyFor(actors.stranger, id))).toMatchObject({ status: 403, code: 'applications.not_your_principal' })
  const { number } = answerOf(await applyFor(representative, id))
  expect(problemOf(await actors.stranger.get(`/citizen/applications/${number}`))).toMatchObject({ status: 404, code: 'applications.not_found' })
})

test('替公司申请，填的必须是这家公司的统一社会信用代码', async () => {
  const other = enterpriseOf('resident2')
  const refused = problemOf(await applyFor(representative, await companyId(representative), { enterpriseUscc: other.identityNumber }))
  expect(refused).toMatchObject({ status: 422, errors: [{ pointer: '/form/enterpriseUscc' }] })
})

test('我是母亲的受托人，委托期内可以替她办，过期就不能了', async () => {
  const [son, mother] = [await actors.as('resident8'), residentOf('resident7')]
  const self = answerOf(await son.get<Self>('/citizen/me'))
  const motherId = self.principals.find(({ as }) => as === 'agent')!.subject.id
  const body = async () => ({
    item: 'ebike-registration', region: '379902', applicant: motherId,
    form: {
      applicantKind: 'person', applicantName: mother.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: mother.identityNumber,
      applicantPhone: mother.phone, applicantAddress: mother.address, handledBy: 'applicant', truthStatement: true,
    },
    materials: Object.fromEntries(['m1', 'm2', 'm3'].map((id) => [id, { files: [file] }])),
  })
  const file = await upload(son)
  const filed = answerOf(await son.post<Filed>('/citizen/applications', await body()))
  expect(await read(son, filed.number, 'citizen')).toMatchObject({ applicant: { name: mother.name } })
  answerOf(await actors.visitor.post('/demo/clock', { now: '2028-01-03T09:00:00+08:00' }))
  expect(problemOf(await son.post('/citizen/applications', await body()))).toMatchObject({ status: 403, code: 'applications.not_your_principal' })
})
