import { expect, it } from 'vitest'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const { number } = await bringTo(actors, 'accepted')
await bringTo(actors, 'delivered')
await app.app.jobs.drain()
app.platform.clock.moveTo(new Date('2026-03-09T09:10:00+08:00'))
// Her session of last week has ended.
const fresh = await bringTo(await signInActors(app.url), 'submitted')
await app.app.jobs.drain()
const READY = 'nav[aria-label=办件现状]'

it('shows a supervisor how cases stand, what will be late tomorrow and what was raised; every number leads to its cases and they to their pages', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'supervisor-379902', { path: '/monitor', ready: READY })
  await page.waitForSelector('h2:has-text("就超期的 1 件")')
  await page.waitForSelector('h2:has-text("跑动次数"), h2:has-text("到过窗口")')
  await expect.poll(() => page.textContent(`${READY} a:has-text("在办")`)).toContain('2')
  await expectAccessible(page)
  await page.click('summary:has-text("每天的数字")')
  await shot(page, 'monitor')
  await page.click(`${READY} a:has-text("今天到期")`)
  await page.waitForSelector('h1:has-text("今天到期")')
  await page.waitForSelector('table tbody tr')
  await expectAccessible(page)
  await shot(page, 'monitor-due-today')
  await page.click(`table a.row-link >> nth=0`)
  await page.waitForURL(`**/staff/cases/${number}`)
  await page.goBack()
  await page.goBack()
  await page.click('tr:has(th:has-text("网上预审")) a.row-link')
  await page.waitForSelector(`.row-note:has-text("${fresh.number}")`)
  await page.goBack()
  await page.click('tr:has(th:has-text("黄牌")) a.row-link >> nth=0')
  await page.waitForSelector('.mark:has-text("黄牌")')
  await expectAccessible(page)
  await shot(page, 'monitor-signals')
  expect(complaints).toEqual([])
  await context.close()
})

it('shows a decider their own authority on a phone, and an empty list says so', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'decider-379902-SCJG', { path: '/monitor', ready: READY }, PHONE)
  await page.waitForSelector('h2:has-text("就超期的 1 件")')
  await expect.poll(() => page.locator('h2:has-text("按实施主体")').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expectAccessible(page)
  await shot(page, 'monitor-phone')
  await page.goto(`${app.url}/staff/monitor/cases?of=paused`)
  await page.waitForSelector('h2:has-text("现在没有")')
  await page.goto(`${app.url}/staff/monitor?region=379903`)
  await page.waitForSelector(':text("只能看本地区的情况")')
  expect(complaints.filter((text) => !text.includes('403'))).toEqual([])
  await context.close()
})
