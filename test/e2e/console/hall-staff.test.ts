import { expect, it } from 'vitest'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { DRAWER, send } from '../workbench/officer.ts'
import { shot } from '../workbench/shot.ts'
import { sitAtConsolePage } from './office.ts'

const { app, browser } = await startForBrowser()
const HALL = 'H-379902'

it('值班排班和考勤: a week is planned, published and seen by the officer at the window, who arrives; the manager corrects the month', async () => {
  const { page, complaints, context } = await sitAtConsolePage(browser, app.url, 'hall-379902', `staffing?hall=${HALL}`)
  await page.waitForSelector('.rota-day select')
  const officer = (await page.locator('.rota-overview tbody th').first().textContent())!.trim()
  const seat = (no: string, half: string) => page.locator(`.rota-day tr:has(th:has-text(" ${no}")) select[aria-label$="${half}"]`)
  await seat('001', '上午').selectOption({ label: officer })
  await seat('002', '上午').selectOption({ label: officer })
  await page.waitForSelector('#doubled-note')
  await expectAccessible(page)
  await seat('002', '上午').selectOption('')
  await seat('003', '下午').selectOption({ label: officer })
  await page.click('button:has-text("用到本周每个工作日")')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('.mark:has-text("草稿，未公布")')
  await page.click('button:has-text("公布")')
  await page.waitForSelector('.mark:has-text("已公布")')
  await expect.poll(() => page.textContent('.rota-overview tbody tr:first-child td:last-child')).toBe('10')
  await expectAccessible(page)
  await shot(page, 'console-rota')

  const desk = await sitAt(browser, app.url, 'clerk-379902-1', { path: '/', ready: '.own-attendance' })
  await desk.page.keyboard.press('[')
  await desk.page.waitForSelector('.own-attendance:has-text("签到") strong')
  await desk.page.waitForSelector('.own-attendance button:has-text("签退")')
  await expectAccessible(desk.page)
  await shot(desk.page, 'workbench-attendance')
  expect(desk.complaints).toEqual([])
  await desk.context.close()

  await page.click('nav[aria-label=主菜单] a:has-text("考勤")')
  await page.waitForSelector('.month-table tbody tr')
  await expectAccessible(page)
  await shot(page, 'console-attendance')
  await page.locator('.month-table td button[aria-label*="更正"]').last().click()
  await page.fill(`${DRAWER} input[id$=-arrivedAt]`, '0855')
  await page.fill(`${DRAWER} input[id$=-reason]`, '打卡设备故障')
  await expectAccessible(page)
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("已更正")')

  await page.click('nav[aria-label=主菜单] a:has-text("值班排班")')
  for (const [name, ready] of [['人员', 'button:has-text("登记进驻")'], ['培训', 'button:has-text("登记培训")']] as const) {
    await page.click(`.views a:has-text("${name}")`)
    await page.waitForSelector(ready)
    await expectAccessible(page)
    await shot(page, `console-staffing-${name}`)
  }
  expect(complaints).toEqual([])
  await context.close()
})

it('值班排班 fits a phone', async () => {
  const { page, complaints, context } = await sitAtConsolePage(browser, app.url, 'hall-379902', `staffing?hall=${HALL}`, PHONE)
  await page.waitForSelector('.rota-day select')
  await expectAccessible(page)
  await shot(page, 'console-rota-phone')
  expect(complaints).toEqual([])
  await context.close()
})
