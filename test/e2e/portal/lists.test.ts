import { expect, it } from 'vitest'
import { seedZones } from '../../../src/demo-city/zones.ts'
import { collectComplaints, DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { press } from './citizen.ts'

const { app, browser } = await startForBrowser()
await seedZones(app.platform)

const PATHS = ['/lists', '/lists/zero-visit', '/lists/hall-and-net', '/lists/township?region=379902', '/lists/not-in-hall', '/zones', '/zones/projects', '/nearby', '/nearby?division=379902001000', '/same-version']

it.each([['a phone', PHONE, undefined], ['a desktop', DESKTOP, undefined], ['a phone in elder mode', PHONE, '18'], ['a phone in the largest letters', PHONE, '30']] as const)('lists, zones and versions are accessible on %s', async (_, options, reading) => {
  const context = await browser.newContext(options)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  for (const path of PATHS) {
    await page.goto(`${app.url}${path}`)
    expect(await page.locator('h1').count(), path).toBe(1)
    await expectAccessible(page)
  }
  expect(complaints).toEqual([])
})

it('a list leads from its region to the guide there, without a script', async () => {
  const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled: false })).newPage()
  await page.goto(`${app.url}/lists/single-visit`)
  await press(page, 'nav[aria-label=看哪里的] a:has-text("望岱区")')
  await expect.poll(() => page.textContent('nav[aria-label=看哪里的] [aria-current]')).toBe('望岱区')
  await press(page, 'tbody th a >> nth=0')
  expect(new URL(page.url()).pathname).toMatch(/^\/guides\/379903\//)
})

it.each([['a desktop', DESKTOP, 'svg.wide', 'svg.thin'], ['a phone', PHONE, 'svg.thin', 'svg.wide']] as const)('the process is drawn for %s, and told as a list', async (_, options, shown, hidden) => {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(`${app.url}/guides/379902/food-business-licence`)
  expect([await page.isVisible(`#steps ${shown}`), await page.isVisible(`#steps ${hidden}`)]).toEqual([true, false])
  await page.click('#steps summary')
  await expect.poll(() => page.locator('#steps ol > li').count()).toBe(6)
  await expectAccessible(page)
})
