import type { BrowserContext } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, picture, startForBrowser } from '../../kit/browser.ts'
import { signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { CONTINUE, press, signIn, startDraft } from './citizen.ts'

const { app, browser } = await startForBrowser()
const number = (await submitFoodLicence((await signInActors(app.url)).citizen)).number

const PUBLIC = [
  '/', '/search?q=%E5%BC%80%E9%A5%AD%E9%A6%86', '/search?audience=person', '/search?q=zzzz', '/guides/379902/food-business-licence', '/guides/379902/food-business-licence?s.q1=o1',
  '/sign-in', '/regions', '/progress', '/verify', '/verify?identifier=1.2.3', '/no-such-page', '/guides/379902/no-such-item',
]

const MODES = [
  { name: 'a phone', options: PHONE, reading: undefined, picture: 'portal-home-phone' },
  { name: 'a desktop', options: DESKTOP, reading: undefined, picture: 'portal-home' },
  { name: 'a phone in elder mode', options: PHONE, reading: '18', picture: 'portal-home-elder' },
  { name: 'a phone in the largest letters', options: PHONE, reading: '30', picture: 'portal-home-largest' },
] as const

async function openContext({ options, reading }: (typeof MODES)[number]): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  return context
}

describe.each(MODES)('on $name', (mode) => {
  it('every public page is accessible', async () => {
    const context = await openContext(mode)
    const complaints = collectComplaints(context)
    const page = await context.newPage()
    for (const path of PUBLIC) {
      await page.goto(`${app.url}${path}`)
      expect(await page.locator('h1').count(), path).toBe(1)
      await expectAccessible(page)
      if (path === '/') await picture(page, mode.picture)
    }
    expect(complaints).toEqual([])
  })

  it('every page of a signed-in person is accessible', async () => {
    const context = await openContext(mode)
    const complaints = collectComplaints(context)
    const page = await context.newPage()
    await startDraft(page, app.url)
    const draft = page.url()
    await expectAccessible(page)
    /** What is pressed on a page although nothing was filled in: the form comes back. */
    const pages = [
      [`${draft}/form/operator`, CONTINUE], [`${draft}/form/business`], [`${draft}/form/statement`], [`${draft}/materials`, CONTINUE], [`${draft}/check`, 'main button:has-text("提交申请")'],
      [`${app.url}/applications`], [`${app.url}/applications/${number}`], [`${app.url}/applications/${number}/withdrawal`], [app.url],
    ] as const
    for (const [address, pressed] of pages) {
      await page.goto(address)
      await expectAccessible(page)
      if (!pressed) continue
      await press(page, pressed)
      await expectAccessible(page)
    }
    expect(complaints).toEqual([])
  })
})

it('asks to sign in again when the session is over, and says that nothing is lost', async () => {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await startDraft(page, app.url)
  await page.goto(`${page.url()}/form/operator`)
  await context.clearCookies()
  await press(page, CONTINUE)
  await expect.poll(() => page.textContent('h1')).toBe('登录已过期')
  await expectAccessible(page)
  await press(page, 'main a.btn')
  await signIn(page, 'resident2')
  await expect.poll(() => page.textContent('h1')).toBe('经营者信息')
})

it('reads larger after one tap on 长辈版, on the page where it was tapped', async () => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto(`${app.url}/guides/379902/food-business-licence`)
  await press(page, 'a:has-text("长辈版")')
  expect(new URL(page.url()).pathname).toBe('/guides/379902/food-business-licence')
  expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(24)
})
