import { expect, it } from 'vitest'
import { collectComplaints, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'

const { app, browser } = await startForBrowser()

it('设备报修: the code on the sticker leads to one question, without an account and without JavaScript', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await page.goto(`${app.url}/repair/379902/SB-001`)
  await page.waitForSelector('text=增强型自助终端')
  await page.click('main form button')
  await page.waitForSelector('text=请写明出了什么问题')
  await page.fill('textarea', '屏幕不亮')
  await page.click('main form button')
  await page.waitForSelector('h1:has-text("已经报修")')
  await expect.poll(() => page.textContent('main')).toContain('3月4日')
  expect((await page.goto(`${app.url}/repair/379902/SB-404`))!.status()).toBe(404)
  await context.close()

  const looking = await browser.newContext(PHONE)
  const seen = await looking.newPage()
  await seen.goto(`${app.url}/repair/379902/SB-001`)
  await expectAccessible(seen)
  await shot(seen, 'portal-repair')
  expect(complaints).toEqual([])
  await looking.close()
})
