import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, command, type Filed, foodLicenceBody, read, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const home = { name: '陈小满', phone: '19900001234', address: '云湖市澄湖区湖滨路 1 号 2 单元' }
const codeOf = async (number: string): Promise<string> => (await read(actors.citizen, number, 'citizen')).delivery.pickUpCode!
const later = async (minutes: number) => {
  city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + minutes * 60_000))
  await city.app.jobs.drain()
}
/** Sessions end with the clock: whoever acts after it was moved signs in anew. */
const anew = async () => { actors = await signInActors(city.url) }

interface Found { applicants: { name: string; results: { number: string }[] }[] }
interface Signed { id: string; results: { number: string; delivered: boolean; reason: string | null }[] }

test('结果放在窗口，我凭六位取件码领走；码不对领不走，别人看不到我的码', async () => {
  const { number, version } = await bringTo(actors, 'handedOut')
  const code = await codeOf(number)
  expect(code).toMatch(/^\d{6}$/)
  expect((await read(actors.clerk, number)).delivery).toMatchObject({ pickUpCode: null, place: { name: expect.any(String) as string } })
  // How the window knew whoever came is never taken for granted.
  const deliver = (body: object) => actors.clerk.post(`/staff/applications/${number}/deliver`, { method: 'counter', ...body }, { version })
  for (const [body, pointer] of [[{ statement: '看过身份证' }, '/identity'], [{ identity: 'code' }, '/pickUpCode'], [{ identity: 'identityDocument' }, '/statement']] as const) {
    expect(problemOf(await deliver(body))).toMatchObject({ status: 422, errors: [{ pointer }] })
  }
  const wrong = code === '000000' ? '000001' : '000000'
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/deliver`, { method: 'counter', identity: 'code', pickUpCode: wrong }, { version }))).toMatchObject({ status: 422, code: 'applications.wrong_pick_up_code', errors: [{ pointer: '/pickUpCode' }] })
  expect(await command(actors.clerk, number, 'deliver', { method: 'counter', receiver: '陈小满', identity: 'code', pickUpCode: code })).toMatchObject({ state: 'delivered' })
  const view = await read(actors.citizen, number, 'citizen')
  expect(view.delivery.pickUpCode).toBeNull()
  expect(view.timeline.at(-1)!.note).toContain('凭取件码领取')
})

test('没有说怎样核对领取人的，就不替它写核对过', async () => {
  const { number } = await bringTo(actors, 'handedOut')
  await command(actors.clerk, number, 'deliver', { method: 'counter', receiver: '陈小满' })
  expect((await read(actors.citizen, number, 'citizen')).timeline.at(-1)!.note).not.toMatch(/核对|取件码/)
})

test('我有三件结果在窗口，说一个取件码就全找出来，签一次字全领走；再点一次还是那一次', async () => {
  const numbers = [(await bringTo(actors, 'handedOut')).number, (await bringTo(actors, 'handedOut')).number, (await bringTo(actors, 'handedOut')).number]
  const code = await codeOf(numbers[1]!)
  const found = answerOf(await actors.clerk.post<Found>('/staff/pick-ups/find', { code }))
  expect(found.applicants).toMatchObject([{ name: '陈小满' }])
  expect(found.applicants[0]!.results.map(({ number }) => number).toSorted()).toEqual(numbers.toSorted())
  // Another hall has nothing of hers.
  expect(answerOf(await (await actors.as('clerk-379903-1')).post<Found>('/staff/pick-ups/find', { code })).applicants).toEqual([])

  const body = { identity: 'code', code, numbers, receiver: '陈小满' }
  const signed = answerOf(await actors.clerk.post<Signed>('/staff/pick-ups', body, { key: 'sign-1' }))
  expect(signed.results.map(({ delivered, reason }) => ({ delivered, reason }))).toEqual(Array(3).fill({ delivered: true, reason: null }))
  expect(answerOf(await actors.clerk.post<Signed>('/staff/pick-ups', body, { key: 'sign-1' })).id).toBe(signed.id)
  for (const number of numbers) expect((await read(actors.clerk, number)).timeline.filter(({ type }) => type === 'delivered')).toHaveLength(1)
  expect(answerOf(await actors.clerk.post<Found>('/staff/pick-ups/find', { code })).applicants).toEqual([])
})

test('没带手机，核对身份证也能领；别人的件、还没出件的件领不走，说得清为什么', async () => {
  const ready = await bringTo(actors, 'handedOut')
  const notYet = await bringTo(actors, 'reviewed')
  const self = answerOf(await actors.citizen.get<{ name: string }>('/citizen/me').catch(() => { throw new Error('no self') }))
  expect(self).toBeDefined()
  const seen = { identity: 'identityDocument', statement: '核对了本人身份证原件，人证一致' }
  const sign = (body: object) => actors.clerk.post<Signed>('/staff/pick-ups', { receiver: '陈小满', ...body })
  expect(problemOf(await sign({ numbers: [ready.number] })).errors?.[0]?.pointer).toBe('/identity')
  expect(problemOf(await sign({ numbers: [ready.number], identity: 'identityDocument' })).errors?.[0]?.pointer).toBe('/statement')
  const signed = answerOf(await sign({ numbers: [ready.number, notYet.number], ...seen }))
  expect(signed.results).toMatchObject([{ delivered: true }, { delivered: false, reason: expect.stringContaining('审查完成') as string }])
  expect((await read(actors.citizen, ready.number, 'citizen')).timeline.at(-1)!.note).toContain('核对证件领取，核对了本人身份证原件')
  expect(problemOf(await sign({ numbers: [notYet.number], ...seen }))).toMatchObject({ status: 409, code: 'applications.nothing_picked_up' })
  expect(problemOf(await sign({ identity: 'code', numbers: [ready.number] })).errors?.[0]?.pointer).toBe('/code')
  expect(problemOf(await sign({ identity: 'code', code: '000000', numbers: [ready.number] }))).toMatchObject({ status: 422, code: 'applications.wrong_pick_up_code' })
  const elsewhere = await actors.as('clerk-379903-1')
  expect(problemOf(await elsewhere.post('/staff/pick-ups', { numbers: [(await bringTo(actors, 'handedOut')).number], receiver: '陈小满', ...seen })).status).toBe(409)
  expect(problemOf(await actors.reviewer.post('/staff/pick-ups', { numbers: [ready.number], receiver: '陈小满' }))).toMatchObject({ status: 403 })
})

const withDelivery = async (delivery: object): Promise<Filed> => answerOf(await actors.citizen.post<Filed>('/citizen/applications', { ...(await foodLicenceBody(actors.citizen)), delivery }))

async function decideAndOrder(number: string): Promise<void> {
  await command(actors.clerk, number, 'receive')
  const { materials } = await read(actors.clerk, number)
  await command(actors.clerk, number, 'accept', { checks: materials.map(({ id }) => ({ id, result: 'qualified' })) })
  await command(actors.reviewer, number, 'review', { opinion: 'agree', note: '符合条件' })
  await command(actors.decider, number, 'decide', { outcome: 'granted' })
  await command(actors.certificateClerk, number, 'make-certificate')
  answerOf(await actors.clerk.post(`/staff/applications/${number}/order-courier`))
}

test('我选了免费寄送，窗口下单，快递送到我手里，办件自己就办结了；单号和走到哪里我都看得到', async () => {
  const { number } = await withDelivery({ way: 'post', to: home })
  expect((await read(actors.citizen, number, 'citizen')).delivery).toMatchObject({ way: 'post', wayName: '免费寄送', to: expect.stringContaining('湖滨路') as string, parcels: [] })
  await decideAndOrder(number)
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/order-courier`))).toMatchObject({ status: 409, code: 'applications.courier_ordered' })
  await later(1)
  const [parcel] = (await read(actors.citizen, number, 'citizen')).delivery.parcels
  expect(parcel).toMatchObject({ direction: 'result', stateName: '已下单，等待取件', courierNumber: expect.stringMatching(/^DM/) as string })
  await later(60 * 24)
  await later(60 * 25)
  await anew()
  const view = await read(actors.citizen, number, 'citizen')
  expect(view).toMatchObject({ state: 'delivered', delivery: { parcels: [{ stateName: '已签收' }] } })
  expect(view.timeline.filter(({ type }) => type === 'delivered')).toMatchObject([{ actorName: '演示邮政快递', note: expect.stringContaining(parcel!.courierNumber!) as string }])
  // Nothing of the address stands in the record as it is stored.
  const { rows } = await city.owner.query<{ text: string }>(`select data::text as text from applications.application_event where number = '${number}' and type = 'submitted'`)
  expect(rows[0]!.text).not.toContain('湖滨路')
})

