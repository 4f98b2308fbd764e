import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from '../workbench/shot.ts'

const { app, browser } = await startForBrowser()

it('a hall manager adds a line by keyboard, is told what is wrong at its field, and sees at once what is wrong with all of them', async () => {
  const { page, complaints } = await sitAt(browser, app.url, 'hall-379902', { path: '/console/lines', ready: 'td:has-text("综合业务")' })
  await expectAccessible(page)
  await shot(page, 'console-lines')

  await page.keyboard.press('n')
  await page.waitForSelector('.ant-drawer:has-text("增加排队业务")')
  await page.fill('.ant-drawer input[id$="-name"]', '食品经营')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.ant-drawer .field-error:has-text("没有窗口办理这个业务")')
  await expectAccessible(page)
  await shot(page, 'console-lines-refused')

  // By name: the windows of a kind, and one item found by what people call it.
  const choose = async (label: string, typed: string, option: string) => {
    await page.click(`.ant-drawer label:has-text("${label}") >> xpath=.. >> .ant-select`)
    await page.keyboard.type(typed)
    await page.click(`.ant-select-item-option:has-text("${option}")`)
  }
  await choose('另外哪些窗口办', '007', '007')
  await choose('单个事项', '开饭馆', '食品经营许可')
  await page.click('.ant-drawer .explain')
  await shot(page, 'console-lines-filled')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.note-line:has-text("已增加排队业务")')
  await page.waitForSelector('tr:has-text("食品经营"):has-text("食品经营许可"):has-text("7 号")')
  expect(complaints.filter((each) => !each.includes('422'))).toEqual([])

  const phone = await sitAt(browser, app.url, 'clerk-379902-1', { path: '/console/lines', ready: 'body' }, PHONE)
  await phone.page.waitForSelector('text=您的岗位不管理事项')
  const manager = await sitAt(browser, app.url, 'hall-379902', { path: '/console/lines', ready: 'td:has-text("综合业务")' }, PHONE)
  await expectAccessible(manager.page)
  expect(await manager.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await shot(manager.page, 'console-lines-phone')
})
