import { expect, it } from 'vitest'
import { residentOf, signInActors } from '../../kit/actors.ts'
import { answerOf } from '../../kit/api.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { sitAt } from '../../kit/staff-desk.ts'
import { shot } from './shot.ts'

const { app, browser } = await startForBrowser()
const { visitor } = await signInActors(app.url)

it('a clerk opens the window, calls, serves, transfers and pauses by keyboard only', async () => {
  const { page, context, complaints } = await sitAt(browser, app.url, 'clerk-379902-1', { path: '/calling', ready: '.choose-window button' })
  await expectAccessible(page)
  await shot(page, 'workbench-calling-choose')
  await page.getByRole('button', { name: /^7 / }).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('#idle-title:has-text("现在没有人在等")')

  // Somebody takes a number: the screen knows without a press.
  const { name, identityNumber } = residentOf('resident1')
  const take = async (body: object) => answerOf(await visitor.post<{ number: string }>('/halls/H-379902/tickets', { line: 'A', ...body }))
  await take({ holder: { name, identityNumber } })
  await page.waitForSelector('#idle-title:has-text("A001")')
  await page.keyboard.press('c')
  await page.waitForSelector('#current-number:has-text("A001")')
  await expect.poll(() => page.locator('.current').innerText()).toContain(name)
  await take({ line: 'A', item: 'food-business-licence' })
  await take({})
  await page.waitForSelector('.next-numbers:has-text("A002")')
  await expectAccessible(page)
  await shot(page, 'workbench-calling')
  await page.keyboard.press('r')
  await page.waitForSelector('.mark:has-text("已叫 2 次")')
  await page.keyboard.press('s')
  await page.waitForSelector('.mark:has-text("办理中")')
  await page.keyboard.press('f')
  await page.waitForSelector('#idle-title:has-text("A002")')

  // Three calls and nobody comes: missed, and back in line behind whoever waits.
  await page.keyboard.press('c')
  await page.waitForSelector('.mark:has-text("已叫 1 次")')
  await page.keyboard.press('r')
  await page.waitForSelector('.mark:has-text("已叫 2 次")')
  await page.keyboard.press('r')
  await page.waitForSelector('.mark:has-text("已叫 3 次")')
  await page.keyboard.press('m')
  await page.waitForSelector('.missed:has-text("A002")')
  await page.getByRole('button', { name: /重新排队/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('.next-numbers:has-text("A003A002")')

  // 转窗, with a reason; the number goes on in another line.
  await page.keyboard.press('c')
  await page.waitForSelector('#current-number:has-text("A003")')
  await page.keyboard.press('t')
  await page.getByLabel('原因').fill('来领证')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: '转到哪里' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('转到哪里').first().focus()
  await page.keyboard.type('取件')
  await page.keyboard.press('Enter')
  await shot(page, 'workbench-calling-transfer')
  await page.keyboard.press('Control+Enter')
  await page.waitForSelector('#idle-title:has-text("A002")')
  await page.keyboard.press('p')
  await page.waitForSelector('.mark:has-text("暂停中")')
  await expect.poll(() => page.getByRole('button', { name: '叫下一位' }).isDisabled()).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})
