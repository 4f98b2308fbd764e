import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCertificateIdentifier, toCertificateIdentifier } from '../../src/modules/certificates/certificate-identifier-rules.ts'
import { type Actors, REGION, residentOf, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
/** 启明智能装备's licence: 马志强 (resident5) represents it, 许静 (resident6) acts for it. */
let licence: string
let company: string
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  const representative = await actors.as('resident5')
  const { principals } = answerOf(await representative.get<{ principals: { subject: { id: string; kind: string } }[] }>('/citizen/me'))
  company = principals.find(({ subject }) => subject.kind === 'enterprise')!.subject.id
  const { rows } = answerOf(await representative.get<{ rows: { identifier: string; name: string }[] }>(`/citizen/certificates?holder=${company}`))
  licence = rows.find(({ name }) => name === '营业执照')!.identifier
})
afterAll(() => city.close())

const item = { item: 'seal-filing', region: REGION }
/** What each of them does with the licence. */
const ACTS = {
  读证照: (api: Api) => api.get(`/citizen/certificates/${licence}`),
  下载文件: (api: Api) => api.get(`/citizen/certificates/${licence}/file`),
  看证照夹: (api: Api) => api.get(`/citizen/wallet?holder=${company}`),
  亮码: (api: Api) => api.post('/citizen/codes', { holder: company, consents: true }),
  开加注件: (api: Api) => api.post(`/citizen/certificates/${licence}/use-copies`, { usedByUnit: '某单位', purpose: '投标', validUntil: '2026-03-05' }, { key: `copy-${api.token}` }),
  看要交什么: (api: Api) => api.post('/citizen/materials/resolve', { ...item, applicant: company }),
  工作人员读证照: (api: Api) => api.get(`/staff/certificates/${licence}`),
  窗口核对: (api: Api) => api.post('/staff/materials/resolve', { ...item, applicant: company, consent: 'inPerson' }),
  窗口凭码核对: (api: Api) => api.post('/staff/materials/resolve', { ...item, applicant: company, consent: 'scan', scan: '019a0000-0000-7000-8000-0000000000aa' }),
} as const
type Act = keyof typeof ACTS

const OWN: readonly Act[] = ['读证照', '下载文件', '看证照夹', '亮码', '开加注件', '看要交什么']
const WHO: { who: string; login: string; may: readonly Act[] }[] = [
  { who: '法定代表人', login: 'resident5', may: OWN },
  { who: '受托人', login: 'resident6', may: OWN },
  { who: '不相干的人', login: 'resident1', may: [] },
  { who: '颁发机构的审查人员', login: 'reviewer-379981-SCJG', may: ['工作人员读证照'] },
  { who: '颁发地的窗口', login: 'clerk-379981-1', may: ['工作人员读证照', '窗口核对'] },
  // A counter elsewhere serves whoever stands there and agrees (通办); it reads no certificate otherwise.
  { who: '别的县的窗口', login: 'clerk-379902-1', may: ['窗口核对'] },
  { who: '同县别的部门', login: 'reviewer-379981-MZJ', may: [] },
  { who: '别的县的同类部门', login: 'reviewer-379902-SCJG', may: [] },
  { who: '系统管理员', login: 'admin', may: [] },
  { who: '审计员', login: 'auditor', may: [] },
]

describe.each(WHO)('$who', ({ login, may }) => {
  test.each(Object.keys(ACTS) as Act[])(`${may.length > 0 ? `只能做 ${may.join('、')}` : '什么也看不到'}：%s`, async (act) => {
    const reply = await ACTS[act](await actors.as(login))
    if (may.includes(act)) expect(reply.status).toBeLessThan(300)
    else {
      expect(reply.status).toBeGreaterThanOrEqual(400)
      expect(reply.status).toBeLessThan(500)
      expect(JSON.stringify(reply.body)).not.toContain(residentOf('resident5').name)
      expect(JSON.stringify(reply.body)).not.toContain('启明')
    }
  })
})

test('谁读过我的证照，我看得见是哪个单位、看了什么、为什么', async () => {
  const { rows } = answerOf(await (await actors.as('resident5')).get<{ rows: { kind: string; what: string; purpose: string }[] }>(`/citizen/data-accesses?subject=${company}`))
  expect(rows.map(({ kind, what, purpose }) => ({ kind, what, purpose }))).toEqual(expect.arrayContaining([
    { kind: 'certificate', what: '营业执照', purpose: '工作人员查看证照' }, { kind: 'certificate', what: '营业执照', purpose: '窗口办理「公章刻制备案」' },
  ]))
})

test('没有登录的人什么也做不了；公开核验只说真伪和状态，持证人隐去', async () => {
  for (const act of Object.keys(ACTS) as Act[]) expect((await ACTS[act](actors.visitor)).status).toBe(401)
  const shown = answerOf(await actors.visitor.get<{ holderMasked: string; conclusion: string }>(`/certificates/${licence}`))
  expect(shown.conclusion).toContain('真实')
  expect(Object.keys(shown)).not.toContain('content')
})

test('试证照标识试不出东西：流水号相邻、校验位正确的，也只说没有查到；写错的另说', async () => {
  const parsed = parseCertificateIdentifier(licence)
  if (!parsed.valid) throw new Error(parsed.reason)
  const { typeCode, issuer, serial } = parsed
  const answers = await Promise.all([1, 2, 3, 1000].map((step) => actors.visitor.get(`/certificates/${toCertificateIdentifier({ typeCode, issuer, serial: String(BigInt(serial) + 900_000n + BigInt(step)), version: 1 })}`)))
  expect(new Set(answers.map((answer) => JSON.stringify([problemOf(answer).status, problemOf(answer).code])))).toEqual(new Set([JSON.stringify([404, 'certificates.not_found'])]))
  expect(problemOf(await actors.visitor.get(`/certificates/${licence.slice(0, -1)}${licence.endsWith('A') ? 'B' : 'A'}`))).toMatchObject({ status: 404, code: 'certificates.bad_identifier' })
  // A stranger learns no more of one that exists than of one that does not.
  const other = toCertificateIdentifier({ typeCode, issuer, serial: String(BigInt(serial) + 900_001n), version: 1 })
  const [real, none] = [await actors.stranger.get(`/citizen/certificates/${licence}`), await actors.stranger.get(`/citizen/certificates/${other}`)].map(problemOf) as [ReturnType<typeof problemOf>, ReturnType<typeof problemOf>]
  expect([real.status, real.code]).toEqual([none.status, none.code])
})
