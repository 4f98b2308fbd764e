import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../src/demo-city/city-file.ts'
import { answerOf, signIn as signInApi } from '../../kit/api.ts'
import { sitAt, type StaffDesk } from '../../kit/staff-desk.ts'

export const CITY_MANAGER = 'item-manager-379900'
export const COUNTY_MANAGER = 'item-manager-379902'
export const CITY_REVIEWER = 'item-reviewer-379900'

export const DIALOG = '[role=dialog][aria-modal=true]'

export type Seat = StaffDesk

/** At the list of items. */
export const sitAtConsole = (browser: Browser, url: string, login: string, options?: BrowserContextOptions): Promise<Seat> =>
  sitAt(browser, url, login, { path: '/console', ready: '.rows tbody tr' }, options)

/** At any other page of the console, by its address below `/staff/console`. */
export const sitAtConsolePage = (browser: Browser, url: string, login: string, path: string, options?: BrowserContextOptions): Promise<Seat> =>
  sitAt(browser, url, login, { path: `/console/${path}`, ready: 'h1' }, options)

/** Goes on to another page within the document, as back and forward do: for tests of what is on a page, not of how one gets there. */
export async function walkTo(page: Page, path: string, title: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, `/staff/console/${path}`)
  await page.waitForSelector(`h1:text-is("${title}")`)
  await page.waitForSelector('.loading-lines', { state: 'detached' })
}

export async function signIn(page: Page, login: string): Promise<void> {
  await page.fill('#sign-in-login', login)
  await page.fill('#sign-in-password', DEMO_PASSWORD)
  await page.click('form[aria-label=登录] button[type=submit]')
}

/** Opens a command by its key, fills in what it asks and sends it as an officer does. */
export async function command(page: Page, key: string, typed: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.keyboard.press(key)
  await page.waitForSelector(DIALOG)
  for (const [label, text] of Object.entries(typed)) await page.locator(DIALOG).getByLabel(label).fill(text)
  await page.keyboard.press('Control+Enter')
}

/** A revision of an item that the city's manager has begun, as the key `e` of the item's page does. @returns the id of the change */
export async function beginRevision(url: string, itemCode: string, reason: string): Promise<string> {
  const manager = await signInApi(url, CITY_MANAGER)
  return answerOf(await manager.post<{ id: string }>('/staff/catalogue/changes', { kind: 'revise', itemCode, reason })).id
}

export const idOf = (page: Page): string => /changes\/([0-9a-f-]{36})/.exec(page.url())![1]!

/** Waits until everything typed is with the server. */
export const waitSaved = (page: Page) => page.waitForSelector('.saving.saved:has-text("已保存")')

export const doneWords = (page: Page) => page.textContent('.note-line.good')
