import { describe, expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { CITY_MANAGER, COUNTY_MANAGER, sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()

const PLACE = { path: 'replacement-sources', ready: 'h1:has-text("免提交来源")' }

describe('what stands in for a material', () => {
  it('is read and mended by the city, by keyboard; what is wrong is told at its field', async () => {
    const { page, context, complaints } = await sitAtConsolePage(browser, app.url, CITY_MANAGER, PLACE.path)
    await page.waitForSelector(`${PLACE.ready}`)
    await page.waitForSelector('tr:has-text("居民身份证电子证照")')
    await expectAccessible(page)
    await page.locator('tr:has-text("居民身份证电子证照") button').focus()
    await page.keyboard.press('Enter')
    const names = page.getByRole('dialog').getByLabel('证照名称')
    await names.fill('')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("证照名称")')
    await expectAccessible(page)
    await names.fill('居民身份证\n临时居民身份证')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("已保存：居民身份证电子证照")')
    await page.waitForSelector('tr:has-text("居民身份证、临时居民身份证")')

    // What a register fills in, in the words of the forms.
    const property = page.locator('tr', { has: page.getByText('不动产登记信息', { exact: true }) })
    await expect.poll(() => property.textContent()).toContain('自动填表：坐落：经营场所、住所')
    await property.locator('button').click()
    const filling = page.getByRole('dialog').getByLabel('自动填表')
    await filling.fill('坐落：经营场所、没有的问题')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.error-summary:has-text("没有申请表问「没有的问题」")')
    await shot(page, 'console-sources-prefill')
    await filling.fill('坐落：经营场所')
    await page.keyboard.press('Control+Enter')
    await page.waitForSelector('.note-line.good:has-text("已保存：不动产登记信息")')
    await expect.poll(() => property.textContent()).not.toContain('住所')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is only read in a county, on a phone too', async () => {
    const { page, context } = await sitAtConsolePage(browser, app.url, COUNTY_MANAGER, PLACE.path, PHONE)
    await page.waitForSelector('tr:has-text("不动产登记信息")')
    await expect.poll(() => page.locator('.rows button').count()).toBe(0)
    await expectAccessible(page)
    await context.close()
  })
})
