import { expect, it } from 'vitest'
import { bringTo, signInActors, submitFoodLicence } from '../../kit/actors.ts'
import { DESKTOP, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitDownAt, sitDownAtCase } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
await submitFoodLicence(actors.citizen)
const { number } = await bringTo(actors, 'accepted')
await app.app.jobs.drain()

it('a reviewer looks at what the applicant handed in before, and it stands in the ledger', async () => {
  const { page, complaints } = await sitDownAtCase(browser, app.url, 'reviewer-379902-SCJG', number)
  const panel = page.locator('section.panel', { has: page.locator('h2:has-text("可以调用的材料和数据")') })
  await panel.waitFor()
  await expectAccessible(page)
  await shot(page, 'b-case-shared')
  await panel.locator('button:has-text("材料.pdf")').first().click()
  await page.waitForSelector('.viewer iframe')
  await page.goto(`${app.url}/staff/shares`)
  await page.waitForSelector('table.rows tbody tr')
  await expect.poll(() => page.textContent('table.rows tbody tr')).toContain('陈小满')
  await expect.poll(() => page.textContent('table.rows tbody tr')).toMatch(/国令第809号/)
  await expectAccessible(page)
  await shot(page, 'b-shares')
  expect(complaints).toEqual([])
})

it('whoever watches sees masked names, and nobody who is not to look is offered a look', async () => {
  const supervisor = await sitDownAt(browser, app.url, 'supervisor-379902', '/shares')
  await supervisor.page.waitForSelector('table.rows tbody tr')
  await expect.poll(() => supervisor.page.textContent('table.rows')).not.toContain('陈小满')
  const clerk = await sitDownAtCase(browser, app.url, 'clerk-379902-1', number)
  await expect.poll(() => clerk.page.locator('h2:has-text("可以调用的材料和数据")').count()).toBe(0)
})

it.each([['desktop', DESKTOP], ['phone', PHONE]] as const)('免提交统计 tells how many and how they are counted, and leads to one item: %s', async (name, options) => {
  const { page, complaints } = await sitDownAt(browser, app.url, 'supervisor-379902', '/waiver-counts', options)
  await page.waitForSelector('h2:has-text("免提交")')
  await expect.poll(() => page.textContent('main')).toMatch(/电子证照[\s\S]*算法：免提交份数 = /)
  await expectAccessible(page)
  await shot(page, `b-waiver-counts-${name}`)
  await page.click('table a:has-text("食品经营许可")')
  await page.waitForSelector('h2:has-text("「食品经营许可")')
  expect(page.url()).toContain('item=food-business-licence')
  await expectAccessible(page)
  expect(complaints).toEqual([])
})
