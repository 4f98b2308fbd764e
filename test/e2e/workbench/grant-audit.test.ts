import { expect, it } from 'vitest'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()

it('三到位: the supervising office sees the departments of its region, the furthest behind first, and of one each item and what is missing', async () => {
  const { page, complaints, context } = await sitAt(browser, app.url, 'supervisor-379902', { path: '/grant-audit', ready: '.rows tbody tr' })
  await expect.poll(() => page.textContent('main')).toContain('到位率 = 进驻、授权、监察三项都到位的事项数')
  await expectAccessible(page)
  await shot(page, 'workbench-grant-audit')
  await page.click('.rows a:has-text("市场监督管理局")')
  await page.waitForSelector('h2:has-text("澄湖区市场监督管理局")')
  await expectAccessible(page)
  await shot(page, 'workbench-grant-audit-authority')
  expect(complaints).toEqual([])
  await context.close()
})
