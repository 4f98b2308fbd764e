import { expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { residentOf, signInActors } from '../../kit/actors.ts'
import { expectAccessible, startForBrowser } from '../../kit/browser.ts'
import { DRAWER, screen, sitDown } from './officer.ts'

const { app, browser } = await startForBrowser()
const actors = await signInActors(app.url)

/** A clerk who never touches the mouse: every key is counted. */
function createHands(page: Page) {
  let keys = 0
  return {
    async press(key: string, times = 1): Promise<void> {
      for (let n = 0; n < times; n++) await page.keyboard.press(key)
      keys += times
    },
    async type(text: string): Promise<void> {
      await page.keyboard.type(text)
      keys += text.length
    },
    keys: () => keys,
  }
}

/** What has the focus, as somebody who reads the screen would name it. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const at = document.activeElement
  return at?.id || at?.closest('[id]')?.id || at?.getAttribute('name') || at?.tagName || ''
})

it('an immediate item is taken in, finished and printed at the counter without touching the mouse', async () => {
  const elder = residentOf('resident1')
  const { page, context, complaints } = await sitDown(browser, app, 'clerk-379902-1')
  await page.waitForSelector('a:has-text("窗口收件")')
  const hands = createHands(page)
  const begun = performance.now()

  // Who: the card's number; Enter looks it up and leads on.
  await hands.press('3')
  await page.waitForSelector('#intake-identity:focus')
  await hands.type(elder.identityNumber)
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-item')

  // What: some everyday words; Enter takes the first hit and leads to the first question that is still open.
  await hands.type('电动车上牌')
  await page.waitForSelector('.ant-select-item-option-active:has-text("电动自行车登记上牌")')
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-form-applicantPhone')

  await hands.type(elder.phone!)
  await hands.press('Enter')
  // Nobody signs for the applicant: the box is ticked by hand.
  await page.waitForFunction(() => (document.activeElement as HTMLInputElement | null)?.type === 'checkbox')
  await hands.press('Space')
  // Whoever stands there is asked whether their certificates may be used; Enter is their yes.
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-check')
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('#intake-material-m2'))
  await hands.press('Alt+q')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-send')
  await screen(page, 'workbench-intake-keyboard')
  await hands.press('Control+Enter')

  await page.waitForSelector('.filed')
  await expect.poll(() => page.textContent('.filed')).toMatch(/查询密码\d{6}/)
  await page.waitForSelector('button:has-text("打印收件凭证"):not(:disabled)')
  await hands.press('p')
  await hands.press('c')

  // Look the materials through, finish, print the decision.
  await page.waitForSelector('h2:has-text("核对材料")')
  await hands.press('q')
  await hands.press('i')
  await page.waitForSelector(DRAWER)
  await hands.press('Control+Enter')
  await page.waitForSelector('.confirm')
  await hands.press('Control+Enter')
  await page.waitForSelector('.done-notice')
  const seconds = (performance.now() - begun) / 1000

  await expect.poll(() => page.textContent('.done-notice')).toContain('已办理：当场办结')
  const number = page.url().split('/').at(-1)!
  const { body } = await actors.clerk.get<{ state: string; timeline: { type: string }[] }>(`/staff/applications/${number}`)
  expect(body).toMatchObject({ state: 'delivered' })
  // Of the keys, those that no form could do without are the number, the phone and the words; the rest leads through.
  const typed = elder.identityNumber.length + '电动车上牌'.length + elder.phone!.length
  process.stdout.write(`immediate item by keyboard: ${hands.keys()} keys, ${hands.keys() - typed} besides what is typed, ${seconds.toFixed(1)} s\n`)
  expect(hands.keys() - typed).toBeLessThanOrEqual(15)
  await expectAccessible(page)
  expect(complaints).toEqual([])
  await context.close()
})

it('Enter leads past what is known already to what is still open, and at the end to what sends it', async () => {
  const elder = residentOf('resident1')
  const { page, context } = await sitDown(browser, app, 'clerk-379902-1')
  const hands = createHands(page)
  await page.waitForSelector('a:has-text("窗口收件")')
  await hands.press('3')
  await page.waitForSelector('#intake-identity:focus')
  await hands.type(elder.identityNumber)
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-item')
  await hands.type('电动车上牌')
  await page.waitForSelector('.ant-select-item-option-active:has-text("电动自行车登记上牌")')
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-form-applicantPhone')
  await expectAccessible(page)
  // Left open, it is come back to at the end.
  await hands.press('Enter')
  await hands.press('Space')
  await hands.press('Enter')
  await expect.poll(() => focused(page)).toBe('intake-check')
  await hands.press('Enter')
  await page.waitForFunction(() => document.activeElement?.closest('#intake-material-m2'))
  await hands.press('Alt+q')
  await page.waitForFunction(() => document.activeElement?.id === 'intake-form-applicantPhone')
  await context.close()
})
