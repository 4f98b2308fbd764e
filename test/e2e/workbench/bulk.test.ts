import { expect, it } from 'vitest'
import { bringTo, signInActors } from '../../kit/actors.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, errorWords, screen, send, sitDown } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

it('a reviewer chooses several cases, gives one opinion, and sees what became of each', async () => {
  const cases = await Promise.all(Array.from({ length: 3 }, () => bringTo(actors, 'accepted')))
  const { page, context, complaints } = await sitDown(browser, app, 'reviewer-379902-SCJG')
  await page.waitForSelector('.rows a')
  await page.check('input[aria-label="选择这一页全部办件"]')
  await page.waitForSelector('text=已选 3 件')
  await expectAccessible(page)
  await page.click('button:has-text("批量审查")')
  await page.waitForSelector(DRAWER)
  await send(page)
  await expect.poll(() => errorWords(page)).toContain('请选择审查意见')
  await expectAccessible(page)
  await choose(page, '同意')
  await page.fill('#bulk-review-note', '材料齐全，符合条件')
  // Somebody was at one of them meanwhile.
  const [touched] = cases
  expect((await actors.clerk.post(`/staff/applications/${touched!.number}/prioritise`, { reason: '急需开业' }, { version: touched!.version })).status).toBe(200)
  await send(page)
  await page.waitForSelector('.confirm')
  await screen(page, 'workbench-bulk-confirm')
  await send(page)
  await page.waitForSelector('h1:has-text("批量审查")')
  await page.waitForSelector('text=共 3 件：已办理 2 件，没有办理 1 件')
  await expect.poll(() => page.textContent('.rows tbody tr:first-child')).toContain('办件已有变化')
  await expectAccessible(page)
  await screen(page, 'workbench-bulk')
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=导出结果')])
  expect(download.suggestedFilename()).toMatch(/^批量审查-.*\.csv$/)
  await page.keyboard.press('1')
  await page.waitForSelector('h2:has-text("我最近的批量办理")')
  expect(complaints).toEqual([])
  await context.close()
})

it('by keyboard and on a phone too: x chooses the line one stands on', async () => {
  await bringTo(actors, 'accepted')
  const { page, context } = await sitDown(browser, app, 'reviewer-379902-SCJG')
  await page.waitForSelector('.rows a')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.waitForSelector('text=已选 1 件')
  await context.close()
  const phone = await sitDown(browser, app, 'reviewer-379902-SCJG', PHONE)
  await phone.page.waitForSelector('.rows a')
  await phone.page.locator('td.pick input').first().check()
  await phone.page.waitForSelector('text=已选 1 件')
  await expectAccessible(phone.page)
  await phone.context.close()
})
