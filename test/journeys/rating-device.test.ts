import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, signInActors } from '../kit/actors.ts'
import { type Api, answerOf, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

/** 窗口评价器：配给一个窗口，只问刚办完的那一次服务，谁也看不到上一个人说了什么。 */

let city: TestApp
let actors: Actors
let otherHall: Api

beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  otherHall = await actors.as('clerk-379903-1')
})
afterAll(() => city.close())

interface Screen {
  screen: string
  shown: string
  code: string | null
  token: string | null
  event: { id: string; itemName: string } | null
}

const pass = (seconds: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + seconds * 1000))
const begin = async () => answerOf(await actors.visitor.post<{ token: string; code: string }>('/ratings/devices/pairings'))
const screenOf = async (token: string, writing?: string) => answerOf(await actors.visitor.post<Screen>('/ratings/devices/screen', { token, ...(writing ? { writing } : {}) }))
const devices = async (api: Api = actors.clerk) => answerOf(await api.get<{ rows: { id: string; windowNo: string; isOnline: boolean; lastSeenAt: string | null }[] }>('/staff/rating-devices')).rows
const rate = (token: string, event: string, said: object = { grade: 5 }) => actors.visitor.post('/ratings/devices/rate', { token, event, ...said })

/** A device at a window of 澄湖区's hall: its token. */
async function paired(window: string): Promise<{ id: string; token: string }> {
  const { token: before, code } = await begin()
  const { id } = answerOf(await actors.clerk.post<{ id: string }>('/staff/rating-devices', { code, window }))
  return { id, token: (await screenOf(before)).token! }
}

/** A visit that was taken in at the window just now, and asked about at the device there. */
async function askedAt(window: string): Promise<string> {
  const { number } = await bringTo(actors, 'delivered')
  await city.app.jobs.drain()
  answerOf(await actors.clerk.post(`/staff/applications/${number}/ask-at-device`, { window }))
  return number
}

test('配对：新设备显示六位码，窗口人员填写后它就是那个窗口的评价器；错的、过期的、用过的码和别的大厅都配不上', async () => {
  const { token, code } = await begin()
  expect(await screenOf(token)).toMatchObject({ screen: 'pairing', code })
  expect(problemOf(await actors.clerk.post('/staff/rating-devices', { code: code === '000000' ? '000001' : '000000', window: '001' }))).toMatchObject({ status: 422, code: 'ratings.wrong_pairing_code', errors: [{ pointer: '/code' }] })
  expect(problemOf(await actors.clerk.post('/staff/rating-devices', { code, window: '999' }))).toMatchObject({ status: 422, errors: [{ pointer: '/window' }] })
  expect((await actors.reviewer.post('/staff/rating-devices', { code, window: '001' })).status).toBe(403)
  expect((await actors.visitor.post('/staff/rating-devices', { code, window: '001' })).status).toBe(401)
  // Sent twice it is one device.
  const key = 'pair-once'
  const first = answerOf(await actors.clerk.post('/staff/rating-devices', { code, window: '001' }, { key }))
  expect(answerOf(await actors.clerk.post('/staff/rating-devices', { code, window: '001' }, { key }))).toEqual(first)
  expect(await devices()).toMatchObject([{ windowNo: '001', isOnline: false, lastSeenAt: null }])
  expect(problemOf(await otherHall.post('/staff/rating-devices', { code, window: '001' }))).toMatchObject({ status: 422, code: 'ratings.wrong_pairing_code' })

  const grown = await screenOf(token)
  expect(grown.screen).toBe('paired')
  expect(await screenOf(grown.token!)).toMatchObject({ screen: 'welcome', place: { hallName: '澄湖区政务服务中心', windowNo: '001' } })
  expect(await devices()).toMatchObject([{ windowNo: '001', isOnline: true }])
  expect(await devices(otherHall)).toEqual([])
  pass(200)
  expect(await devices()).toMatchObject([{ isOnline: false }])

  const second = await begin()
  expect(problemOf(await actors.clerk.post('/staff/rating-devices', { code: second.code, window: '001' }))).toMatchObject({ status: 422, errors: [{ pointer: '/window', message: expect.stringContaining('已经有评价器') }] })
  pass(301)
  expect(problemOf(await actors.clerk.post('/staff/rating-devices', { code: second.code, window: '002' }))).toMatchObject({ status: 422, code: 'ratings.pairing_code_expired' })
  expect(await screenOf(second.token)).toMatchObject({ screen: 'unpaired' })
  for (const stranger of [token.replace(/.$/, '-'), grown.token!.replace('379902', '379903'), grown.token!.replace('379902', '999999'), 'x']) expect(await screenOf(stranger)).toMatchObject({ screen: 'unpaired' })
})

test('两个人同时用一个配对码，只有一个配上', async () => {
  const { code } = await begin()
  const both = await Promise.all(['003', '004'].map((window) => actors.clerk.post('/staff/rating-devices', { code, window })))
  expect(both.map(({ status }) => status).sort()).toEqual([201, 422])
})

