import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { readConfig } from '../../src/platform/config.ts'
import { type Actors, foodLicenceBody, read, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, createApi, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

/** The platform as it comes up again over the same database: its modules are new too, so it remembers nothing but what is stored. */
async function restarted() {
  vi.resetModules()
  const { createApp } = await import('../../src/app.ts')
  const { startBackground } = await import('../../src/background.ts')
  const { createLogger, openPlatform } = await import('../../src/platform/create-platform.ts')
  const open = await openPlatform({ ...readConfig({}), databaseUrl: city.databaseUrl, dataDir: inject('dataDir'), startAt: city.platform.clock.now() }, { isServer: false, log: createLogger('error') })
  const app = await createApp({ platform: open.platform, jobs: await startBackground(open.platform, open.url), pool: open.pool })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      await app.close()
      await open.close()
    },
  }
}

test('平台重启以后，我还登录着，重发的提交得到原来的答复，换了内容照样拒绝', async () => {
  const body = await foodLicenceBody(actors.citizen)
  const key = randomUUID()
  const first = await actors.citizen.post('/citizen/applications', body, { key })
  const again = await restarted()
  try {
    const citizen = createApi(again.url, actors.citizen.token)
    expect(await citizen.post('/citizen/applications', body, { key })).toMatchObject({ status: 201, body: first.body })
    expect(problemOf(await citizen.post('/citizen/applications', { ...body, region: '379903' }, { key }))).toMatchObject({ status: 409, code: 'platform.key_reused' })
    expect((await city.owner.query('select 1 from applications.application')).rowCount).toBe(1)
  } finally {
    await again.close()
  }
})

test('两台服务器同时收到同一个请求编号，也只办一次', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const again = await restarted()
  try {
    const key = randomUUID()
    const twin = createApi(again.url, actors.clerk.token)
    const replies = await Promise.all([actors.clerk, twin].map((clerk) => clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1, key })))
    expect(replies.map(({ status }) => status)).toEqual([200, 200])
    expect(replies[0]!.body).toEqual(replies[1]!.body)
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'received', version: 2 })
    const body = await foodLicenceBody(actors.citizen)
    const submissionKey = randomUUID()
    const submissions = await Promise.all([actors.citizen, createApi(again.url, actors.citizen.token)].map((citizen) => citizen.post<{ number: string }>('/citizen/applications', body, { key: submissionKey })))
    expect(answerOf(submissions[0]!).number).toBe(answerOf(submissions[1]!).number)
  } finally {
    await again.close()
  }
})
