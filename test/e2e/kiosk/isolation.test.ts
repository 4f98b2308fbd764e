import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { bringTo, residentOf, signInActors } from '../../kit/actors.ts'
import { DEMO_PASSWORD } from '../../kit/api.ts'
import { startForBrowser } from '../../kit/browser.ts'
import { becomeTerminal, pairTerminal, UPRIGHT } from '../../kit/terminal.ts'
import { press } from '../portal/citizen.ts'

const { app, browser } = await startForBrowser()
const terminal = await pairTerminal(app)
const actors = await signInActors(app.url)
const filed = await bringTo(actors, 'granted')
const resident = residentOf('resident2')

const TYPED = '只有我自己知道的店名'

interface Left {
  /** Path and query of every page the person saw, in order. */
  addresses: string[]
  posts: { path: string; body: string }[]
  /** What nobody may find afterwards. */
  secrets: string[]
  visit: string
}

const visitOf = (page: Page): string => /^\/kiosk\/v\/[^/]+/.exec(new URL(page.url()).pathname)![0]!

async function begin(page: Page): Promise<string> {
  await page.goto(`${app.url}/kiosk`)
  await press(page, 'text=点这里开始')
  await page.waitForSelector('.k-tiles')
  return visitOf(page)
}

/** A whole visit: signs in, opens a case, begins a draft and types into it, takes a number, looks at certificates and at progress. */
async function visit(page: Page): Promise<Left> {
  const addresses: string[] = []
  const posts: Left['posts'] = []
  page.on('framenavigated', (frame) => addresses.push(frame.url().replace(app.url, '')))
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push({ path: request.url().replace(app.url, ''), body: request.postData() ?? '' })
  })
  const own = await begin(page)
  const open = (path: string) => page.goto(`${app.url}${own}${path}`)
  await open('/applications')
  await page.fill('#f-login', 'resident2')
  await page.fill('#f-password', DEMO_PASSWORD)
  await press(page, 'main button:has-text("登录")')
  await page.waitForSelector(`main:has-text("${filed.number}")`)
  await open(`/applications/${filed.number}`)
  await open(`/applications/${filed.number}/documents`).catch(() => undefined)

  await open('/guides/379902/food-business-licence/apply?s.q1=o1&s.q2=o2')
  await page.locator('label:has(input[name=applicant])').last().click()
  await press(page, 'main .card button')
  await press(page, 'main a.btn')
  await page.fill('#f-businessName', TYPED)
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('/autosave')), page.locator('#f-businessName').blur()])

  await open('/halls/H-379902/ticket?item=food-business-licence')
  await press(page, 'main button:has-text("取号")')
  // One number at a time: whoever has one is led to it.
  if (await page.locator('.note.warn a').count()) await press(page, '.note.warn a')
  const ticket = (await page.textContent('h1'))!.trim()
  const ticketAddress = new URL(page.url()).pathname.replace(own, '')
  await open('/my-certificates')
  await open('/my-appointments')
  await open('/messages')
  await open(`/progress?number=${filed.number}`)
  await page.fill('#f-queryPassword', filed.queryPassword)
  await press(page, 'main button:has-text("查询")')
  return {
    addresses: addresses.filter((address) => address.startsWith(own)), posts: posts.filter(({ path }) => path.startsWith(own)), visit: own,
    secrets: [resident.name, resident.name.slice(1), resident.identityNumber, resident.phone!, filed.number, filed.queryPassword, TYPED, `>${ticket}<`, `”${ticket}`, ticketAddress],
  }
}

/** Nothing of the first person in a text, but what whoever asked has said themselves. */
function expectNothing(text: string, left: Left, where: string, said = ''): void {
  const asked = decodeURIComponent(said)
  // The sign-in form of a demonstration names everybody one may try, on the portal as here.
  const found = text.replaceAll(/<section class="[^"]*"><h2>演示账号[^]*?<\/section>/g, '')
  expect(left.secrets.filter((secret) => found.includes(secret) && !asked.includes(secret)), where).toEqual([])
}

async function expectNothingShown(page: Page, left: Left, where: string): Promise<void> {
  // Whatever the address led to has come to its end: a page on its way elsewhere cannot be read.
  const text = await page.waitForLoadState().then(() => page.content()).catch(() => page.waitForTimeout(100).then(() => page.waitForLoadState()).then(() => page.content()))
  expectNothing(`${text} ${decodeURIComponent(page.url())}`, left, where)
}

