import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Actors, foodLicenceBody, read, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, createApi, problemOf, type Reply } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'
import { type ServerChild, startServer } from '../load/server-child.ts'

let city: TestApp
let actors: Actors
/** What she sent before the platform came up again, and what she was told. */
let sent: { body: object; key: string; reply: Reply<unknown> }
/** Over the same database, in a process of its own: it remembers nothing but what is stored. */
let again: ServerChild
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  const [body, key] = [await foodLicenceBody(actors.citizen), randomUUID()]
  sent = { body, key, reply: await actors.citizen.post('/citizen/applications', body, { key }) }
  again = await startServer({ dataDir: inject('dataDir'), databaseUrl: city.databaseUrl, now: city.platform.clock.now().toISOString() })
})
afterAll(async () => {
  await again.stop()
  await city.close()
})

/** The same session at the server that came up again. */
const there = ({ token }: Api): Api => createApi(`http://127.0.0.1:${again.port}`, token)

test('平台重启以后，我还登录着，重发的提交得到原来的答复，换了内容照样拒绝', async () => {
  const { body, key, reply } = sent
  const citizen = there(actors.citizen)
  expect(await citizen.post('/citizen/applications', body, { key })).toMatchObject({ status: 201, body: reply.body })
  expect(problemOf(await citizen.post('/citizen/applications', { ...body, region: '379903' }, { key }))).toMatchObject({ status: 409, code: 'platform.key_reused' })
  expect((await city.owner.query('select 1 from applications.application')).rowCount).toBe(1)
})

test('两台服务器同时收到同一个请求编号，也只办一次', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const key = randomUUID()
  const replies = await Promise.all([actors.clerk, there(actors.clerk)].map((clerk) => clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1, key })))
  expect(replies.map(({ status }) => status)).toEqual([200, 200])
  expect(replies[0]!.body).toEqual(replies[1]!.body)
  expect(await read(actors.clerk, number)).toMatchObject({ state: 'received', version: 2 })
  const body = await foodLicenceBody(actors.citizen)
  const submissionKey = randomUUID()
  const submissions = await Promise.all([actors.citizen, there(actors.citizen)].map((citizen) => citizen.post<{ number: string }>('/citizen/applications', body, { key: submissionKey })))
  expect(answerOf(submissions[0]!).number).toBe(answerOf(submissions[1]!).number)
})
