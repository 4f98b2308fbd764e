import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../../src/demo-city/city-file.ts'
import { collectComplaints, DESKTOP } from '../../kit/browser.ts'

export const CITY_MANAGER = 'item-manager-379900'
export const COUNTY_MANAGER = 'item-manager-379902'
export const CITY_REVIEWER = 'item-reviewer-379900'

export const DIALOG = '[role=dialog][aria-modal=true]'

/** An officer of the item office, signed in at the console. `complaints` are the errors of the page. */
export interface Seat {
  page: Page
  context: BrowserContext
  complaints: string[]
}

/** Who has signed in to this server before: the door has its own test, the others walk through it once. */
const signedIn = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

export async function sitAtConsole(browser: Browser, url: string, login: string, options: BrowserContextOptions = DESKTOP): Promise<Seat> {
  const key = `${url} ${login}`
  const known = signedIn.get(key)
  const context = await browser.newContext({ ...options, storageState: known })
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/staff/console`)
  if (!known) await signIn(page, login)
  await page.waitForSelector('.rows tbody tr')
  if (!known) signedIn.set(key, await context.storageState())
  return { page, context, complaints }
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

/** Opens a revision of an item and its editor. @returns the id of the change */
export async function beginRevision(page: Page, url: string, code: string, reason: string): Promise<string> {
  await page.goto(`${url}/staff/console/items/${code}`)
  await page.waitForSelector('h2:has-text("内容")')
  await command(page, 'e', { 理由: reason })
  await page.waitForSelector('.editor')
  return idOf(page)
}

export const idOf = (page: Page): string => /changes\/([0-9a-f-]{36})/.exec(page.url())![1]!

/** Waits until everything typed is with the server. */
export const waitSaved = (page: Page) => page.waitForSelector('.saving.saved:has-text("已保存")')

export const doneWords = (page: Page) => page.textContent('.note-line.good')
