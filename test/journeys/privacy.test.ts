import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Actors, residentOf, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, problemOf, signIn } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

describe('我的信息我做主', () => {
  test('窗口查了我的身份，我看得见是谁、为什么；别人看不见', async () => {
    await actors.clerk.get(`/staff/subjects?identity=${residentOf('resident2').identityNumber}`)
    const { rows } = answerOf(await actors.citizen.get<{ rows: { who: string; purpose: string; kindName: string; basis: string }[] }>('/citizen/data-accesses'))
    expect(rows[0]).toMatchObject({ who: expect.stringMatching(/澄湖区.*窗口人员/) as string, purpose: '窗口收件时核对申请人', kindName: '查看证件号码' })
    const others = answerOf(await actors.stranger.get<{ rows: object[] }>('/citizen/data-accesses'))
    expect(others.rows).toEqual([])
    expect((await actors.visitor.get('/citizen/data-accesses')).status).toBe(401)
  })

  test('同意点了两次只算一次；撤回和同意一样容易；记录都留着', async () => {
    const body = { scope: 'sharedData', noticeVersion: 1 }
    for (let turn = 0; turn < 2; turn++) answerOf(await actors.stranger.post('/citizen/consents', body, { key: 'agree-once' }))
    answerOf(await actors.stranger.post('/citizen/consents/sharedData/withdraw', {}))
    const { rows } = await city.owner.query<{ withdrawn: boolean }>(`select withdrawn_at is not null as withdrawn from subjects.consent c join platform.account a on a.principal_id = c.subject_id where a.login = 'resident1'`)
    expect(rows).toEqual([{ withdrawn: true }])
    expect(problemOf(await actors.stranger.post('/citizen/consents/childData/withdraw', {})).code).toBe('subjects.no_consent')
  })

  test('登记库坏了，告诉我查不到、稍后再试，不让我白等', async () => {
    const unlucky = await actors.as('resident20')
    const answer = answerOf(await unlucky.post<{ outcome: string; reason: string }>('/citizen/register-readings', { register: '人口基础信息' }))
    expect(answer).toMatchObject({ outcome: 'unavailable', reason: expect.stringContaining('稍后再试') as string })
  })

  test('我把平台保存的信息下载下来：办件、证照、消息都在里面，没有完整的证件号码', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    await city.app.jobs.drain()
    const data = answerOf(await actors.citizen.get<Record<string, unknown>>('/citizen/personal-data'))
    expect(data).toMatchObject({ 个人信息: { 登记: { name: '陈小满' } } })
    expect(JSON.stringify(data.办件)).toContain(number)
    expect(JSON.stringify(data)).not.toContain(residentOf('resident2').identityNumber)
  })

  test('还有没办完的事，不能注销账号；没有了就可以，只为账号保存的都删掉，依法保留的说清楚', async () => {
    const refused = problemOf(await actors.citizen.post('/citizen/account-closing', { confirmed: true }))
    expect(refused).toMatchObject({ status: 409, code: 'subjects.open_applications' })
    // 李海峰 has nothing under way.
    const leaving = await actors.as('resident8')
    const before = answerOf(await leaving.get<{ mayClose: boolean; kept: object[] }>('/citizen/account-closing'))
    expect(before).toMatchObject({ mayClose: true, kept: expect.arrayContaining([{ what: expect.stringContaining('办件') as string, why: expect.stringContaining('档案') as string }]) as object[] })
    expect(problemOf(await leaving.post('/citizen/account-closing', {})).status).toBe(422)
    answerOf(await leaving.post('/citizen/account-closing', { confirmed: true }))
    await expect(signIn(city.url, 'resident8')).rejects.toThrow(/401|wrong_password/)
    const { rows } = await city.owner.query<{ phone: string | null; address: string | null; proxies: number }>(
      `select s.phone_sealed as phone, s.address, (select count(*)::int from subjects.proxy where agent_id = s.id) as proxies from subjects.subject s join platform.account a on a.principal_id = s.id where a.login = 'resident8'`)
    expect(rows).toEqual([{ phone: null, address: null, proxies: 0 }])
    // Who they are stays: at a window they are still known.
    const { items } = answerOf(await actors.clerk.get<{ items: { name: string }[] }>(`/staff/subjects?identity=${residentOf('resident8').identityNumber}`))
    expect(items).toMatchObject([{ name: '李海峰' }])
  })
})
