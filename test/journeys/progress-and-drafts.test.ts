import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, foodLicenceBody, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, problemOf, signIn } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

test('我不登录，凭办件编号和查询密码就能看进度，但看不到办的人和填的内容', async () => {
  const { number, queryPassword } = await bringTo(actors, 'accepted')
  const spaced = `${number.slice(0, 6)} ${number.slice(6)}`
  const progress = answerOf(await actors.visitor.post('/progress', { number: spaced, password: queryPassword }))
  expect(progress).toMatchObject({ number, stateName: '已受理，审查中', promisedDueOn: '2026-03-09', step: '材料审查' })
  const text = JSON.stringify(progress)
  for (const secret of ['陈小满', '19900000002', '府前街', '3799021994']) expect(text).not.toContain(secret)
})

test('编号不存在和密码不对，看起来一样；连错五次要等一刻钟，对的密码也不行', async () => {
  const { number, queryPassword } = await submitFoodLicence(actors.citizen)
  const wrong = queryPassword === '000000' ? '000001' : '000000'
  const { detail } = problemOf(await actors.visitor.post('/progress', { number: '3799022603020999994', password: wrong }))
  for (let guess = 0; guess < 5; guess++) {
    expect(problemOf(await actors.visitor.post('/progress', { number, password: wrong }))).toMatchObject({ status: 404, code: 'applications.wrong_query', detail })
  }
  expect(problemOf(await actors.visitor.post('/progress', { number, password: queryPassword }))).toMatchObject({ status: 429, code: 'applications.too_many_guesses' })
})

test('同时猜二十次，也只核对五次：其余的一律先拒绝，过了一刻钟才能再试', async () => {
  const { number, queryPassword } = await submitFoodLicence(actors.citizen)
  const wrong = queryPassword === '000000' ? '000001' : '000000'
  const guesses = await Promise.all(Array.from({ length: 20 }, () => actors.visitor.post('/progress', { number, password: wrong })))
  expect(guesses.map(({ status }) => status).sort()).toEqual([...Array<number>(5).fill(404), ...Array<number>(15).fill(429)])
  expect((await actors.visitor.post('/progress', { number, password: queryPassword })).status).toBe(429)
  city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + 15 * 60_000))
  expect((await actors.visitor.post('/progress', { number, password: queryPassword })).status).toBe(200)
  // What is over was swept away by that: numbers that others made up do not pile up.
  expect((await city.owner.query('select * from applications.query_guess')).rows).toEqual([])
})

test('猜对之前的几次错误不累计到下一次', async () => {
  const { number, queryPassword } = await submitFoodLicence(actors.citizen)
  for (let round = 0; round < 2; round++) {
    for (let guess = 0; guess < 4; guess++) await actors.visitor.post('/progress', { number, password: '12345' })
    expect((await actors.visitor.post('/progress', { number, password: queryPassword })).status).toBe(200)
  }
})

test('我在手机和电脑上填同一份草稿，后保存的不会悄悄盖掉先保存的', async () => {
  const { citizen: phone } = actors
  const computer = await signIn(city.url, 'resident2')
  const id = randomUUID()
  const content = { item: 'food-business-licence', region: REGION, form: { businessName: '小满' } }
  expect(answerOf(await phone.put(`/citizen/drafts/${id}`, { version: 0, content }))).toEqual({ id, version: 1, expiresOn: '2026-04-01' })
  expect(answerOf(await computer.get(`/citizen/drafts/${id}`))).toMatchObject({ version: 1, content })
  expect(answerOf(await computer.put(`/citizen/drafts/${id}`, { version: 1, content: { ...content, form: { businessName: '小满餐饮店' } } }))).toMatchObject({ version: 2 })
  expect(problemOf(await phone.put(`/citizen/drafts/${id}`, { version: 1, content }))).toMatchObject({ status: 409, code: 'applications.draft_changed' })
  expect(answerOf(await phone.get(`/citizen/drafts/${id}`))).toMatchObject({ version: 2, content: { form: { businessName: '小满餐饮店' } } })
})

test('草稿提交后就没有了，旧设备再保存也不会让它重新出现', async () => {
  const { citizen } = actors
  const id = randomUUID()
  const body = await foodLicenceBody(citizen)
  const content = { item: body.item, region: body.region, situations: body.situations, form: body.form, materials: body.materials }
  answerOf(await citizen.put(`/citizen/drafts/${id}`, { version: 0, content }))
  answerOf(await citizen.post('/citizen/applications', { ...body, draft: id }))
  expect(problemOf(await citizen.get(`/citizen/drafts/${id}`))).toMatchObject({ status: 404 })
  expect(problemOf(await citizen.put(`/citizen/drafts/${id}`, { version: 1, content }))).toMatchObject({ status: 409, code: 'applications.draft_changed' })
  expect(problemOf(await citizen.get(`/citizen/drafts/${id}`))).toMatchObject({ status: 404 })
})

test('别人的草稿我打不开，也删不掉', async () => {
  const id = randomUUID()
  const content = { item: 'food-business-licence', region: REGION, form: {} }
  answerOf(await actors.citizen.put(`/citizen/drafts/${id}`, { version: 0, content }))
  expect(problemOf(await actors.stranger.get(`/citizen/drafts/${id}`))).toMatchObject({ status: 404 })
  await actors.stranger.del(`/citizen/drafts/${id}`)
  expect((await actors.citizen.get(`/citizen/drafts/${id}`)).status).toBe(200)
})

test('草稿到了说好的日子就清掉', async () => {
  const id = randomUUID()
  answerOf(await actors.citizen.put(`/citizen/drafts/${id}`, { version: 0, content: { item: 'food-business-licence', region: REGION, form: {} } }))
  answerOf(await actors.visitor.post('/demo/clock', { now: '2026-04-02T00:10:00+08:00' }))
  expect(problemOf(await actors.citizen.get(`/citizen/drafts/${id}`))).toMatchObject({ status: 404 })
  expect((await city.owner.query('select 1 from applications.draft where id = $1', [id])).rowCount).toBe(0)
})

test('我的办件在各步办完后显示最新状态，最新的排在前面', async () => {
  const older = await bringTo(actors, 'delivered')
  const newer = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  const { rows } = answerOf(await actors.citizen.get<{ rows: { number: string; stateName: string }[] }>('/citizen/applications?limit=2'))
  expect(rows.map(({ number, stateName }) => [number, stateName])).toEqual([[newer.number, '已提交，待预审'], [older.number, '已送达，办结']])
})
