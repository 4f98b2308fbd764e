import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SiteView } from '../../src/modules/organisation/sites/site-contract.ts'
import { foodLicenceAtCounter, REGION, signInActors } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
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
