import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, createApi, DEMO_PASSWORD, problemOf, signIn } from '../../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../../test/kit/test-app.ts'
import { createSessions } from './sessions.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
})
afterAll(() => city.close())

const attempt = (login: string, password: string) => createApi(city.url).post('/sessions', { login, password })
const later = (minutes: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + minutes * 60_000))

/** As another process sees it, which remembers nothing of its own. */
const elsewhere = () => createSessions(city.platform, async () => ({ name: '某人', roles: ['citizen'], region: undefined }))

test('a wrong password and an unknown login look the same', async () => {
  const [wrong, unknown] = await Promise.all([attempt('resident10', 'wrong'), attempt('nobody', 'wrong')])
  expect(problemOf(wrong)).toMatchObject({ status: 401, code: 'sessions.wrong_password' })
  expect(problemOf(unknown).detail).toBe(problemOf(wrong).detail)
})

test('five wrong passwords lock the account for a quarter of an hour, for the right password too', async () => {
  for (let count = 0; count < 5; count++) expect((await attempt('resident11', 'wrong')).status).toBe(401)
  expect(problemOf(await attempt('resident11', DEMO_PASSWORD))).toMatchObject({ status: 423, code: 'sessions.locked' })
  later(14)
  expect((await attempt('resident11', DEMO_PASSWORD)).status).toBe(423)
  later(2)
  expect((await attempt('resident11', DEMO_PASSWORD)).status).toBe(201)
})

test('five wrong passwords at the same moment lock it as well', async () => {
  await Promise.all(Array.from({ length: 5 }, () => attempt('resident12', 'wrong')))
  expect((await attempt('resident12', DEMO_PASSWORD)).status).toBe(423)
})

test('a right password clears the count', async () => {
  for (let round = 0; round < 2; round++) {
    for (let count = 0; count < 4; count++) await attempt('resident13', 'wrong')
    expect((await attempt('resident13', DEMO_PASSWORD)).status).toBe(201)
  }
})

test('every sign-in and every refusal leaves an audit entry, without the password', async () => {
  await attempt('resident14', 'wrong-and-secret')
  await attempt('resident14', DEMO_PASSWORD)
  const { rows } = await city.owner.query<{ operation: string; entry: string }>(`select operation, e::text as entry from platform.audit_entry e
    where actor = (select id::text from platform.account where login = 'resident14') order by seq`)
  expect(rows.map(({ operation }) => operation)).toEqual(['sessions.refused', 'sessions.create'])
  expect(rows.map(({ entry }) => entry).join()).not.toMatch(/wrong-and-secret|Yichuang-2026/)
})

test('a session left alone for half an hour ends; one that is used goes on', async () => {
  const idle = await signIn(city.url, 'resident15')
  const used = await signIn(city.url, 'resident16')
  later(20)
  expect(await elsewhere().find(used.token!)).toBeDefined()
  later(20)
  expect(await elsewhere().find(idle.token!)).toBeUndefined()
  expect(await elsewhere().find(used.token!)).toBeDefined()
})

test('signing out ends the session at once, here and elsewhere', async () => {
  const api = await signIn(city.url, 'resident17')
  expect((await api.get('/sessions/current')).status).toBe(200)
  expect((await api.del('/sessions/current')).status).toBe(200)
  expect(problemOf(await api.get('/sessions/current'))).toMatchObject({ status: 401, code: 'sessions.expired' })
  expect(await elsewhere().find(api.token!)).toBeUndefined()
})

test('the token itself is stored nowhere', async () => {
  const api = await signIn(city.url, 'resident18')
  const { rows } = await city.owner.query<{ row: string }>('select s::text as row from platform.session s')
  expect(rows.some(({ row }) => row.includes(api.token!))).toBe(false)
})

