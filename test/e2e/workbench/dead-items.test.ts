import { expect, it } from 'vitest'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
await bringTo(actors, 'submitted')
await app.app.jobs.drain()
// A year and a month after the items of the city came into force.
app.platform.clock.moveTo(new Date('2027-04-05T09:10:00+08:00'))
const READY = 'table tbody tr'

it('shows a supervisor what nobody applies for, and one click asks the item office, who see it too', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'supervisor-379902', { path: '/audits?side=items', ready: READY })
  await page.waitForSelector(':text("已有 12 个月没有人申请")')
  await expectAccessible(page)
  await shot(page, 'dead-items')
  const name = (await page.textContent(`${READY} td strong >> nth=0`))!
  await page.click('button:has-text("提出事项调整") >> nth=0')
  await page.waitForSelector(`[role=dialog] :text("提出事项调整：${name}")`)
  await page.fill('[role=dialog] textarea', '与相近事项合并')
  await shot(page, 'dead-items-propose')
  await page.click('[role=dialog] button:has-text("提出") >> nth=-1')
  await page.waitForSelector(`[role=status]:has-text("已提给「${name}」的事项管理员")`)
  await page.waitForSelector(`tr:has(strong:text-is("${name}")) .mark:has-text("待整改")`)
  await page.click('a:has-text("下一页"), button:has-text("下一页")')
  await page.waitForURL('**cursor=**')
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await context.close()

  const office = await sitAt(browser, app.url, 'item-manager-379902', { path: '/console/dead-items', ready: READY }, PHONE)
  expect(await office.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  await expect.poll(() => office.page.locator('button:has-text("提出事项调整")').count()).toBe(0)
  await expectAccessible(office.page)
  await shot(office.page, 'dead-items-phone')
  expect(office.complaints).toEqual([])
  await office.context.close()
})
