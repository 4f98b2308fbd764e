import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { collectComplaints, DESKTOP, sessionOf } from './browser.ts'

/** An officer at a page of the staff ends, signed in. `complaints` are the errors of the page. */
export interface StaffDesk {
  page: Page
  context: BrowserContext
  complaints: string[]
}

/** Where somebody sits down: an address below `/staff`, and what shows that it is there. */
export interface StaffPlace {
  path: string
  ready: string
}

/** Opens a browser of one's own at a place, signed in as `login`: one document, the one the test is about. */
export async function sitAt(browser: Browser, url: string, login: string, { path, ready }: StaffPlace, options: BrowserContextOptions = DESKTOP): Promise<StaffDesk> {
  const context = await browser.newContext({ ...options, storageState: await sessionOf(url, login) })
  const complaints = collectComplaints(context)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.goto(`${url}/staff${path}`)
  await page.waitForSelector(ready)
  return { page, context, complaints }
}
