import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { CITY_MANAGER, COUNTY_MANAGER, sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()

const shots = process.env.SHOTS

it('a type is registered and described anew by keyboard, with rows for its fields; what is wrong is told at its place', async () => {
  const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, 'certificate-types')
  await page.waitForSelector('.rows a:has-text("居民身份证")')
  await expectAccessible(page)
  if (shots) await page.screenshot({ path: `${shots}/b-types.png` })
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('证照名称').fill('健康证明')
  await dialog.getByLabel('定义部门').focus()
  await page.keyboard.type('卫生健康')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('自然人', { exact: true }).check()
  await dialog.getByLabel('否', { exact: true }).check()
  await dialog.getByRole('button', { name: '添加一项' }).click()
  await page.keyboard.type('持证人')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.field-row-error:has-text("每种证照都有")')
  await expectAccessible(page)
  if (shots) await page.screenshot({ path: `${shots}/b-type-refused.png` })
  await dialog.getByLabel('第 1 项的名称').fill('备案地址')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.error-summary:has-text("已有「健康证明」（第 1 版）")')
  await dialog.getByLabel('证照名称').fill('托育机构备案回执')
  const [sample] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '下载样张' }).click()])
  expect(sample.suggestedFilename()).toBe('样张-托育机构备案回执.pdf')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('h1:has-text("托育机构备案回执")')
  await page.waitForSelector('tr:has-text("备案地址")')
  await expectAccessible(page)

  await page.keyboard.press('e')
  // Before the next picture: whoever types on at once loses nothing.
  expect(await dialog.getByRole('button', { name: '添加一项' }).evaluate(async (button: HTMLElement) => {
    button.click()
    await Promise.resolve()
    return document.activeElement?.getAttribute('aria-label')
  })).toBe('第 2 项的名称')
  await page.keyboard.type('托位数')
  await dialog.getByLabel('第 2 项必填').check()
  await dialog.getByLabel('是', { exact: true }).check()
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line.good:has-text("已登记第 2 版")')
  await page.waitForSelector('.timeline li:has-text("第 2 版"):has-text("托位数（文字，必填）"):has-text("敏感个人信息")')
  await expectAccessible(page)
  if (shots) await page.screenshot({ path: `${shots}/b-type.png`, fullPage: true })
  expect(complaints).toEqual([])
  await context.close()
})

it('in a county types are only read, on a phone too', async () => {
  const { page, context } = await sitAtConsolePage(browser, app.url, COUNTY_MANAGER, 'certificate-types?q=驾驶', PHONE)
  await page.waitForSelector('.list-count:has-text("由市级事项管理员登记")')
  await expect.poll(() => page.locator('.rows tbody tr').count()).toBe(1)
  await expectAccessible(page)
  if (shots) await page.screenshot({ path: `${shots}/b-types-phone.png`, fullPage: true })
  await page.click('.rows a:has-text("机动车驾驶证")')
  await page.waitForSelector('h2:has-text("历次版本")')
  await expect.poll(() => page.locator('button:has-text("登记新版本")').count()).toBe(0)
  await expectAccessible(page)
  await context.close()
})
