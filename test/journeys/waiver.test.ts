import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_REGISTER_TROUBLE } from '../../src/adapters/registers/demo.ts'
import { readCityFile } from '../../src/demo-city/city-file.ts'
import { inventResidents } from '../../src/demo-city/residents.ts'
import { type Actors, foodLicenceAtCounter, foodLicenceBody, type Filed, read, REGION, residentOf, signInActors, upload } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Resolved {
  asked: number
  necessary: number
  materials: { id: string; name: string; state: string; way: string | null; reason: string | null; source: string | null; explanation: string; evidence: { kind: string; identifier?: string; register?: string } | null }[]
}

const ask = async (api: Api, item: string, more: object = {}) => answerOf(await api.post<Resolved>('/citizen/materials/resolve', { item, region: REGION, ...more }))
const agree = async (api: Api, item: string, more: object = {}) => answerOf(await api.post<Resolved>('/citizen/materials/fetch', { item, region: REGION, agrees: true, ...more }))
const stateOf = ({ materials }: Resolved) => Object.fromEntries(materials.map(({ id, state }) => [id, state]))

/** The login of a resident in trouble with registers: `adapters/registers/demo.ts`. */
const loginOf = (identityNumber: string): string => inventResidents(readCityFile()).find((resident) => resident.identityNumber === identityNumber)!.login

describe('政府已经有的，不再让我交', () => {
  test('我开小饭馆，营业执照和健康证明政府有，只用交四份；办件记着用的是哪张证', async () => {
    const resolved = await ask(actors.citizen, 'food-business-licence', { situations: { q1: 'o1', q2: 'o2' } })
    expect({ asked: resolved.asked, necessary: resolved.necessary }).toEqual({ asked: 4, necessary: 7 })
    expect(stateOf(resolved)).toMatchObject({ m1: 'replaced', m2: 'replaced', m3: 'asked', m6: 'replaced', q1o1m1: 'asked' })
    const licence = resolved.materials.find(({ id }) => id === 'm2')!
    expect(licence).toMatchObject({ way: 'certificate', source: '电子营业执照', evidence: { kind: 'certificate' } })
    expect(licence.explanation).toContain('澄湖区小满餐饮店')

    const { number } = answerOf(await actors.citizen.post<Filed>('/citizen/applications', await foodLicenceBody(actors.citizen)))
    const { rows } = await city.owner.query<{ materials: { id: string; provided: string; standIn?: object }[] }>(`select detail -> 'materials' as materials from applications.application where number = $1`, [number])
    expect(rows[0]!.materials.find(({ id }) => id === 'm2')).toMatchObject({ provided: 'waived', waivedBy: '电子营业执照', standIn: { way: 'certificate', identifier: licence.evidence!.identifier } })

    await city.app.jobs.drain()
    const counted = await city.owner.query<{ way: string; source: string; count: number }>(`select way, source, count from materials.waiver_count where item_code = 'food-business-licence' order by source`)
    expect(counted.rows).toEqual([{ way: 'certificate', source: '健康证明电子证照', count: 1 }, { way: 'certificate', source: '电子营业执照', count: 1 }])
  })

  test('用过哪张证照，记一次，持证人看得见是哪里用的', async () => {
    await city.app.jobs.drain()
    const { rows } = await city.owner.query<{ certificate_name: string; way: string; purpose: string; office: string; times: number }>(
      `select certificate_name, way, purpose, office, count(*)::int as times from certificates.certificate_use group by 1, 2, 3, 4 order by 1`)
    expect(rows).toEqual([
      { certificate_name: '健康证明', way: 'waiver', purpose: '办理「食品经营许可」', office: '澄湖区政务服务中心', times: 1 },
      { certificate_name: '营业执照', way: 'waiver', purpose: '办理「食品经营许可」', office: '澄湖区政务服务中心', times: 1 },
    ])
  })

  test('没有电子证照的人说免提交，会被请去交，并告诉为什么；什么也没有存下', async () => {
    // 周文博 holds no business licence and no health certificate.
    const graduate = await actors.as('resident9')
    const body = await foodLicenceBody(graduate)
    const before = await city.owner.query('select count(*) from applications.application')
    const problem = problemOf(await graduate.post('/citizen/applications', { ...body, materials: { ...(body.materials as object), m2: { waived: true } } }))
    expect(problem).toMatchObject({ status: 422 })
    expect(problem.errors!.find(({ pointer }) => pointer === '/materials/m2')!.message).toMatch(/这次不能免提交：没有查到电子证照《营业执照》。请提交/)
    expect((await city.owner.query('select count(*) from applications.application')).rows).toEqual(before.rows)
  })

  test('登记库里的数据，我同意以后才去查；查到就不用交，谁查了我看得见', async () => {
    const buyer = await actors.as('resident13')
    const before = await ask(buyer, 'water-transfer')
    expect(before.materials.find(({ source }) => source === '不动产登记信息')).toMatchObject({ state: 'fetchable', explanation: expect.stringContaining('经您同意后') as string })
    const after = await agree(buyer, 'water-transfer')
    const property = after.materials.find(({ source }) => source === '不动产登记信息')!
    expect(property.state, 'the demo register knows this resident').toMatch(/replaced|asked/)
    expect(property.state === 'replaced' ? property.evidence : property.reason).toEqual(property.state === 'replaced' ? expect.objectContaining({ kind: 'register', register: '不动产登记信息' }) : 'notFound')
    expect(await ask(buyer, 'water-transfer')).toEqual(after)
    const { rows } = answerOf(await buyer.get<{ rows: { what: string; purpose: string }[] }>('/citizen/data-accesses'))
    expect(rows[0]).toMatchObject({ what: '不动产登记信息', purpose: '办理「用水过户(更名)」' })
  })

  test('登记库坏了，材料照样能交、申请不停；系统记下以后再查', async () => {
    const unlucky = await actors.as(loginOf(DEMO_REGISTER_TROUBLE.dead))
    const { materials } = await agree(unlucky, 'water-transfer')
    expect(materials.find(({ source }) => source === '不动产登记信息')).toMatchObject({ state: 'asked', reason: 'sourceDown', explanation: expect.stringContaining('系统会继续查询') as string })
    const pending = async () => (await city.owner.query<{ attempts: number }>('select attempts from materials.pending_fetch')).rows
    expect(await pending()).toEqual([{ attempts: 0 }])
    city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 11 * 60_000))
    await city.app.jobs.drain()
    expect(await pending()).toEqual([{ attempts: 1 }])
    // Silent again: the next time is a whole wait away, and nobody asks once it is forbidden.
    await city.app.jobs.drain()
    expect(await pending()).toEqual([{ attempts: 1 }])
    answerOf(await unlucky.post('/citizen/consents/sharedData/withdraw'))
    city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 11 * 60_000))
    await city.app.jobs.drain()
    expect(await pending()).toEqual([])
  })

  test('我撤回了同意，平台就不再用我的证照；重新同意又可以', async () => {
    const elder = await actors.as('resident1')
    await agree(elder, 'social-security-card')
    answerOf(await elder.post('/citizen/consents/sharedData/withdraw'))
    const refused = await ask(elder, 'social-security-card')
    expect(refused.materials.filter(({ source }) => source === '居民身份证电子证照').every(({ state, reason }) => state === 'asked' && (reason === 'consentWithdrawn' || reason === 'ofOthers'))).toBe(true)
    const again = await agree(elder, 'social-security-card')
    expect(again.materials.some(({ state, way }) => state === 'replaced' && way === 'certificate')).toBe(true)
  })

  test('别人不能查我要交什么', async () => {
    const other = answerOf(await actors.citizen.get<{ subject: { id: string } }>('/citizen/me')).subject.id
    expect(problemOf(await actors.stranger.post('/citizen/materials/resolve', { item: 'water-transfer', region: REGION, applicant: other }))).toMatchObject({ status: 403, code: 'materials.not_your_principal' })
    expect(problemOf(await actors.reviewer.post('/staff/materials/resolve', { item: 'water-transfer', region: REGION, applicant: other, consent: 'inPerson' }))).toMatchObject({ status: 403 })
  })
})

