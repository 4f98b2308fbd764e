import { expect, it } from 'vitest'
import { residentOf } from '../../kit/actors.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { choose, DRAWER, send, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()

it('a clerk records the consent to sensitive data as an act of its own before its register is asked, prints the sheet, and takes it back on the person’s wish', async () => {
  const { page, context, complaints } = await sitDownAt(browser, app.url, 'clerk-379902-1', '/intake')
  await page.fill('#intake-identity', residentOf('resident12').identityNumber)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.counter-consents summary')
  await page.click('#intake-item')
  await page.keyboard.type('机动车驾驶证换证')
  await page.waitForSelector('.ant-select-item-option-active:has-text("机动车驾驶证换证")')
  await page.keyboard.press('Enter')
  await page.locator('.situations').getByLabel('期满换证').check()
  await page.click('#intake-check')
  const asked = page.locator('#intake-evidence')
  await asked.locator('button:has-text("登记单独同意，查询")').click()
  await page.waitForSelector(DRAWER)
  await expect.poll(() => page.textContent(DRAWER)).toContain('处理敏感个人信息告知书')
  await expectAccessible(page)
  await shot(page, 'counter-consent-record')
  await choose(page, '当面签字（登记后打印登记单，请其签字）')
  await send(page)
  await page.waitForSelector(DRAWER, { state: 'detached' })
  await asked.locator('button:has-text("登记单独同意")').waitFor({ state: 'detached' })
  const asks = async () => (await app.owner.query(`select outcome from subjects.data_access where what = '医疗机构体检信息'`)).rowCount
  await expect.poll(asks).toBe(1)

  await page.click('.counter-consents summary')
  const row = page.locator('.consent-rows li', { hasText: '处理敏感个人信息' })
  await row.waitFor()
  await expect.poll(() => row.textContent()).toMatch(/已同意.*本人阅读告知书后当面签字/s)
  const sheet = await page.request.get(new URL((await row.locator('a').getAttribute('href'))!, app.url).href)
  expect([sheet.status(), sheet.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await expectAccessible(page)
  await shot(page, 'counter-consents')
  await row.locator('button:has-text("撤回")').click()
  await page.waitForSelector(DRAWER)
  await send(page)
  await page.waitForSelector('.counter-consents .note-line.good')
  await page.waitForSelector('.consent-rows li:has-text("已撤回")')
  await shot(page, 'counter-consents-withdrawn')
  await asked.locator('button:has-text("登记单独同意，查询")').waitFor()
  expect(await asks()).toBe(1)
  expect(complaints).toEqual([])
  await context.close()
})
