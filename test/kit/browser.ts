import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, inject } from 'vitest'
import { ROOT } from '../../src/platform/config.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { signIn } from './api.ts'
import { keepContexts } from './kept-contexts.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/** Of this worker's last platform. A kept window has compiled the staff ends of that address already: a tenth of what these tests cost. */
let lastPort = 0

/**
 * The whole platform and the browser, for every test of one file; closed after the last. At the head of the file:
 * `const { app, browser } = await startForBrowser()`.
 */
export async function startForBrowser(): Promise<{ app: TestApp; browser: Browser }> {
  const app = await startTestApp({ port: lastPort })
  lastPort = Number(new URL(app.url).port)
  // Before anything else can go wrong: a platform that nobody closes keeps the run alive.
  afterAll(() => app.close())
  const browser = await launchBrowser()
  afterAll(async () => {
    sessions.clear()
    await closeAll(listOpen())
  })
  // What a test leaves open nobody looks at again: the next test gets the window.
  let openBefore: ReadonlySet<BrowserContext>
  beforeEach(() => { openBefore = new Set(listOpen()) })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') {
      const pages = await Promise.all(listOpen().flatMap((context) => context.pages()).map(saysNow))
      for (const error of task.result.errors ?? []) Object.assign(error, { pages })
    }
    await closeAll(listOpen().filter((context) => !openBefore.has(context)))
  })
  return { app, browser }
}

/** Where a page is and how what it says begins: for whoever reads of a failure that is not seen again. */
async function saysNow(page: Page): Promise<string> {
  const words = await page.innerText('main', { timeout: 500 }).catch(() => page.innerText('body', { timeout: 500 })).catch((error: Error) => error.message)
  return `${page.url()} ${words.replace(/\s+/g, ' ')}`
}

const closeAll = (contexts: BrowserContext[]) => Promise.all(contexts.map((context) => context.close()))

export { expectAccessible } from './accessible.ts'

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** By server and login; of this file only, because the next file's server takes the same port. */
const sessions = new Map<string, Promise<StorageState>>()

/** What a browser keeps of a session, for `newContext`. The forms of both doors have their tests; everybody else walks in by the API, once in a file. */
export function sessionOf(url: string, login: string): Promise<StorageState> {
  const key = `${url} ${login}`
  const known = sessions.get(key) ?? signIn(url, login).then(({ token }) => ({
    cookies: [{ name: SESSION_COOKIE, value: token!, domain: new URL(url).hostname, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const }],
    origins: [],
  }))
  sessions.set(key, known)
  return known
}

let launched: Promise<Browser> | undefined
let listOpen: () => BrowserContext[]

/** The browser of this worker: started by its first file, and gone with the worker. Each file closes its contexts. */
export const launchBrowser = (): Promise<Browser> =>
  (launched ??= launch())

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: inject('browserPath'),
    // Without this every Chinese character is a box, and no width is right.
    env: { ...process.env, FONTCONFIG_PATH: inject('browserFonts') },
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', '--in-process-gpu', '--js-flags=--no-opt,--no-maglev,--max-lazy'],
    headless: true,
    // What its processes share lies in memory where there is enough of it, not in files.
    ignoreDefaultArgs: inject('hasMemoryToShare') ? ['--disable-dev-shm-usage'] : [],
  })
  listOpen = keepContexts(browser)
  return browser
}

/** A cheap phone held upright, and a clerk's or citizen's desktop. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' }
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' }

/** Fails when the page logs an error or its policy refuses something of ours. Call it once for each context. */
export function collectComplaints(context: BrowserContext): string[] {
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    // A form that comes back with something to correct answers 422: the browser calls that an error.
    if (message.type() === 'error' && !message.text().includes('the server responded with a status of')) complaints.push(message.text())
  })
  return complaints
}

/** Pictures for the README, only when asked for: `SCREENSHOTS=1`. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return
  const folder = join(ROOT, 'docs/img')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