describe('窗口也不再收政府已经有的', () => {
  test('窗口经我同意核对，看到哪些免提交；再收纸质会被拒绝，除非我不同意调用', async () => {
    const subject = answerOf(await actors.clerk.get<{ items: { id: string }[] }>(`/staff/subjects?identity=${residentOf('resident2').identityNumber}`)).items[0]!
    const seen = answerOf(await actors.clerk.post<Resolved>('/staff/materials/resolve', { item: 'food-business-licence', region: REGION, situations: { q1: 'o1', q2: 'o2' }, applicant: subject.id, consent: 'inPerson' }))
    expect({ asked: seen.asked, necessary: seen.necessary }).toEqual({ asked: 4, necessary: 7 })
    const log = answerOf(await actors.citizen.get<{ rows: { what: string; kind: string }[] }>('/citizen/data-accesses'))
    expect(log.rows.filter(({ kind }) => kind === 'certificate').map(({ what }) => what)).toEqual(expect.arrayContaining(['健康证明']))

    const withScan = (scan: string) => actors.clerk.post<Resolved>('/staff/materials/resolve', { item: 'food-business-licence', region: REGION, applicant: subject.id, consent: 'scan', scan })
    expect(problemOf(await withScan('019a0000-0000-7000-8000-0000000000aa'))).toMatchObject({ status: 409, code: 'materials.no_consent' })
    const show = async (consents: boolean) => answerOf(await actors.citizen.post<{ code: string }>('/citizen/codes', { consents })).code
    const scan = async (consents: boolean) => answerOf(await actors.clerk.post<{ scanId: string }>('/staff/code-scans', { code: await show(consents) })).scanId
    expect(problemOf(await withScan(await scan(false)))).toMatchObject({ status: 409, code: 'materials.no_consent' })
    expect(answerOf(await withScan(await scan(true))).asked).toBeGreaterThan(0)

    const body = foodLicenceAtCounter()
    const refused = problemOf(await actors.clerk.post('/staff/applications', { ...body, materials: { ...body.materials, m2: { onPaper: true } } }))
    expect(refused.errors).toEqual([{ pointer: '/materials/m2', message: expect.stringMatching(/不得再收取，请选择「免提交」/) as string }])
    const declined = answerOf(await actors.clerk.post<Filed>('/staff/applications', { ...body, materials: { ...body.materials, m2: { onPaper: true, declined: true } } }))
    expect((await read(actors.clerk, declined.number)).materials.find(({ id }) => id === 'm2')).toMatchObject({ provided: 'paper' })
    const scanned = await upload(actors.clerk, 'staff')
    expect(problemOf(await actors.clerk.post('/staff/applications', { ...body, materials: { ...body.materials, m2: { files: [scanned] } } })).status).toBe(422)
  })
})
