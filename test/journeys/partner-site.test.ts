import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SiteView } from '../../src/modules/organisation/sites/site-contract.ts'
import { foodLicenceAtCounter, REGION, residentOf, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('银行网点的人员只能收协议约定的事项：没约定的收不进来，约定了才收得进来，收一件月度统计多一件', async () => {
  const { as } = await signInActors(app.url)
  const [operator, manager] = [await as('partner-379902'), await as('hall-379902')]
  const refused = problemOf(await operator.post('/staff/applications', foodLicenceAtCounter(), { key: 'intake-1' }))
  expect([refused.status, refused.code]).toEqual([403, 'organisation.not_in_agreement'])
  expect(refused.detail).toContain('合作事项里没有这一项')

  const { rows } = answerOf(await manager.get<{ rows: SiteView[] }>('/staff/sites'))
  const site = rows.find(({ kind }) => kind === 'bank')!
  const { kind, name, partner, division, address, position, hours, phone, hall, agreement, from, until, items } = site
  const body = { kind, name, partner, division, address, position, hours, phone, hall, agreement, from, until, items: [...items, 'food-business-licence'] }
  answerOf(await manager.put(`/staff/sites/${site.id}`, body, { version: site.version, key: 'site-1' }))

  const filed = answerOf(await operator.post<{ number: string; state: string }>('/staff/applications', foodLicenceAtCounter(), { key: 'intake-2' }))
  expect(filed.state).toBe('received')
  expect(answerOf(await operator.post<{ number: string }>('/staff/applications', foodLicenceAtCounter(), { key: 'intake-2' })).number).toBe(filed.number)
  const figures = answerOf(await manager.get<{ rows: { siteId: string; takenIn: number; byItem: object[] }[] }>('/staff/site-figures'))
  expect(figures.rows.find(({ siteId }) => siteId === site.id)).toMatchObject({ takenIn: 1, byItem: [{ itemCode: 'food-business-licence', takenIn: 1 }] })
  // Nothing else of the case is the partner's: neither its list nor its page.
  for (const path of ['/staff/applications', `/staff/applications/${filed.number}`]) expect(problemOf(await operator.get(path)).status, path).toBe(403)
  expect(REGION).toBe(site.region)
})

interface OwnSite { name: string; hallName: string; items: string[]; month: string; takenIn: number; byItem: object[] }

test('网点人员只看得到自己今天收的件和本网点的数字，当天可以再打凭证；别的办件、别人的信息一概看不到', async () => {
  const actors = await signInActors(app.url)
  const [operator, clerk] = [await actors.as('partner-379902'), actors.clerk]
  const { rows, day } = answerOf(await operator.get<{ rows: { number: string; itemName: string; applicantMasked: string; mayPrint: boolean }[]; day: string }>('/staff/own-intakes'))
  expect([day, rows]).toMatchObject(['2026-03-02', [{ itemName: '食品经营许可', mayPrint: true }]])
  expect(rows[0]!.applicantMasked).toContain('*')
  const own = rows[0]!.number
  expect(answerOf(await operator.get<{ rows: object[] }>(`/staff/own-intakes?day=2026-03-01`)).rows).toEqual([])
  expect((await operator.get(`/staff/own-intakes/${own}/receipt`)).status).toBe(200)
  const site = answerOf(await operator.get<OwnSite>('/staff/own-site'))
  expect(site).toMatchObject({ month: '2026-03', takenIn: 1, byItem: [{ itemCode: 'food-business-licence', takenIn: 1 }] })
  // The hall it is handed over to reads on the case who took it in.
  expect(answerOf(await clerk.get<{ takenInAt: string }>(`/staff/applications/${own}`)).takenInAt).toBe(`${site.name}收件`)

  const { number: online } = await submitFoodLicence(actors.citizen)
  expect(problemOf(await operator.get(`/staff/own-intakes/${online}/receipt`)).code).toBe('applications.no_such_intake')
  const refused = ['/staff/applications', `/staff/applications/${own}`, `/staff/applications/${own}/documents/2-receipt`, `/staff/applications/${own}/archive-list`, `/staff/subjects?identity=${residentOf('resident5').identityNumber}`,
    '/staff/desk', '/staff/certificates', '/staff/sites', '/staff/site-figures', '/staff/consents', '/staff/checks']
  for (const path of refused) expect(problemOf(await operator.get(path)).status, path).toBe(403)
  expect((await clerk.get('/staff/own-intakes')).status).toBe(403)
  // The day after there is nothing to print any more.
  app.platform.clock.moveTo(new Date('2026-03-03T09:00:00+08:00'))
  expect(problemOf(await operator.get(`/staff/own-intakes/${own}/receipt`)).code).toBe('applications.no_such_intake')
})

test('网点核对证照，只凭本人出示的码、只为协议约定的事项；本人看得到是哪个网点查的', async () => {
  const actors = await signInActors(app.url)
  const operator = await actors.as('partner-379902')
  const scan = async (by: Api) => {
    const { code } = answerOf(await actors.citizen.post<{ code: string }>('/citizen/codes', { consents: true }))
    return answerOf(await by.post<{ scanId: string; applicant: { id: string } }>('/staff/code-scans', { code }))
  }
  const { scanId, applicant } = await scan(operator)
  const ask = (path: string, body: object) => operator.post(`/staff/materials/${path}`, { item: 'food-business-licence', applicant: applicant.id, ...body })
  const question = { region: REGION, situations: foodLicenceAtCounter().situations }
  for (const path of ['resolve', 'prefill']) {
    const asked = path === 'resolve' ? question : {}
    expect(problemOf(await ask(path, { ...asked, consent: 'inPerson' })).code, path).toBe('materials.scan_needed')
    expect(problemOf(await ask(path, { ...asked, item: 'real-estate-transfer', consent: 'scan', scan: scanId })).code, path).toBe('materials.not_in_agreement')
    // Somebody else's scan proves nothing here.
    expect(problemOf(await ask(path, { ...asked, consent: 'scan', scan: (await scan(actors.clerk)).scanId })).code, path).toBe('materials.no_consent')
    expect((await ask(path, { ...asked, consent: 'scan', scan: scanId })).status, path).toBe(200)
  }
  expect(problemOf(await ask('resolve', { ...question, consent: 'scan', scan: scanId, agreesToSensitive: true })).code).toBe('materials.scan_needed')
  expect(problemOf(await ask('library', {})).status).toBe(403)
  const { rows } = await app.owner.query<{ actor_authority: string }>('select distinct actor_authority from subjects.data_access where subject_id = $1 and actor_roles @> \'["partnerOperator"]\'', [applicant.id])
  expect(rows.length).toBeGreaterThan(0)
  for (const { actor_authority } of rows) expect(actor_authority).toMatch(/支行（合作网点）$/)
})
