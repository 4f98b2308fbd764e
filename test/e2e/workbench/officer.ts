import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../src/demo-city/city-file.ts'
import { ROOT } from '../../../src/platform/config.ts'
import { sitAt, type StaffDesk } from '../../kit/staff-desk.ts'
import type { TestApp } from '../../kit/test-app.ts'

const CASE_IS_OPEN = 'h2:has-text("期限和进度")'

/** At their list of what is to do, which follows the cases a moment later: what was done before has arrived. */
export async function sitDown(browser: Browser, { app, url }: TestApp, login: string, options?: BrowserContextOptions): Promise<StaffDesk> {
  await app.jobs.drain()
  return sitAt(browser, url, login, { path: '', ready: 'h1:has-text("我的待办")' }, options)
}

/** At one case, opened by its address. */
export const sitDownAtCase = (browser: Browser, url: string, login: string, number: string, options?: BrowserContextOptions): Promise<StaffDesk> =>
  sitAt(browser, url, login, { path: `/cases/${number}`, ready: CASE_IS_OPEN }, options)

/** At any other page of the workbench. */
export const sitDownAt = (browser: Browser, url: string, login: string, path: string, options?: BrowserContextOptions): Promise<StaffDesk> =>
  sitAt(browser, url, login, { path, ready: 'h1' }, options)

export async function signIn(page: Page, login: string, password = DEMO_PASSWORD): Promise<void> {
  await page.fill('#sign-in-login', login)
  await page.fill('#sign-in-password', password)
  await page.click('form[aria-label=登录] button[type=submit]')
}

export async function openCase(page: Page, url: string, number: string): Promise<void> {
  await page.goto(`${url}/staff/cases/${number}`)
  await page.waitForSelector(CASE_IS_OPEN)
}

/** At the intake: whoever stands there agrees to their certificates and data being looked up. */
export async function agreeToLookUp(page: Page): Promise<void> {
  await page.click('#intake-check')
  await page.waitForSelector('#intake-evidence [role=status]:has-text("已核对")')
}

/** Opens an action by its key and waits for its drawer. */
export async function openAction(page: Page, key: string): Promise<void> {
  await page.keyboard.press(key)
  await page.waitForSelector(DRAWER)
}

export const DRAWER = '[role=dialog][aria-modal=true]'

/** Sends the open drawer as a clerk does. */
export const send = (page: Page): Promise<void> => page.keyboard.press('Control+Enter')

/** What the page says was just done. */
export async function doneWords(page: Page): Promise<string> {
  await page.waitForSelector('.done-notice')
  return (await page.textContent('.done-notice')) ?? ''
}

/** Why it was not done, in the open drawer. */
export async function errorWords(page: Page): Promise<string> {
  await page.waitForSelector('.error-summary')
  return (await page.textContent('.error-summary')) ?? ''
}

/** Chooses a radio of the open drawer by its words. */
export const choose = (page: Page, words: string): Promise<void> => page.locator(`${DRAWER} label`).filter({ hasText: new RegExp(`^${words}$`) }).click()

/** Closes the drawer and waits until the page has its keys again. */
export async function closeAction(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForSelector(DRAWER, { state: 'detached' })
}

/** One screen for the README, as it lies before the officer: only when asked for by `SCREENSHOTS=1`. */
export async function screen(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return
  const folder = join(ROOT, 'docs/img')
  mkdirSync(folder, { recursive: true })
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
