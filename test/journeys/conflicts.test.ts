import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateWords } from '../../src/modules/applications/application.ts'
import { type Actors, allQualified, bringTo, foodLicenceBody, type ReachableState, read, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { type Api, answerOf, problemOf, signIn } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const count = async (table: string): Promise<number> => Number((await city.owner.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)

describe('同一个请求编号只办一次', () => {
  test('连点两次提交：得到同一个答复，只有一个办件', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const key = randomUUID()
    const before = await count('applications.application')
    const first = await actors.citizen.post('/citizen/applications', body, { key })
    const second = await actors.citizen.post('/citizen/applications', body, { key })
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect(await count('applications.application')).toBe(before + 1)
  })

  test('同时发出两次：一次办成，另一次得到同样的答复或请它稍等', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const key = randomUUID()
    const before = await count('applications.application')
    const replies = await Promise.all(Array.from({ length: 5 }, () => actors.citizen.post('/citizen/applications', body, { key })))
    expect(await count('applications.application')).toBe(before + 1)
    const done = replies.filter(({ status }) => status === 201)
    expect(done.length).toBeGreaterThanOrEqual(1)
    for (const reply of done) expect(reply.body).toEqual(done[0]!.body)
    for (const reply of replies.filter(({ status }) => status !== 201)) {
      expect(problemOf(reply)).toMatchObject({ status: 409, code: 'platform.in_progress' })
      expect(reply.headers.get('retry-after')).toBe('1')
    }
  })

  test('编号一样、内容不同：拒绝，换一个地区也拒绝', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const key = randomUUID()
    answerOf(await actors.citizen.post('/citizen/applications', body, { key }))
    const before = await count('applications.application')
    for (const other of [{ ...body, situations: { q1: 'o1', q2: 'o1' }, materials: { ...body.materials, q2o1m1: body.materials.m3, m4: undefined } }, { ...body, region: '379903' }]) {
      expect(problemOf(await actors.citizen.post('/citizen/applications', other, { key }))).toMatchObject({ status: 409, code: 'platform.key_reused' })
    }
    expect(await count('applications.application')).toBe(before)
  })

  test('对另一个地区的办件用同一个编号：拒绝，那个办件不变', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const here = answerOf(await actors.citizen.post<{ number: string; version: number }>('/citizen/applications', body))
    const there = answerOf(await actors.citizen.post<{ number: string; version: number }>('/citizen/applications', { ...body, region: '379903' }))
    const key = randomUUID()
    answerOf(await actors.citizen.post(`/citizen/applications/${here.number}/withdraw`, { reason: '不办了' }, { version: 1, key }))
    expect(problemOf(await actors.citizen.post(`/citizen/applications/${there.number}/withdraw`, { reason: '不办了' }, { version: 1, key }))).toMatchObject({ status: 409, code: 'platform.key_reused' })
    expect(await read(actors.citizen, there.number, 'citizen')).toMatchObject({ state: 'submitted', version: 1 })
  })

  test('办件已经往下走了，重发先前的操作仍得到当时的答复', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const key = randomUUID()
    const first = answerOf(await actors.clerk.post<{ version: number }>(`/staff/applications/${number}/receive`, {}, { version: 1, key }))
    answerOf(await actors.clerk.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version: first.version, key: randomUUID() }))
    expect(answerOf(await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1, key }))).toEqual(first)
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'accepted', version: 4 })
  })

  test('别人用同样的编号，互不相干', async () => {
    const key = randomUUID()
    const one = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', await foodLicenceBody(actors.citizen), { key }))
    const { number } = await submitFoodLicence(actors.citizen)
    expect((await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1, key })).status).toBe(200)
    expect(one.number).not.toBe(number)
  })

  test('被拒绝的请求不占用编号，改正后可以接着用', async () => {
    const body = await foodLicenceBody(actors.citizen)
    const key = randomUUID()
    expect((await actors.citizen.post('/citizen/applications', { ...body, situations: {} }, { key })).status).toBe(422)
    expect((await actors.citizen.post('/citizen/applications', body, { key })).status).toBe(201)
  })

  test('重发保存草稿，得到同样的版本号，不算在别处改过', async () => {
    const id = randomUUID()
    const key = randomUUID()
    const sent = { version: 0, content: { item: 'food-business-licence', region: '379902', form: {} } }
    const first = answerOf(await actors.citizen.put(`/citizen/drafts/${id}`, sent, { key }))
    expect(answerOf(await actors.citizen.put(`/citizen/drafts/${id}`, sent, { key }))).toEqual(first)
  })

  test('重发评价，得到同样的答复，只算一次', async () => {
    const { number } = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    const key = randomUUID()
    const before = await count('ratings.rating')
    const first = await actors.citizen.post(`/citizen/ratings/${number}`, { grade: 4 }, { key })
    expect(await actors.citizen.post(`/citizen/ratings/${number}`, { grade: 4 }, { key })).toMatchObject({ status: 201, body: first.body })
    expect(await count('ratings.rating')).toBe(before + 1)
  })
})