test('请评价：评价器显示刚办完的服务，点一下就评好，窗口看不到内容；评过的、换了人的都不再收', async () => {
  const { token } = await paired('005')
  const number = await askedAt('005')
  const { event, shown } = await screenOf(token)
  expect(event!.itemName).toBe('食品经营许可')
  expect(JSON.stringify(await screenOf(token))).not.toMatch(new RegExp(`陈|${number}`))
  const asked = event!.id
  expect((await screenOf(token)).shown).toBe(shown)

  expect(problemOf(await rate(token, asked, { grade: 5, options: ['101'] }))).toMatchObject({ status: 422 })
  expect(problemOf(await actors.clerk.post('/ratings/devices/rate', { token, event: asked, grade: 5 }))).toMatchObject({ status: 403, code: 'ratings.staff_cannot_rate' })
  // Of two taps one counts.
  const taps = await Promise.all([rate(token, asked), rate(token, asked)])
  expect(taps.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await screenOf(token)).toMatchObject({ screen: 'thanks', event: null })
  expect(problemOf(await rate(token, asked))).toMatchObject({ status: 409 })
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/ask-at-device`, { window: '005' }))).toMatchObject({ status: 409, code: 'ratings.already_rated' })
  pass(9)
  expect(await screenOf(token)).toMatchObject({ screen: 'welcome', event: null })
  expect((await city.owner.query('select channel, is_anonymous from ratings.rating where number = $1', [number])).rows).toEqual([{ channel: 'device', is_anonymous: false }])

  await askedAt('005')
  const before = (await screenOf(token)).event!.id
  await askedAt('005')
  expect((await screenOf(token)).event!.id).not.toBe(before)
  expect(problemOf(await rate(token, before))).toMatchObject({ status: 409, code: 'ratings.device_moved_on' })
})

test('没有人点就说明不计入；写原因的多等一会儿；选择不评价的马上返回，邀请还在', async () => {
  const { token } = await paired('006')
  const number = await askedAt('006')
  const asked = (await screenOf(token)).event!.id
  pass(61)
  expect(await screenOf(token)).toMatchObject({ screen: 'unanswered' })
  expect((await screenOf(token, asked)).event!.id).toBe(asked)
  pass(240)
  expect(await screenOf(token, asked)).toMatchObject({ screen: 'unanswered' })
  expect(problemOf(await rate(token, asked))).toMatchObject({ status: 409, code: 'ratings.device_moved_on' })
  pass(8)
  expect(await screenOf(token)).toMatchObject({ screen: 'welcome' })

  answerOf(await actors.clerk.post(`/staff/applications/${number}/ask-at-device`, { window: '006' }))
  answerOf(await actors.visitor.post('/ratings/devices/decline', { token, event: (await screenOf(token)).event!.id }))
  expect(await screenOf(token)).toMatchObject({ screen: 'welcome' })
  expect(answerOf(await actors.citizen.get<{ rating: unknown }>(`/citizen/ratings/${number}`)).rating).toBeNull()
})

test('没有评价器的窗口、别的大厅的件、还没有服务的件都请不了；解除配对以后那台设备什么也评不了', async () => {
  const { id, token } = await paired('007')
  const number = await askedAt('007')
  const asked = (await screenOf(token)).event!.id
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/ask-at-device`, { window: '008' }))).toMatchObject({ status: 409, code: 'ratings.no_device_at_window' })
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/ask-at-device`, {}))).toMatchObject({ status: 422, errors: [{ pointer: '/window' }] })
  expect(problemOf(await actors.clerk.post('/staff/applications/3799022603020000999/ask-at-device', { window: '007' }))).toMatchObject({ status: 404, code: 'ratings.not_invited' })
  const { token: elsewhere, code } = await begin()
  answerOf(await otherHall.post('/staff/rating-devices', { code, window: '001' }))
  expect(problemOf(await otherHall.post(`/staff/applications/${number}/ask-at-device`, { window: '001' }))).toMatchObject({ status: 403, code: 'ratings.not_yours' })
  expect(await screenOf((await screenOf(elsewhere)).token!)).toMatchObject({ screen: 'welcome' })

  expect(problemOf(await otherHall.post(`/staff/rating-devices/${id}/unpair`))).toMatchObject({ status: 404, code: 'ratings.no_device' })
  answerOf(await actors.clerk.post(`/staff/rating-devices/${id}/unpair`))
  expect(problemOf(await actors.clerk.post(`/staff/rating-devices/${id}/unpair`))).toMatchObject({ status: 404, code: 'ratings.no_device' })
  expect(await screenOf(token)).toMatchObject({ screen: 'unpaired', event: null })
  expect(problemOf(await rate(token, asked))).toMatchObject({ status: 401, code: 'ratings.no_device' })
  // The window is free for another.
  expect(await screenOf((await paired('007')).token)).toMatchObject({ screen: 'welcome' })
})
