import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, command, read, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

/** What a document says, as data: what is printed is rendered from it. */
const documentOf = async (number: string, kind: string): Promise<unknown> =>
  (await city.owner.query<{ data: unknown }>(`select document->'data' as data from applications.application_event, jsonb_array_elements(documents) as document where number = $1 and document->>'kind' = $2`, [number, kind])).rows[0]?.data

test('我的申请不归这个部门管：窗口不予受理，告诉我该找谁、怎么复议', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const refused = await command(actors.clerk, number, 'refuse', { reason: '该场所由铁路部门管理', referral: '铁路食品安全监督管理办公室' })
  expect(refused).toMatchObject({ state: 'refused', dueOn: null })
  expect(refused.documents.map(({ kind }) => kind)).toEqual(['receipt', 'refusalNotice'])
  expect(await documentOf(number, 'refusalNotice')).toMatchObject({
    ground: 'notOurAuthority', competentBody: '铁路食品安全监督管理办公室', reasons: ['该场所由铁路部门管理'],
    remedies: { reviewBody: '澄湖区人民政府', reviewWithinDays: 60, litigationWithinMonths: 6 },
  })
  const mine = await read(actors.citizen, number, 'citizen')
  expect(mine).toMatchObject({ state: 'refused', completedOn: '2026-03-02', paused: false })
  expect(mine.allowedActions.every(({ allowed, reason }) => !allowed && reason !== null)).toBe(true)

  // A refusal closes the case, and may be rated (办结即邀评).
  await city.app.jobs.drain()
  expect((await actors.citizen.get(`/citizen/ratings/${number}`)).status).toBe(200)
})

test('材料不实，决定不予许可：决定书写明理由和救济途径，直接送达给我', async () => {
  const { number } = await bringTo(actors, 'reviewed')
  const { version } = await read(actors.decider, number)
  const withoutReason = await actors.decider.post(`/staff/applications/${number}/decide`, { outcome: 'denied' }, { version })
  expect(problemOf(withoutReason)).toMatchObject({ status: 422, errors: [{ pointer: '/reason', message: '请填写不予的理由。' }] })

  const denied = await command(actors.decider, number, 'decide', { outcome: 'denied', reason: '操作间面积不符合《餐饮服务食品安全操作规范》' })
  expect(denied).toMatchObject({ state: 'denied', documents: [{ kind: 'decision' }] })
  expect(await documentOf(number, 'decision')).toMatchObject({ result: 'denied', reasons: ['操作间面积不符合《餐饮服务食品安全操作规范》'], remedies: { court: '澄湖区人民法院' } })
  const noCertificate = await actors.certificateClerk.post(`/staff/applications/${number}/make-certificate`, {}, { version: denied.version })
  expect(problemOf(noCertificate)).toMatchObject({ status: 409, code: 'applications.not_open' })
  expect(await command(actors.clerk, number, 'deliver', { method: 'post', receiver: '陈小满', courierNumber: 'SF1000000001' })).toMatchObject({ state: 'delivered' })
})

test('我改主意了：决定之前可以撤回，撤回后不能再办', async () => {
  const { number, version } = await bringTo(actors, 'accepted')
  const withdrawn = answerOf(await actors.citizen.post(`/citizen/applications/${number}/withdraw`, { reason: '店面转租了' }, { version }))
  expect(withdrawn).toMatchObject({ state: 'withdrawn', documents: [{ kind: 'terminationNotice' }] })
  const late = await actors.reviewer.post(`/staff/applications/${number}/review`, { opinion: 'agree', note: '符合条件' }, { version: (await read(actors.reviewer, number)).version })
  expect(problemOf(late)).toMatchObject({ status: 409, code: 'applications.not_open', detail: '办件目前「已撤回」，不能审查。' })

  // Nobody is asked to rate a service that was not given.
  await city.app.jobs.drain()
  expect(problemOf(await actors.citizen.get(`/citizen/ratings/${number}`))).toMatchObject({ status: 404 })
})

test('决定作出以后不能再撤回', async () => {
  const { number, version } = await bringTo(actors, 'granted')
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/withdraw`, { reason: '不想办了' }, { version }))).toMatchObject({ status: 409, code: 'applications.not_open' })
  expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ state: 'granted', version })
})

test('我一直没有补正：窗口退件，并说明理由', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const checks = (await read(actors.clerk, number)).materials.filter(({ provided }) => provided !== 'none').map(({ id }) => (id === 'm4' ? { id, result: 'unqualified', reason: '缺少进货查验制度' } : { id, result: 'qualified' }))
  await command(actors.clerk, number, 'request-correction', { checks })
  expect(await command(actors.clerk, number, 'return', { reason: '逾期未补正，视为放弃申请' })).toMatchObject({ state: 'returned', documents: [{ kind: 'terminationNotice' }] })
  expect(await documentOf(number, 'terminationNotice')).toMatchObject({ cause: 'correctionOverdue' })
})

test('办理期限只能延长一次，延长的是法定期限，承诺期限不变', async () => {
  const { number } = await bringTo(actors, 'accepted')
  expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ statutoryDueOn: '2026-03-30', promisedDueOn: '2026-03-09' })
  await command(actors.decider, number, 'extend', { reason: '案情复杂' })
  expect(await read(actors.citizen, number, 'citizen')).toMatchObject({ statutoryDueOn: '2026-04-14', promisedDueOn: '2026-03-09' })
  const again = await actors.decider.post(`/staff/applications/${number}/extend`, { reason: '案情复杂' }, { version: (await read(actors.decider, number)).version })
  expect(problemOf(again)).toMatchObject({ status: 409, code: 'applications.already_extended' })
})
