import { expect, it } from 'vitest'
import { residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, PHONE, startForBrowser } from '../../kit/browser.ts'
import { DRAWER, errorWords, send, sitDownAt } from './officer.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)
const booked = answerOf(await actors.citizen.post<{ number: string }>('/citizen/appointments', { hall: 'H-379902', line: 'A', slot: '2026-03-03T10:00', item: 'food-business-licence' }))

it('a clerk books for a visitor, moves the visit, and gives who comes their number', async () => {
  const { page, complaints } = await sitDownAt(browser, app.url, 'clerk-379902-1', '/appointments?day=2026-03-03')
  await page.waitForSelector('table.rows:has-text("陈小满")')
  await expectAccessible(page)
  await shot(page, 'appointments')

  // On the keyboard: n, then a slot, then who comes.
  await page.keyboard.press('n')
  await page.waitForSelector('h1:has-text("代为预约")')
  await page.click('.slot-board button:has-text("09:30-10:00")')
  await page.waitForSelector(DRAWER)
  await send(page)
  await expect.poll(() => errorWords(page)).toMatch(/请填写姓名.*请填写身份证号码/s)
  const { name, identityNumber } = residentOf('resident1')
  await page.fill(`${DRAWER} input >> nth=0`, name)
  await page.fill(`${DRAWER} input >> nth=1`, `${identityNumber.slice(0, 17)}${identityNumber.endsWith('0') ? '1' : '0'}`)
  await send(page)
  await page.waitForSelector('.error-summary:has-text("校验码")')
  await expectAccessible(page)
  await shot(page, 'appointments-refused')
  await page.fill(`${DRAWER} input >> nth=1`, identityNumber)
  await send(page)
  await page.waitForSelector(`.note-line.good:has-text("${name}")`)
  await expectAccessible(page)
  await shot(page, 'appointments-booked')

  await page.click('a:has-text("返回预约")')
  await page.fill('#appointment-find', identityNumber)
  await page.keyboard.press('Enter')
  await page.click(`table.rows:has-text("${name}") button:has-text("改期")`)
  await page.click('.slot-board button:has-text("11:00-11:30")')
  await page.waitForSelector(`${DRAWER}:has-text("09:30-10:00")`)
  await send(page)
  await page.waitForSelector('.note-line.good:has-text("11:00-11:30")')

  app.platform.clock.moveTo(new Date('2026-03-03T09:40:00+08:00'))
  await page.click('a:has-text("返回预约")')
  await page.fill('#appointment-find', booked.number)
  await page.keyboard.press('Enter')
  await page.click('table.rows:has-text("陈小满") button:has-text("到场取号") >> nth=0')
  await page.waitForSelector('.note-line.good:has-text("陈小满已取号：A001")')
  await shot(page, 'appointments-arrived')
  expect(complaints).toEqual([])
})

it('the hotline looks at any hall of its city, on a phone too', async () => {
  const { page } = await sitDownAt(browser, app.url, 'hotline', '/appointments?hall=H-379902&day=2026-03-03', PHONE)
  await page.waitForSelector('table.rows:has-text("陈小满")')
  await expectAccessible(page)
  await shot(page, 'appointments-hotline-phone')
})