/** One step in what the browser remembers of addresses, where there is one. */
async function step(page: Page, way: 'back' | 'forward'): Promise<void> {
  await (way === 'back' ? page.goBack({ timeout: 5_000 }) : page.goForward({ timeout: 5_000 })).catch((error: Error) => {
    // What a form was answered with is kept by nobody: the browser shows a page of its own that asks whether to send it again.
    if (!error.message.includes('ERR_CACHE_MISS')) throw error
  })
}

/** Whatever the next person tries at the screen. */
async function attack(context: BrowserContext, page: Page, left: Left, next: string): Promise<void> {
  const now = page.url()
  for (let times = 0; times < 5; times++) {
    await step(page, 'back')
    await expectNothingShown(page, left, `back ${times}`)
  }
  await page.reload()
  await expectNothingShown(page, left, 'refresh')
  for (let times = 0; times < 2; times++) {
    await step(page, 'forward')
    await expectNothingShown(page, left, `forward ${times}`)
  }
  await page.goto(now)
  const answers = await page.evaluate(async ({ paths, posts }) => {
    const ask = async (path: string, init?: RequestInit) => {
      const reply = await fetch(path, { ...init, cache: init ? 'default' : 'force-cache' })
      return { path, text: `${reply.url} ${await reply.text()}` }
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const asked = await Promise.all(paths.map((path) => ask(path)))
    const sent = await Promise.all(posts.map(({ path, body }) => ask(path, { method: 'POST', body, headers: form })))
    return [...asked, ...sent]
  }, {
    paths: left.addresses.flatMap((path) => [path, path.replace(left.visit, next)]),
    posts: left.posts.filter(({ path }) => !path.endsWith('/sign-in')).flatMap(({ path, body }) => [{ path, body }, { path: path.replace(left.visit, next), body }]),
  })
  expect(answers.length).toBeGreaterThan(left.addresses.length)
  for (const { path, text } of answers) {
    // What the address itself says, and what a form that is sent again brings along.
    const body = left.posts.find((post) => path.endsWith(post.path.replace(left.visit, '')))?.body ?? ''
    expectNothing(decodeURIComponent(text.replaceAll('%', '%25').replaceAll(/%25([0-9A-F]{2})/g, '%$1')), left, path, `${path} ${body.replaceAll('%', '%25').replaceAll(/%25([0-9A-F]{2})/g, '%$1')}`)
  }
  const kept = await page.evaluate(async () => ({
    caches: await caches.keys(), local: localStorage.length, session: sessionStorage.length, databases: (await indexedDB.databases()).length, workers: (await navigator.serviceWorker.getRegistrations()).length, cookie: document.cookie,
  }))
  expect(kept).toEqual({ caches: [], local: 0, session: 0, databases: 0, workers: 0, cookie: '' })
  expect((await context.cookies()).filter(({ path }) => path.startsWith(left.visit)), 'cookies of the visit').toEqual([])
}

const sit = async () => {
  const context = await browser.newContext(UPRIGHT)
  await becomeTerminal(context, app.url, terminal)
  return { context, page: await context.newPage() }
}

const wait = (seconds: number) => app.platform.clock.moveTo(new Date(app.platform.clock.now().getTime() + seconds * 1000))

it.each(['the button', 'time', 'the next person'] as const)('nothing of a person is found by whoever comes next: ended by %s', async (end) => {
  const { context, page } = await sit()
  const left = await visit(page)
  expect(left.addresses.length).toBeGreaterThan(12)
  await page.waitForSelector(`main:has-text("${filed.number}")`)
  if (end === 'the button') {
    await press(page, '.k-leave')
    await page.waitForSelector('h1:has-text("您已退出")')
  } else if (end === 'time') {
    wait(91)
    await page.reload()
    await page.waitForSelector('text=点这里开始')
  } else {
    // Somebody goes away; another tab, or a screen that was started anew, begins.
    const other = await context.newPage()
    await begin(other)
    await page.reload()
    await page.waitForSelector('text=点这里开始')
    await other.close()
  }
  await expectNothingShown(page, left, 'after the end')
  const next = await begin(page)
  expect(next).not.toBe(left.visit)
  await attack(context, page, left, next)
  if (end !== 'the button') return context.close()

  // Signed in as somebody else, the same addresses open nothing either.
  await page.goto(`${app.url}${next}/sign-in?back=/`)
  await page.fill('#f-login', 'resident1')
  await page.fill('#f-password', DEMO_PASSWORD)
  await press(page, 'main button:has-text("登录")')
  await attack(context, page, left, next)
  wait(100)
  await page.reload()
  await expectNothingShown(page, left, 'after waiting')
  return context.close()
})