describe('a browser, whose session comes by cookie', () => {
  async function browser(login: string) {
    const response = await fetch(`${city.url}/api/v1/sessions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login, password: DEMO_PASSWORD, transport: 'cookie' }) })
    const setCookie = response.headers.get('set-cookie')!
    return { setCookie, cookie: setCookie.split(';')[0]!, body: (await response.json()) as { token: string | null; csrfToken: string } }
  }
  const draft = (headers: Record<string, string>) =>
    createApi(city.url).put('/citizen/drafts/019a0000-0000-7000-8000-00000000d0d0', { version: 0, content: { item: 'food-business-licence', region: '379902', form: {} } }, { headers })

  test('gets no token to read, and a cookie scripts cannot see', async () => {
    const { setCookie, body } = await browser('resident19')
    expect(body.token).toBeNull()
    expect(setCookie).toMatch(/HttpOnly/i)
    expect(setCookie).toMatch(/SameSite=Lax/i)
  })

  test('writes only with the CSRF token of its own session', async () => {
    const { cookie, body } = await browser('resident19')
    const other = await browser('resident20')
    expect(problemOf(await draft({ cookie }))).toMatchObject({ status: 403, code: 'platform.csrf' })
    expect(problemOf(await draft({ cookie, 'x-csrf-token': other.body.csrfToken }))).toMatchObject({ status: 403, code: 'platform.csrf' })
    expect((await draft({ cookie, 'x-csrf-token': body.csrfToken })).status).toBe(200)
  })

  test('reads without it', async () => {
    const { cookie } = await browser('resident19')
    expect((await createApi(city.url).get('/citizen/drafts', { cookie })).status).toBe(200)
  })

  test('is refused when another site sends the request, token or not', async () => {
    const { cookie, body } = await browser('resident19')
    for (const origin of ['https://evil.example', 'null', `${city.url}.evil.example`]) {
      expect(problemOf(await draft({ cookie, 'x-csrf-token': body.csrfToken, origin })), origin).toMatchObject({ status: 403, code: 'platform.foreign_origin' })
    }
    expect((await draft({ cookie, 'x-csrf-token': body.csrfToken, origin: city.url })).status).not.toBe(403)
  })

  test('cannot be signed in to a foreign account by another site', async () => {
    const reply = await createApi(city.url).post('/sessions', { login: 'resident19', password: DEMO_PASSWORD, transport: 'cookie' }, { headers: { origin: 'https://evil.example' } })
    expect(problemOf(reply)).toMatchObject({ status: 403, code: 'platform.foreign_origin' })
  })
})

test('a bearer needs neither token nor origin', async () => {
  const api = await signIn(city.url, 'resident19')
  const reply = await api.put('/citizen/drafts/019a0000-0000-7000-8000-00000000d0d1', { version: 0, content: { item: 'food-business-licence', region: '379902', form: {} } }, { headers: { origin: 'https://partner.example' } })
  expect(reply.status).toBe(200)
})

describe('a password of one\'s own', () => {
  const change = (api: Api, current: string, next: string) => api.put('/sessions/current/password', { current, next })

  test('is chosen with the present one; every other place is signed out, this one goes on', async () => {
    const [here, there] = [await signIn(city.url, 'resident21'), await signIn(city.url, 'resident21')]
    expect(problemOf(await change(here, 'wrong', 'Another-2026')).errors).toEqual([{ pointer: '/current', message: '现在的密码不对，请重新输入。' }])
    expect((await change(here, DEMO_PASSWORD, 'Another-2026')).status).toBe(200)
    expect((await here.get('/citizen/me')).status).toBe(200)
    expect((await there.get('/citizen/me')).status).toBe(401)
    expect((await attempt('resident21', DEMO_PASSWORD)).status).toBe(401)
    expect((await attempt('resident21', 'Another-2026')).status).toBe(201)
  })

  test.each([['short', '至少 8 位'], ['Resident22-x', '登录名'], [DEMO_PASSWORD, '相同']])('refuses %s, and the old one still holds', async (next, why) => {
    const api = await signIn(city.url, 'resident22')
    const refusal = problemOf(await change(api, DEMO_PASSWORD, next))
    expect(refusal).toMatchObject({ status: 422, code: 'sessions.weak_password' })
    expect(refusal.errors?.[0]).toMatchObject({ pointer: '/next', message: expect.stringContaining(why) as string })
    expect((await attempt('resident22', DEMO_PASSWORD)).status).toBe(201)
  })

  test('is the first thing asked of whoever has one that somebody else knows', async () => {
    await city.owner.query(`update platform.account set must_change_password = true where login = 'clerk-379902-4'`)
    const clerk = await signIn(city.url, 'clerk-379902-4')
    expect(problemOf(await clerk.get('/staff/me'))).toMatchObject({ status: 403, code: 'sessions.must_change_password' })
    expect((await clerk.get<{ mustChangePassword: boolean }>('/sessions/current')).body).toMatchObject({ mustChangePassword: true })
    expect((await change(clerk, DEMO_PASSWORD, 'Window-2026-4')).status).toBe(200)
    expect((await clerk.get('/staff/me')).status).toBe(200)
  })

  test('is guarded like a sign-in: five wrong ones lock the account', async () => {
    const api = await signIn(city.url, 'resident23')
    for (let count = 0; count < 5; count++) expect((await change(api, 'wrong', 'Another-2026')).status).toBe(422)
    expect(problemOf(await change(api, DEMO_PASSWORD, 'Another-2026'))).toMatchObject({ status: 423, code: 'sessions.locked' })
  })
})
