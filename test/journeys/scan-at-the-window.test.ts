import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, foodLicenceAtCounter, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

async function scan(clerk: Api, consents: boolean): Promise<string> {
  const { code } = answerOf(await actors.citizen.post<{ code: string }>('/citizen/codes', { consents }))
  return answerOf(await clerk.post<{ scanId: string }>('/staff/code-scans', { code })).scanId
}

/** What the window is told at the applicant. */
async function refusedAtApplicant(clerk: Api, scanId?: string): Promise<string> {
  const { applicant: _document, ...body } = foodLicenceAtCounter()
  const problem = problemOf(await clerk.post('/staff/applications', { ...body, ...(scanId ? { scan: scanId } : {}) }))
  expect([problem.status, problem.errors!.map(({ pointer }) => pointer)]).toEqual([422, ['/applicant']])
  return problem.errors![0]!.message
}

test('没有证件也没有扫码，窗口不能收件', async () => {
  expect(await refusedAtApplicant(actors.clerk)).toContain('扫描居民码、企业码')
})

test('持码人没有同意调取的，仍要核对证件', async () => {
  expect(await refusedAtApplicant(actors.clerk, await scan(actors.clerk, false))).toContain('没有同意')
})

test('别的窗口扫的码、编造的扫码记录都不能用来收件', async () => {
  const other = await actors.as('clerk-379902-2')
  expect(await refusedAtApplicant(other, await scan(actors.clerk, true))).toContain('请申请人重新出示')
  expect(await refusedAtApplicant(other, '019a0000-0000-7000-8000-0000000000aa')).toContain('请申请人重新出示')
})

test('扫码半小时后要重新出示', async () => {
  const scanId = await scan(actors.clerk, true)
  city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 31 * 60_000))
  expect(await refusedAtApplicant(actors.clerk, scanId)).toContain('请申请人重新出示')
})

test('扫码后本人在“谁看过我的信息”里看得到', async () => {
  await scan(actors.clerk, true)
  const { rows } = await city.owner.query<{ what: string; purpose: string; actor_name: string }>('select what, purpose, actor_name from subjects.data_access where kind = \'code\' order by id desc limit 1')
  expect(rows).toMatchObject([{ what: '居民码', purpose: '窗口扫码核验身份' }])
})
