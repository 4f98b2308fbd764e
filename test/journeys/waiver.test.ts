import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEMO_REGISTER_TROUBLE } from '../../src/adapters/registers/demo.ts'
import { readCityFile } from '../../src/demo-city/city-file.ts'
import { inventResidents } from '../../src/demo-city/residents.ts'
import { systemContext } from '../../src/platform/context.ts'
import { importProxies, registerSubject, toIdentityNumber } from '../../src/modules/subjects/index.ts'
import { aPerson } from '../../src/modules/subjects/fixtures.ts'
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
  test('我开小饭馆，营业执照政府有，不用交；从业人员的健康证明是他们的，要交；办件记着用的是哪张证', async () => {
    const resolved = await ask(actors.citizen, 'food-business-licence', { situations: { q1: 'o1', q2: 'o2' } })
    expect({ asked: resolved.asked, necessary: resolved.necessary }).toEqual({ asked: 5, necessary: 7 })
    expect(stateOf(resolved)).toMatchObject({ m1: 'replaced', m2: 'replaced', m3: 'asked', m6: 'asked', q1o1m1: 'asked' })
    const licence = resolved.materials.find(({ id }) => id === 'm2')!
    expect(licence).toMatchObject({ way: 'certificate', source: '电子营业执照', evidence: { kind: 'certificate' } })
    expect(licence.explanation).toContain('澄湖区小满餐饮店')

    const { number } = answerOf(await actors.citizen.post<Filed>('/citizen/applications', await foodLicenceBody(actors.citizen)))
    const { rows } = await city.owner.query<{ materials: { id: string; provided: string; standIn?: object }[] }>(`select detail -> 'materials' as materials from applications.application where number = $1`, [number])
    expect(rows[0]!.materials.find(({ id }) => id === 'm2')).toMatchObject({ provided: 'waived', waivedBy: '电子营业执照', standIn: { way: 'certificate', identifier: licence.evidence!.identifier } })

    await city.app.jobs.drain()
    const counted = await city.owner.query<{ way: string; source: string; count: number }>(`select way, source, count from materials.waiver_count where item_code = 'food-business-licence' order by source`)
    expect(counted.rows).toEqual([{ way: 'certificate', source: '电子营业执照', count: 1 }])
  })

  test('用过哪张证照，记一次，持证人看得见是哪里用的', async () => {
    await city.app.jobs.drain()
    const { rows } = await city.owner.query<{ certificate_name: string; way: string; purpose: string; office: string; times: number }>(
      `select certificate_name, way, purpose, office, count(*)::int as times from certificates.certificate_use group by 1, 2, 3, 4 order by 1`)
    expect(rows).toEqual([
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

  describe('敏感个人信息要我单独同意', () => {
    const ITEM = 'driving-licence-renewal'
    const REGISTER = '医疗机构体检信息'
    const situations = { q1: 'o1' }
    const claim = (api: Api, id: string, applicant?: string) =>
      api.post('/citizen/applications', { item: ITEM, region: REGION, situations, form: {}, materials: { [id]: { waived: true } }, ...(applicant ? { applicant } : {}) })
    const refusalOf = async (api: Api, id: string, applicant?: string) => problemOf(await claim(api, id, applicant)).errors!.find(({ pointer }) => pointer === `/materials/${id}`)?.message
    const timesAsked = async (subjectId: string) => (await city.owner.query('select 1 from subjects.data_access where subject_id = $1 and what = $2', [subjectId, REGISTER])).rowCount
    const ownId = async (api: Api) => answerOf(await api.get<{ subject: { id: string } }>('/citizen/me')).subject.id
    const sensitiveIn = ({ materials }: Resolved) => materials.find(({ source }) => source === REGISTER)!

    test('接口里直接写免提交不算同意；单独同意了才去查；撤回了，查到过的也不再用', async () => {
      const driver = await actors.as('resident12')
      const me = await ownId(driver)
      const { id } = sensitiveIn(await ask(driver, ITEM, { situations }))
      expect(await refusalOf(driver, id)).toMatch(/「.+」这次不能免提交：这是敏感个人信息，经您单独同意后才向医疗机构体检信息查询.*请单独同意，或者提交材料/)
      expect(sensitiveIn(await agree(driver, ITEM, { situations }))).toMatchObject({ state: 'fetchable' })
      expect(await timesAsked(me)).toBe(0)

      answerOf(await driver.post('/citizen/consents', { scope: 'sensitiveData', noticeVersion: 1 }))
      expect(await refusalOf(driver, id) ?? '').not.toContain('单独同意')
      expect(await timesAsked(me)).toBe(1)

      answerOf(await driver.post('/citizen/consents/sensitiveData/withdraw', {}))
      expect(await refusalOf(driver, id)).toContain('单独同意')
      expect(await timesAsked(me)).toBe(1)
    })

    test('窗口也一样：勾选同意不算，要把单独同意另行登记，才去查、才能免提交', async () => {
      const { name, identityNumber } = residentOf('resident11')
      const [{ id: applicant }] = answerOf(await actors.clerk.get<{ items: [{ id: string }] }>(`/staff/subjects?identity=${identityNumber}`)).items
      const look = async () => sensitiveIn(answerOf(await actors.clerk.post<Resolved>('/staff/materials/resolve', { item: ITEM, region: REGION, situations, applicant, consent: 'inPerson', agreesToSensitive: true })))
      const { id, state } = await look()
      const file = () => actors.clerk.post('/staff/applications', { item: ITEM, region: REGION, situations, form: {}, applicant: { kind: 'person', name, identityNumber }, materials: { [id]: { waived: true } } })
      expect(state).toBe('fetchable')
      expect(problemOf(await file()).errors!.find(({ pointer }) => pointer === `/materials/${id}`)?.message).toContain('单独同意')
      expect(await timesAsked(applicant)).toBe(0)
      answerOf(await actors.clerk.post('/staff/consents', { subject: applicant, scope: 'sensitiveData', noticeVersion: 1, evidence: '本人阅读告知书后当面签字' }))
      expect((await look()).state).not.toBe('fetchable')
      expect(await timesAsked(applicant)).toBe(1)
      expect(problemOf(await file()).errors!.find(({ pointer }) => pointer === `/materials/${id}`)?.message ?? '').not.toContain('单独同意')
    })

    test('登记库没有答复又撤回了同意的，系统不再去查', async () => {
      const unlucky = await actors.as(loginOf(DEMO_REGISTER_TROUBLE.dead))
      const me = await ownId(unlucky)
      await agree(unlucky, ITEM, { situations, agreesToSensitive: true })
      expect(await timesAsked(me)).toBe(1)
      answerOf(await unlucky.post('/citizen/consents/sensitiveData/withdraw', {}))
      city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 11 * 60_000))
      await city.app.jobs.drain()
      expect((await city.owner.query('select 1 from materials.pending_fetch where subject_id = $1 and register = $2', [me, REGISTER])).rowCount).toBe(0)
      const { rows } = await city.owner.query<{ outcome: string; fields: string[] }>('select outcome, fields from subjects.data_access where subject_id = $1 and what = $2 order by id desc limit 1', [me, REGISTER])
      expect(rows).toEqual([{ outcome: 'unavailable', fields: [] }])
    })

    test('不满十四周岁的孩子，监护人同意了处理孩子的信息、又单独同意了敏感信息，才去查', async () => {
      const guardian = await actors.as('resident3')
      const ctx = systemContext(city.platform, 'test')
      const child = await registerSubject(ctx, aPerson({ name: '甄小宝', identityNumber: toIdentityNumber({ region: '379901', birthDate: '2016-06-01', sequence: 453 }) }))
      await importProxies(ctx, [{ principalId: child.id, agentId: await ownId(guardian), fromDay: '2026-01-01', untilDay: null }])
      const give = async (scope: string) => answerOf(await guardian.post('/citizen/consents', { scope, noticeVersion: 1, subject: child.id }))
      await give('sensitiveData')
      const { id, ...alone } = sensitiveIn(await agree(guardian, ITEM, { situations, applicant: child.id, agreesToSensitive: true }))
      expect(alone).toMatchObject({ state: 'asked', reason: 'guardianNeeded' })
      expect(await refusalOf(guardian, id, child.id)).toContain('监护人')
      expect(await timesAsked(child.id)).toBe(0)
      await give('childData')
      expect(await refusalOf(guardian, id, child.id) ?? '').not.toMatch(/同意/)
      expect(await timesAsked(child.id)).toBe(1)
    })
  })

  test('敏感的证照，我单独同意以后才能代替材料；撤回以后又要重新同意', async () => {
    // The clock was moved by more than a session lasts.
    actors = await signInActors(city.url)
    const buyer = await actors.as('resident14')
    const manager = await actors.as('item-manager-379900')
    const ITEM = 'water-transfer'
    const first = (await ask(buyer, ITEM)).materials.find(({ evidence }) => evidence?.kind === 'certificate')!
    const name = /《(.+?)》/.exec(first.explanation)![1]!
    interface Type { code: string; name: string; version: number; department: string; holderKind: string; validity: string | null; isSensitive: boolean; fields: { name: string; kind: string; isRequired: boolean }[]; versions: { version: number; isSensitive: boolean }[] }
    const typeOf = async () => {
      const { rows } = answerOf(await manager.get<{ rows: Type[] }>(`/staff/certificate-types?q=${encodeURIComponent(name)}`))
      return answerOf(await manager.get<Type>(`/staff/certificate-types/${rows.find((row) => row.name === name)!.code}`))
    }
    const mark = async (isSensitive: boolean | undefined) => {
      const { department, holderKind, validity, version, fields } = await typeOf()
      return manager.post('/staff/certificate-types', { department, name, holderKind, validity, version, fields: fields.map(({ name: field, kind, isRequired }) => ({ name: field, kind, isRequired })), isSensitive })
    }
    answerOf(await mark(true))
    expect((await typeOf()).versions.map(({ isSensitive }) => isSensitive)).toEqual([true, false])
    // A description that says nothing of it changes nothing of it.
    expect(problemOf(await mark(undefined))).toMatchObject({ code: 'certificates.nothing_to_change' })

    const look = async () => (await ask(buyer, ITEM)).materials.find(({ id }) => id === first.id)!
    expect(await look()).toMatchObject({ state: 'fetchable', way: 'certificate', evidence: null, explanation: expect.stringContaining('单独同意') as string })
    const claim = await buyer.post('/citizen/applications', { item: ITEM, region: REGION, form: {}, materials: { [first.id]: { waived: true } } })
    expect(problemOf(claim).errors!.find(({ pointer }) => pointer === `/materials/${first.id}`)!.message).toContain('单独同意')
    // To agree to sharing is not the separate consent.
    const plain = await agree(buyer, ITEM)
    expect(plain.materials.find(({ id }) => id === first.id)).toMatchObject({ state: 'fetchable' })
    const agreed = await agree(buyer, ITEM, { agreesToSensitive: true })
    expect(agreed.materials.find(({ id }) => id === first.id)).toMatchObject({ state: 'replaced', evidence: { kind: 'certificate' } })
    answerOf(await buyer.post('/citizen/consents/sensitiveData/withdraw', {}))
    expect(await look()).toMatchObject({ state: 'fetchable', evidence: null })
    answerOf(await mark(false))
    expect(await look()).toMatchObject({ state: 'replaced' })
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
    expect({ asked: seen.asked, necessary: seen.necessary }).toEqual({ asked: 5, necessary: 7 })
    const shop = answerOf(await actors.citizen.get<{ principals: { subject: { id: string; name: string } }[] }>('/citizen/me')).principals.find(({ subject: { name } }) => name === '澄湖区小满餐饮店')!
    const log = answerOf(await actors.citizen.get<{ rows: { what: string; kind: string }[] }>(`/citizen/data-accesses?subject=${shop.subject.id}`))
    expect(log.rows.filter(({ kind }) => kind === 'certificate').map(({ what }) => what)).toEqual(expect.arrayContaining(['营业执照']))

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
