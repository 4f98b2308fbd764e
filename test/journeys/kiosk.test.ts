import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { startBackground } from '../../src/background.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { sm3 } from '../../src/platform/hash-chain.ts'
import { residentOf, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, DEMO_PASSWORD } from '../kit/api.ts'
import { createScreen, hiddenFields, type Screen } from '../kit/screen.ts'
import { pairTerminal, type TestTerminal } from '../kit/terminal.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let second: { url: string; close(): Promise<void> }
let hall: TestTerminal
beforeAll(async () => {
  city = await startTestApp()
  second = await startSecondServer()
  hall = await pairTerminal(city)
})
afterAll(async () => {
  await second?.close()
  await city?.close()
})

/** Another process over the same database, with the same clock. */
async function startSecondServer() {
  const open = await openPlatform({ ...readConfig({}), databaseUrl: city.databaseUrl, dataDir: inject('dataDir'), startAt: city.platform.clock.now() }, { isServer: false, log: createLogger('error') })
  open.platform.clock = city.platform.clock
  const app = await createApp({ platform: open.platform, jobs: await startBackground(open.platform, open.url), pool: open.pool, requestsPerMinute: 1_000_000 })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${(app.server.server.address() as { port: number }).port}`,
    async close() {
      await app.close()
      await open.close()
    },
  }
}

/** A screen in front of either server that is the terminal. */
function at(terminal: TestTerminal, url = city.url, cookies?: Screen['cookies']): Screen {
  const screen = createScreen(url, cookies)
  screen.cookies.set('yichuang_terminal\n/kiosk', { value: terminal.token, path: '/kiosk' })
  return screen
}

const isSessionOpen = async (token: string) => (await city.owner.query('select 1 from platform.session where token_hash = $1 and ended_at is null', [sm3(token)])).rowCount === 1

/** 「开始」; the address everything of this person lies under. */
async function begin(screen: Screen): Promise<string> {
  const { status, location } = await screen.post('/kiosk/start')
  expect(status).toBe(303)
  expect(location).toMatch(/^\/kiosk\/v\/[\w-]{22}\/$/)
  return location!.slice(0, -1)
}

async function signIn(screen: Screen, visit: string, login: string, back = '/applications'): Promise<void> {
  const reply = await screen.post(`${visit}/sign-in`, { login, password: DEMO_PASSWORD, back })
  expect(reply).toMatchObject({ status: 303, location: `${visit}${back}` })
}

const wait = (ms: number) => city.platform.clock.moveTo(new Date(city.platform.clock.now().getTime() + ms))

const maskedName = (login: string) => `${residentOf(login).name.slice(0, 1)}`

test('everything of a person lies under the address of their visit, is kept by nobody, and is gone when they leave', async () => {
  const screen = at(hall)
  const visit = await begin(screen)
  const home = await screen.get(`${visit}/`)
  expect(home.status).toBe(200)
  expect(home.headers.get('cache-control')).toContain('no-store')
  const addresses = [...home.html.matchAll(/ (?:href|action|src|data-[a-z]+)="(\/[^"]*)"/g)].map(([, address]) => address!)
  expect(addresses.filter((address) => !address.startsWith(`${visit}/`))).toEqual([])
  expect(home.html).not.toMatch(/href="(tel:|https?:)/)

  await signIn(screen, visit, 'resident2')
  const session = [...screen.cookies.values()].find(({ path }) => path === visit)!
  expect(session, 'the session is sent to this visit only').toBeDefined()
  const own = await screen.get(`${visit}/applications`)
  expect(own.html).toContain(`退出（${maskedName('resident2')}`)

  const left = await screen.get(`${visit}/leave`)
  expect(left).toMatchObject({ status: 303, location: '/kiosk/left' })
  expect(left.headers.get('clear-site-data')).toBe('"cache", "storage"')
  expect([...screen.cookies.values()].map(({ path }) => path)).toEqual(['/kiosk'])
  for (const path of ['/', '/applications', '/search?q=x', '/leave', '/stay', '/no-such-page', '/kiosk', '']) {
    expect(await screen.get(`${visit}${path}`), path).toMatchObject({ status: 303, location: '/kiosk', html: '' })
  }
  for (const path of ['/sign-in', '/no-such-page', '/drafts/1/discard']) expect(await screen.post(`${visit}${path}`, { login: 'resident2' }), path).toMatchObject({ status: 303, location: '/kiosk' })
  expect(await isSessionOpen(session.value), 'the session itself is ended').toBe(false)
  const welcome = await screen.get('/kiosk/left')
  expect(welcome.html).not.toContain(residentOf('resident2').name)
})

test('the next person\'s start ends what was before, on whichever server, and their session opens nothing of it', async () => {
  const first = at(hall)
  const visit = await begin(first)
  await signIn(first, visit, 'resident2')
  const stolen = new Map(first.cookies)
  const csrf = hiddenFields((await first.get(`${visit}/my-materials`)).html, '/keep')._csrf ?? ''

  const next = at(hall, second.url)
  const nextVisit = await begin(next)
  expect(await first.get(`${visit}/applications`)).toMatchObject({ status: 303, location: '/kiosk' })
  expect(await at(hall, second.url, new Map(stolen)).get(`${visit}/applications`)).toMatchObject({ status: 303, location: '/kiosk' })

  // The old session, sent to the new address by hand: it holds nowhere any more.
  const token = [...stolen.values()].find(({ path }) => path === visit)!.value
  expect(await isSessionOpen(token)).toBe(false)
  next.cookies.set(`yichuang_session\n${nextVisit}`, { value: token, path: nextVisit })
  for (const server of [city.url, second.url]) {
    expect(await at(hall, server, next.cookies).get(`${nextVisit}/applications`)).toMatchObject({ status: 303, location: `${nextVisit}/sign-in?back=%2Fapplications` })
    const replayed = await at(hall, server, next.cookies).post(`${nextVisit}/my-materials`, { _csrf: csrf })
    expect([401, 403, 404]).toContain(replayed.status)
  }
  next.cookies.delete(`yichuang_session\n${nextVisit}`)
  await signIn(next, nextVisit, 'resident1')
  expect((await next.get(`${nextVisit}/applications`)).html).not.toContain(residentOf('resident2').name)
})

test('a screen nobody touches ends by itself, on the server\'s word; a script that only looks keeps nothing going', async () => {
  const screen = at(hall)
  const visit = await begin(screen)
  await signIn(screen, visit, 'resident2')
  wait(60_000)
  expect((await screen.get(`${visit}/`)).status, 'touched within the time').toBe(200)
  wait(60_000)
  expect((await screen.get(`${visit}/`, { accept: 'application/json' })).status).toBe(200)
  wait(20_000)
  expect(await screen.get(`${visit}/stay`, { accept: 'application/json' })).toMatchObject({ status: 200, html: expect.stringMatching(/^\{"left":(89|90)\}$/) })
  wait(75_000)
  expect((await screen.get(`${visit}/`)).status).toBe(200)
  wait(91_000)
  expect(await screen.get(`${visit}/applications`)).toMatchObject({ status: 303, location: '/kiosk' })
  expect((await city.owner.query('select 1 from organisation.terminal_visit')).rowCount).toBe(0)
})

test('an address of nobody\'s visit leads to the beginning: unknown, of another terminal, of a screen that is none', async () => {
  const bank = await pairTerminal(city, 'bank')
  const screen = at(hall)
  const visit = await begin(screen)
  await signIn(screen, visit, 'resident2')
  expect(await at(bank).get(`${visit}/applications`), 'another terminal').toMatchObject({ status: 303, location: '/kiosk' })
  expect(await createScreen(city.url).get(`${visit}/`), 'no terminal').toMatchObject({ status: 303, location: '/kiosk' })
  expect(await screen.get('/kiosk/v/0000000000000000000000/'), 'nobody\'s').toMatchObject({ status: 303, location: '/kiosk' })
  expect(await screen.get(`${visit}x/`), 'nearly').toMatchObject({ status: 303, location: '/kiosk' })
  expect(await createScreen(city.url).get('/kiosk')).toMatchObject({ status: 303, location: '/kiosk/pairing' })
  expect(await createScreen(city.url).post('/kiosk/start')).toMatchObject({ status: 303, location: '/kiosk/pairing' })
  expect((await screen.get(`${visit}/applications`)).status, 'none of this ends it').toBe(200)

  // A session of the portal in the same browser is nobody's here.
  const portal = at(hall)
  const own = await begin(portal)
  await portal.post('/sign-in', { login: 'resident1', password: DEMO_PASSWORD, back: '/' })
  expect(await portal.get(`${own}/applications`)).toMatchObject({ status: 303, location: `${own}/sign-in?back=%2Fapplications` })
})

test('a terminal that is released or paired anew shows nothing more of the visit under way', async () => {
  const screen = at(hall)
  const visit = await begin(screen)
  await signIn(screen, visit, 'resident2')
  const again = await pairTerminal(city)
  expect(await screen.get(`${visit}/applications`)).toMatchObject({ status: 303, location: '/kiosk' })
  expect(await screen.get('/kiosk')).toMatchObject({ status: 303, location: '/kiosk/pairing' })
  hall = again
  const next = at(hall)
  const nextVisit = await begin(next)
  const manager = await (await signInActors(city.url)).as('hall-379902')
  answerOf(await manager.post(`/staff/devices/${hall.id}/release`))
  expect(await next.get(`${nextVisit}/`)).toMatchObject({ status: 303, location: '/kiosk' })
  expect(await next.get('/kiosk')).toMatchObject({ status: 303, location: '/kiosk/pairing' })
  hall = await pairTerminal(city)
})

test('begun twice at once there is one visit; it goes on at a server that was not there when it began', async () => {
  const screen = at(hall)
  const [one, other] = await Promise.all([begin(at(hall)), begin(at(hall, second.url))])
  const answers = await Promise.all([one, other].map((visit) => screen.get(`${visit}/`)))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])

  const visit = answers[0]!.status === 200 ? one : other
  await signIn(screen, visit, 'resident2')
  const late = await startSecondServer()
  try {
    expect((await at(hall, late.url, screen.cookies).get(`${visit}/applications`)).html).toContain('退出（')
    await at(hall, late.url, screen.cookies).get(`${visit}/leave`)
  } finally {
    await late.close()
  }
  expect(await screen.get(`${visit}/applications`), 'ended there, ended everywhere').toMatchObject({ status: 303, location: '/kiosk' })
})

test('a bank\'s terminal lists and takes what it offers; what is done is counted once, and a person once', async () => {
  const bank = await pairTerminal(city, 'bank')
  const screen = at(bank)
  const visit = await begin(screen)
  const found = await screen.get(`${visit}/api/v1/items/suggest?limit=6&q=${encodeURIComponent('食品经营')}`, { accept: 'application/json' })
  expect(JSON.parse(found.html).items.map(({ code }: { code: string }) => code)).not.toContain('food-business-licence')
  await signIn(screen, visit, 'resident2')
  const form = hiddenFields((await screen.get(`${visit}/applications`)).html, '/sign-out')
  const begun = await screen.post(`${visit}/guides/379902/food-business-licence/apply`, { ...form, 's.q1': 'o1', 's.q2': 'o2' })
  expect([403, 409]).toContain(begun.status)
  expect(answerOf(await (await signInActors(city.url)).citizen.get<{ rows: unknown[] }>('/citizen/drafts')).rows).toEqual([])

  const filed = await submitFoodLicence((await signInActors(city.url)).citizen)
  const asked = { ...hiddenFields((await screen.get(`${visit}/progress`)).html, '/progress'), number: filed.number, queryPassword: filed.queryPassword }
  const seen = await screen.post(`${visit}/progress`, asked)
  expect(seen.html).toContain('申请已提交')
  await screen.post(`${visit}/progress`, asked)
  const { rows } = await city.owner.query('select service, transactions, persons from organisation.terminal_use where device_id = $1', [bank.id])
  expect(rows).toEqual([{ service: 'read-progress', transactions: 1, persons: 1 }])
})

test('a visit takes no longer than the region lets it, however often the screen is touched', async () => {
  const screen = at(hall)
  const visit = await begin(screen)
  for (let minutes = 1; minutes < 60; minutes++) {
    wait(60_000)
    expect((await screen.get(`${visit}/stay`, { accept: 'application/json' })).status, `after ${minutes} minutes`).toBe(200)
  }
  wait(60_000)
  expect(await screen.get(`${visit}/`)).toMatchObject({ status: 303, location: '/kiosk' })
})