test('快递不接单，窗口看得到原因，改了地址重新下单；窗口先当面交付了，快递再送到也不会办结两次', async () => {
  const { number } = await withDelivery({ way: 'post', to: { ...home, address: '深山查无此地 1 号' } })
  await decideAndOrder(number)
  await later(1)
  interface Parcels { rows: { number: string; problem: string | null; stateName: string }[]; next: string | null }
  const inTrouble = async () => answerOf(await actors.clerk.get<Parcels>('/staff/courier-orders?trouble=true')).rows.filter((row) => row.number === number)
  expect(await inTrouble()).toMatchObject([{ stateName: '快递公司不接单', problem: expect.stringContaining('核对') as string }])
  answerOf(await actors.clerk.post(`/staff/applications/${number}/order-courier`, { to: home }))
  await later(1)
  expect(await inTrouble()).toEqual([])
  await command(actors.clerk, number, 'deliver', { method: 'counter', receiver: '陈小满', identity: 'identityDocument', statement: '核对了本人身份证原件' })
  await later(60 * 50)
  await anew()
  const view = await read(actors.clerk, number)
  expect(view.timeline.filter(({ type }) => type === 'delivered')).toHaveLength(1)
  expect(view.delivery.parcels).toMatchObject([{ state: 'delivered' }])
})

