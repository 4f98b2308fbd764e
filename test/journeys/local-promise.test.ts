import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ClaimAnswer, EntryView } from '../../src/modules/catalogue/entries/contract.ts'
import { type Actors, foodLicenceBody, read, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, createApi, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let manager: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  manager = await actors.as('item-manager-379902')
})
afterAll(() => city.close())

const ITEM = 'food-business-licence'
const ENTRY = `/staff/catalogue/entries/${REGION}000000/${ITEM}`
const guide = async (region: string) => answerOf(await createApi(city.url).get<{ promisedText: string }>(`/items/${ITEM}?region=${region}`))

test('我们区承诺得更快，指南上看得到，我在这里申请就按本区的承诺办', async () => {
  const before = await submitFoodLicence(actors.citizen)
  const entry = answerOf(await manager.get<EntryView>(ENTRY))
  const standard = entry.elements.find(({ key }) => key === 'promisedLimit')!
  const local = { promisedLimit: { amount: 2, unit: 'workday' }, consultationPhone: '0000-7900001' }
  answerOf(await manager.put(`${ENTRY}/local`, { local }, { version: entry.localVersion }))
  expect((await guide(REGION)).promisedText).toBe('2个工作日')
  expect((await guide('379903')).promisedText).toBe(standard.standardText)
  const after = await submitFoodLicence(actors.citizen)
  expect((await read(actors.citizen, after.number, 'citizen')).promisedLimitText).toBe('2个工作日')
  // What was promised to somebody stays what was promised.
  expect((await read(actors.citizen, before.number, 'citizen')).promisedLimitText).toBe(standard.standardText)
})

test('两位事项管理员同时修改同一条本地内容，只有一位存得进去，另一位被告知刷新', async () => {
  const { localVersion } = answerOf(await manager.get<EntryView>(ENTRY))
  const replies = await Promise.all(['0000-7900011', '0000-7900012'].map((consultationPhone) => manager.put(`${ENTRY}/local`, { local: { consultationPhone } }, { version: localVersion })))
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(problemOf(replies.find(({ status }) => status === 409)!)).toMatchObject({ code: 'catalogue.entry_changed_meanwhile' })
})

test('本区解除认领以后，我不能再在这里申请，指南告诉我去哪里；已经在办的继续办', async () => {
  const running = await submitFoodLicence(actors.citizen)
  const body = await foodLicenceBody(actors.citizen)
  const entries = [{ itemCode: ITEM, divisionCode: `${REGION}000000` }]
  expect(answerOf(await manager.post<ClaimAnswer>('/staff/catalogue/claims/release', { entries, reason: '由市级集中办理' }))).toMatchObject({ counts: { done: 1 } })
  expect(problemOf(await actors.citizen.post('/citizen/applications', body))).toMatchObject({ status: 422, code: 'catalogue.no_entry' })
  expect(answerOf(await actors.clerk.post(`/staff/applications/${running.number}/receive`, {}, { version: running.version }))).toMatchObject({ state: 'received' })
})