describe('版本号', () => {
  test('没有带版本号、带的不是版本号，都不办', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/receive`, {}))).toMatchObject({ status: 428, code: 'platform.version_missing' })
    for (const version of ['abc', '*', '1.5', '-1', '"1" "2"', '99999999999']) {
      expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version })), version).toMatchObject({ status: 400, code: 'platform.bad_version' })
    }
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'submitted', version: 1 })
  })

  test('别人先办了一步：告诉我是谁办了什么，我填的没有提交', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    answerOf(await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1 }))
    const colleague = await signIn(city.url, 'clerk-379902-2')
    const stale = problemOf(await colleague.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version: 1 }))
    expect(stale).toMatchObject({ status: 409, code: 'applications.changed_meanwhile', version: 2, changes: [{ title: '收件' }] })
    expect(stale.detail).toContain('收件')
    expect(problemOf(await colleague.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version: 7 }))).toMatchObject({ status: 409, version: 2 })
  })

  test('两个窗口同时受理：一个办成，一个得到「办件已有变化」，记录里只有一次受理', async () => {
    const colleague = await signIn(city.url, 'clerk-379902-2')
    for (let round = 0; round < 5; round++) {
      const { number } = await submitFoodLicence(actors.citizen)
      const replies = await Promise.all([actors.clerk, colleague].map((clerk) => clerk.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version: 1, key: randomUUID() })))
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
      expect(problemOf(replies.find(({ status }) => status === 409)!)).toMatchObject({ code: 'applications.changed_meanwhile', version: 4 })
      const { timeline } = await read(actors.clerk, number)
      expect(timeline.filter(({ type }) => type === 'accepted')).toHaveLength(1)
    }
  })

  test('我撤回的同时窗口受理：只有一个算数', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const replies = await Promise.all([
      actors.clerk.post(`/staff/applications/${number}/accept`, { checks: allQualified() }, { version: 1 }),
      actors.citizen.post(`/citizen/applications/${number}/withdraw`, { reason: '不办了' }, { version: 1 }),
    ])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('每个动作只在该办的时候能办', () => {
  /** Each verb by whoever may do it, with a body that is right. */
  const VERBS: Record<string, { by: 'citizen' | 'clerk' | 'reviewer' | 'decider' | 'certificateClerk'; body: object; from: ReachableState[] }> = {
    receive: { by: 'clerk', body: {}, from: ['submitted'] },
    'request-correction': { by: 'clerk', body: { checks: allQualified().map((check) => (check.id === 'm3' ? { ...check, result: 'unqualified', reason: '不清' } : check)) }, from: ['submitted', 'received'] },
    accept: { by: 'clerk', body: { checks: allQualified() }, from: ['submitted', 'received'] },
    refuse: { by: 'clerk', body: { reason: '不属于职权' }, from: ['submitted', 'received'] },
    review: { by: 'reviewer', body: { opinion: 'agree', note: '符合' }, from: ['accepted'] },
    'start-special-procedure': { by: 'reviewer', body: { stepId: 's3', reason: '核查', expectedWorkdays: 3 }, from: ['accepted', 'reviewed'] },
    'end-special-procedure': { by: 'reviewer', body: { result: '符合' }, from: [] },
    extend: { by: 'decider', body: { reason: '复杂' }, from: ['accepted', 'reviewed'] },
    decide: { by: 'decider', body: { outcome: 'granted' }, from: ['reviewed'] },
    'make-certificate': { by: 'certificateClerk', body: {}, from: ['granted'] },
    'hand-out': { by: 'clerk', body: {}, from: ['certified'] },
    deliver: { by: 'clerk', body: { method: 'counter' }, from: ['certified', 'handedOut'] },
    return: { by: 'clerk', body: { reason: '放弃申请' }, from: ['submitted', 'received', 'accepted', 'reviewed'] },
    withdraw: { by: 'citizen', body: { reason: '不办了' }, from: ['submitted', 'received', 'accepted', 'reviewed'] },
    'supply-correction': { by: 'citizen', body: { materials: {} }, from: [] },
    'handle-immediately': { by: 'clerk', body: { checks: allQualified() }, from: [] },
  }
  const REACHABLE: ReachableState[] = ['submitted', 'received', 'accepted', 'reviewed', 'granted', 'certified', 'handedOut', 'delivered']

  test.each(REACHABLE)('%s', async (state) => {
    const { number, version } = await bringTo(actors, state)
    const pathOf = (by: string, verb: string) => `/${by === 'citizen' ? 'citizen' : 'staff'}/applications/${number}/${verb}`
    for (const [verb, { by, body, from }] of Object.entries(VERBS)) {
      if (from.includes(state)) continue
      const problem = problemOf(await actors[by].post(pathOf(by, verb), body, { version, key: randomUUID() }))
      expect([verb, problem.status]).toEqual([verb, 409])
      expect(problem.detail, verb).toMatch(/[\u4e00-\u9fff]+.*。$/)
      // A wrong role is refused whatever the state is.
      const wrongRole: Api = by === 'clerk' ? actors.reviewer : actors.clerk
      if (by !== 'citizen' && verb !== 'return') expect(problemOf(await wrongRole.post(pathOf(by, verb), body, { version })), verb).toMatchObject({ status: 403, code: 'platform.not_permitted' })
    }
    const view = await read(actors.supervisor, number)
    expect(view).toMatchObject({ state, stateName: stateWords[state], version })
    // What the screen offers is what the server does.
    for (const [role, api] of [['clerk', actors.clerk], ['reviewer', actors.reviewer], ['decider', actors.decider], ['certificateClerk', actors.certificateClerk]] as const) {
      const { allowedActions } = await read(api, number)
      for (const { verb, allowed, reason } of allowedActions) {
        expect(allowed, `${role} ${verb}`).toBe(reason === null)
        const known = VERBS[verb]
        if (known?.by === role) expect(allowed, `${role} ${verb}`).toBe(known.from.includes(state))
      }
    }
    for (const { verb, allowed } of (await read(actors.citizen, number, 'citizen')).allowedActions) {
      // Verbs that need more than a state (a newer guide, a hearing, a promise) have tests of their own (every-verb.test.ts).
      const known = VERBS[verb]
      if (known) expect(allowed, verb).toBe(known.from.includes(state))
    }
  })

  test('重新上传的补正材料只能补一次，补完就不能再补', async () => {
    const { number } = await submitFoodLicence(actors.citizen)
    const { version } = answerOf(await actors.clerk.post<{ version: number }>(`/staff/applications/${number}/request-correction`, VERBS['request-correction']!.body, { version: 1 }))
    const materials = { m3: { files: [await upload(actors.citizen)] } }
    const supplied = answerOf(await actors.citizen.post<{ version: number }>(`/citizen/applications/${number}/supply-correction`, { materials }, { version }))
    expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/supply-correction`, { materials }, { version: supplied.version }))).toMatchObject({ status: 409, code: 'applications.not_open' })
  })
})