test('我可以叫快递上门把原件寄到大厅，不花钱；办结以后就不用寄了', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  answerOf(await actors.citizen.post(`/citizen/applications/${number}/order-courier`, { from: home }))
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/order-courier`, { from: home }))).toMatchObject({ status: 409, code: 'applications.courier_ordered' })
  await later(1)
  expect((await read(actors.clerk, number)).delivery.parcels).toMatchObject([{ directionName: '寄送材料', stateName: '已下单，等待取件' }])
  expect(problemOf(await actors.stranger.post(`/citizen/applications/${number}/order-courier`, { from: home }))).toMatchObject({ status: 404 })
  const done = await bringTo(actors, 'granted')
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${done.number}/order-courier`, { from: home }))).toMatchObject({ status: 409, code: 'applications.not_open' })
})

test('选了邮寄没写地址、事项不能邮寄，当场告诉我改哪里', async () => {
  const body = await foodLicenceBody(actors.citizen)
  expect(problemOf(await actors.citizen.post('/citizen/applications', { ...body, delivery: { way: 'post' } }))).toMatchObject({ status: 422, errors: [{ pointer: '/delivery/to' }] })
  expect(problemOf(await actors.citizen.post('/citizen/applications', { ...body, delivery: { way: 'post', to: { ...home, phone: '不知道' } } }))).toMatchObject({ status: 422, errors: [{ pointer: '/delivery/to/phone' }] })
  expect(answerOf(await actors.citizen.post<Filed>('/citizen/applications', { ...body, delivery: { way: 'electronic' } })).state).toBe('submitted')
})

test('没有决定之前不能下单寄结果，申请人和别的大厅也不能下', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/order-courier`, { to: home }))).toMatchObject({ status: 409, code: 'applications.not_open' })
  const granted = await bringTo(actors, 'certified')
  expect(problemOf(await actors.clerk.post(`/staff/applications/${granted.number}/order-courier`))).toMatchObject({ status: 422, errors: [{ pointer: '/to' }] })
  const other: Api = await actors.as('clerk-379903-1')
  expect(problemOf(await other.post(`/staff/applications/${granted.number}/order-courier`, { to: home }))).toMatchObject({ status: 403 })
})
