import { expect, it } from 'vitest'
import type { DeskTicket } from '../../../src/modules/queue/contract.ts'
import { signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { collectComplaints, expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { shot } from '../workbench/shot.ts'
import { comeSignedIn, press } from './citizen.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const HALL = `${app.url}/halls/H-379902`

it('without scripts: what one comes for leads to the line, one number, what is before, and leaving', async () => {
  const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${HALL}/ticket`)
  await expect.poll(() => page.textContent('main')).toContain('登录后取号')
  await comeSignedIn(page, app.url)
  await page.goto(`${HALL}/ticket`)
  await press(page, 'main button:has-text("取号")')
  await expect.poll(() => page.textContent('[role=alert]')).toContain('请选择要办的业务')
  await page.fill('#q', '食品经营许可')
  await press(page, 'main form[role=search] button, main form:has(#q) button')
  await press(page, 'main .lines a >> nth=0')
  await press(page, 'main button:has-text("取号")')
  expect(page.url()).toMatch(/\/halls\/H-379902\/tickets\/[0-9a-f-]{36}$/)
  await expect.poll(() => page.textContent('h1')).toBe('P001')
  await expect.poll(() => page.textContent('main')).toContain('您是下一位')
  await expect.poll(() => page.locator('noscript meta[http-equiv=refresh], meta[http-equiv=refresh]').count()).toBe(1)

  await page.goto(`${HALL}/ticket?item=food-business-licence`)
  await press(page, 'main button:has-text("取号")')
  await expect.poll(() => page.textContent('.note.warn')).toContain('已经有号 P001')
  await press(page, '.note.warn a')
  await page.click('summary')
  await press(page, 'main button:has-text("放弃这个号")')
  await expect.poll(() => page.textContent('main')).toContain('这个号已经作废')
  await context.close()
})

it.each([['phone', undefined], ['phone-elder', '18']] as const)('taking a number and the ticket are accessible, and a call shows by itself: %s', async (name, reading) => {
  const context = await browser.newContext(PHONE)
  if (reading) await context.addCookies([{ name: 'yichuang_reading', value: reading, url: app.url }])
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  await comeSignedIn(page, app.url, reading ? 'resident6' : 'resident5')
  await page.clock.install()
  await page.goto(`${HALL}/ticket`)
  await expectAccessible(page)
  await shot(page, `take-ticket-${name}`)
  await page.check('input[value=A]')
  await press(page, 'main button:has-text("取号")')
  await expectAccessible(page)
  await shot(page, `ticket-${name}`)

  const { clerk } = actors
  answerOf(await clerk.post('/staff/windows/007/open'))
  const called = answerOf(await clerk.post<DeskTicket>('/staff/windows/007/call-next'))
  await page.clock.fastForward(16_000)
  await page.waitForSelector('.note.ok:has-text("请到 7 号窗口办理")')
  await expectAccessible(page)
  await shot(page, `ticket-called-${name}`)
  const serving = answerOf(await clerk.post<DeskTicket>(`/staff/tickets/${called.id}/start-serving`, {}, { version: called.version }))
  answerOf(await clerk.post<DeskTicket>(`/staff/tickets/${called.id}/finish-serving`, {}, { version: serving.version }))
  expect(complaints).toEqual([])
  await context.close()
})
