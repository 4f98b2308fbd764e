import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { allQualified, command, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { comeSignedIn, press, signIn } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

/** A case that was accepted, and one whose materials have to be corrected. */
async function bringMessages(): Promise<void> {
  const [accepted, wanting] = [await submitFoodLicence(actors.citizen), await submitFoodLicence(actors.citizen)]
  for (const { number } of [accepted, wanting]) await command(actors.clerk, number, 'receive')
  await command(actors.clerk, accepted.number, 'accept', { checks: allQualified() })
  await command(actors.clerk, wanting.number, 'request-correction', { checks: allQualified().map((check) => (check.id === 'm3' ? { id: 'm3', result: 'unqualified', reason: '印章不清' } : check)) })
  await app.app.jobs.drain()
}
await bringMessages()

const BADGE = '.top a[href="/messages"] .tag'
const shots = process.env.SHOTS
const shoot = async (page: Page, name: string) => {
  if (!shots) return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true })
}

it('says on every page how many messages are new; opened without a script, one counts less and its documents open', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/messages`)
  await signIn(page, 'resident2')
  expect(new URL(page.url()).pathname).toBe('/messages')
  await page.goto(app.url)
  const before = Number(await page.textContent(BADGE).then((text) => /\d+/.exec(text!)![0]))
  expect(before).toBeGreaterThan(4)
  await press(page, '.top a[href="/messages"]')
  await press(page, 'main li a:has-text("请补正材料") >> nth=0')
  await expect.poll(() => page.textContent('h1')).toContain('请补正材料')
  await expect.poll(() => page.textContent(BADGE)).toContain(String(before - 1))
  await expect.poll(() => page.textContent('main')).toMatch(/打开了这条消息，这个时间记为签收时间/)
  const pdf = await page.context().request.get(new URL((await page.getAttribute('main .lines a', 'href'))!, app.url).href)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await press(page, 'main a:has-text("查看办件")')
  expect(new URL(page.url()).pathname).toMatch(/^\/applications\/\d{19}$/)
  // Read, it no longer says otherwise.
  await page.goto(`${app.url}/messages`)
  const line = page.locator('main li', { hasText: '请补正材料' }).first()
  await expect.poll(() => line.textContent()).not.toContain('未读')
})

it('somebody else\'s message is not there', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  const { rows: [message] } = await app.owner.query<{ id: string }>('select id from messages.subject_message limit 1')
  await comeSignedIn(page, app.url, 'resident1')
  await page.goto(`${app.url}/messages/${message!.id}`)
  await expect.poll(() => page.textContent('h1')).toContain('没有找到')
  await expectAccessible(page)
  await page.goto(`${app.url}/messages`)
  await expect.poll(() => page.textContent('main')).toContain('还没有消息')
  await expect.poll(() => page.locator(BADGE).count()).toBe(0)
  await expectAccessible(page)
})

it('text messages can be declined and taken again', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/messages`)
  await press(page, 'main button:has-text("不再接收短信")')
  await expect.poll(() => page.textContent('main form')).toContain('您选择了不接收短信')
  await press(page, 'main form button:has-text("接收短信")')
  await expect.poll(() => page.textContent('main form')).toContain('会发短信到您登记的手机')
})

it.each([['a phone', PHONE, undefined], ['a desktop', DESKTOP, undefined], ['a phone in elder mode', PHONE, '18'], ['a phone in the largest letters', PHONE, '30']] as const)('messages are accessible on %s', async (name, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await comeSignedIn(page, app.url)
  await page.goto(`${app.url}/messages`)
  await expectAccessible(page)
  await shoot(page, `messages-${name.replaceAll(' ', '-')}`)
  await press(page, 'main li a >> nth=0')
  await expectAccessible(page)
  await shoot(page, `message-${name.replaceAll(' ', '-')}`)
  expect(complaints).toEqual([])
})
