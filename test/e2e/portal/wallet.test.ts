import { mkdirSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { importCertificates } from '../../../src/modules/certificates/index.ts'
import { bringTo, residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf, problemOf } from '../../kit/api.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { comeSignedIn, press, signIn } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
await bringTo(actors, 'delivered')
const { name: holderName, identityNumber } = residentOf('resident2')
await importCertificates(app.platform, {
  authorityId: '379902-GAJ', source: '存量.csv', isAllOrNothing: true, officerId: null,
  lines: [{ line: 2, name: '机动车驾驶证', number: '档379900012345', holderName, holderIdentity: identityNumber, issuedOn: '2020-04-11', validity: '2026-04-10', content: [{ label: '准驾车型', value: 'C1' }] }],
})
await app.app.jobs.drain()

const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/u-${name}.png`, fullPage: true })
}

const CARD = 'main a.card:has-text("食品经营许可证")'
const NO_SCRIPT = { ...PHONE, javaScriptEnabled: false }

async function openWallet(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/my-certificates`)
  return page
}

it('a holder gives a copy away for one purpose and takes it back, without a script; whoever has it is told', async () => {
  const page = await openWallet(await browser.newContext(NO_SCRIPT))
  await press(page, `${CARD} >> nth=0`)
  await expect.poll(() => page.textContent('h1')).toBe('食品经营许可证')
  await press(page, 'main a:has-text("出具加注件")')
  await press(page, 'main button:has-text("出具")')
  await expect.poll(() => page.textContent('main')).toMatch(/请填写使用单位。.*请填写使用事由。.*请填写有效期至。/)
  await page.fill('#f-usedByUnit', '云湖农商银行')
  await page.fill('#f-purpose', '开立对公账户')
  await page.fill('#f-validUntil', '2026-04-01')
  await press(page, 'main button:has-text("出具")')
  await expect.poll(() => page.textContent('.note')).toContain('仅限云湖农商银行用于开立对公账户')
  const href = (await page.getAttribute('.note a', 'href'))!
  const pdf = await page.context().request.get(new URL(href, app.url).href)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])

  const visitor = await (await browser.newContext(PHONE)).newPage()
  const verification = `${app.url}${href.replace('/file', '')}`
  await visitor.goto(verification)
  await expect.poll(() => visitor.textContent('.note')).toContain('加注件真实有效')
  await expectAccessible(visitor)
  await shoot(visitor, 'copy-verified-phone')
  // Only its holder opens it.
  expect((await visitor.context().request.get(`${verification}/file`, { maxRedirects: 0 })).status()).toBe(303)

  await press(page, 'main button:has-text("作废")')
  await expect.poll(() => page.textContent('main')).toContain('已作废')
  await visitor.goto(verification)
  await expect.poll(() => visitor.textContent('.note')).toContain('持证人已作废')
  await visitor.goto(`${app.url}/use-copies/nothing`)
  await expect.poll(() => visitor.textContent('main')).toContain('没有查到这份加注件')
  await expectAccessible(visitor)
})

it('somebody else\'s certificate, wallet and copies are not there', async () => {
  const own = answerOf(await actors.citizen.get<{ rows: { identifier: string }[] }>('/citizen/certificates'))
  const page = await (await browser.newContext(PHONE)).newPage()
  await comeSignedIn(page, app.url, 'resident1')
  await page.goto(`${app.url}/my-certificates/${own.rows[0]!.identifier}`)
  await expect.poll(() => page.textContent('h1')).toContain('没有找到')
  await expectAccessible(page)
})

it('a code is chosen for, shown, and a new one each time; the window scans it once', async () => {
  const page = await (await browser.newContext(NO_SCRIPT)).newPage()
  await page.goto(`${app.url}/code`)
  await signIn(page, 'resident2')
  await page.check('input[name=consents]')
  await press(page, 'main button:has-text("出示")')
  await expect.poll(() => page.textContent('main')).toContain('您同意窗口调取电子证照')
  const first = await page.innerHTML('main figure')
  await press(page, 'main a:has-text("换一个新码")')
  expect(await page.innerHTML('main figure')).not.toBe(first)
  await expect.poll(() => page.textContent('main')).toContain('您同意窗口调取电子证照')

  const { code } = answerOf(await actors.citizen.post<{ code: string }>('/citizen/codes', { consents: true }))
  // Two windows at the same moment, over two connections: one has it.
  const clerks = await Promise.all(['clerk-379902-1', 'clerk-379902-2', 'clerk-379903-1'].map((login) => actors.as(login)))
  const scans = await Promise.all(clerks.map((clerk) => clerk.post('/staff/code-scans', { code })))
  expect(scans.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect(problemOf(scans.find(({ status }) => status === 409)!)).toMatchObject({ code: 'certificates.code_used' })
})

it('a page that is looked at asks for a new code by itself', async () => {
  const context = await browser.newContext(PHONE)
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  // The page's time stands still but for what it is told: a slow moment of the machine is none of its own.
  const now = new Date()
  await page.clock.install({ time: now })
  await page.clock.pauseAt(now.getTime() + 60_000)
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/code?show=now`)
  const before = await page.innerHTML('main figure')
  await page.clock.fastForward(57_000)
  expect(await page.innerHTML('main figure')).toBe(before)
  await Promise.all([page.waitForEvent('domcontentloaded'), page.clock.fastForward(1000)])
  expect(await page.innerHTML('main figure')).not.toBe(before)
  expect(complaints).toEqual([])
})

it.each([['phone', PHONE, undefined], ['desktop', DESKTOP, undefined], ['elder', PHONE, '18'], ['largest', PHONE, '30']] as const)('wallet, card, copy and code are accessible: %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await openWallet(context)
  await expectAccessible(page)
  await shoot(page, `wallet-${name}`)
  await press(page, 'main a.card:has-text("还有 39 天到期，去办理延续")')
  await expectAccessible(page)
  await shoot(page, `card-soon-${name}`)
  await expect.poll(() => page.getAttribute('main .note a:has-text("去办理延续")', 'href')).toMatch(/guides\/379902\/driving-licence-renewal$/)
  await page.goBack()
  await press(page, `${CARD} >> nth=0`)
  await expectAccessible(page)
  await shoot(page, `card-${name}`)
  await press(page, 'main a:has-text("出具加注件")')
  await press(page, 'main button:has-text("出具")')
  await expectAccessible(page)
  await shoot(page, `new-copy-${name}`)
  await page.goto(`${app.url}/code`)
  await expectAccessible(page)
  await shoot(page, `choose-code-${name}`)
  await page.check('input[name=consents]')
  await press(page, 'main button:has-text("出示")')
  await expectAccessible(page)
  await shoot(page, `code-${name}`)
  expect(complaints).toEqual([])
})
