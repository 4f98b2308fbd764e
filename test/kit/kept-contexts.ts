import type { Browser, BrowserContext, BrowserContextOptions, CDPSession, Page } from 'playwright-core'

/** A context and its first page, for one test after the other. */
interface Kept {
  context: BrowserContext
  page: Page
  debug: CDPSession
  isTaken: boolean
  /** Something was done to it that cannot be taken back: it is closed, not kept. */
  isSpent: boolean
  closeForGood(): Promise<void>
}

/** Of a kept context: its `newCDPSession` would spend it. */
const openDebugger = new WeakMap<BrowserContext, (page: Page) => Promise<CDPSession>>()
const debuggers = new WeakMap<Page, Promise<CDPSession>>()

/** The debugger's session with a page: one to its end. */
export function debuggerOf(page: Page): Promise<CDPSession> {
  const known = debuggers.get(page) ?? openDebugger.get(page.context())!(page)
  debuggers.set(page, known)
  return known
}

/** What stays with a context or page to its end, or is not worth taking back. */
const LASTING = ['addInitScript', 'exposeFunction', 'exposeBinding', 'route', 'routeFromHAR', 'routeWebSocket', 'setOffline', 'setExtraHTTPHeaders', 'setHTTPCredentials', 'grantPermissions', 'clearPermissions', 'setGeolocation', 'emulateMedia', 'newCDPSession', 'pause'] as const
const EVENTS = ['console', 'weberror', 'pageerror', 'dialog', 'download', 'filechooser', 'frameattached', 'framedetached', 'framenavigated', 'page', 'popup', 'request', 'requestfailed', 'requestfinished', 'response', 'websocket', 'worker', 'load', 'domcontentloaded', 'crash', 'serviceworker', 'backgroundpage'] as const
const DEFAULT_TIMEOUT = 30_000

/**
 * From now on `newContext` hands out contexts that earlier tests have closed, where one with the same options is there: without
 * cookies, stores, history, handlers and pages, as new. Opening a window costs the browser more than showing a page in it.
 * @returns those that are open now
 */
export function keepContexts(browser: Browser): () => BrowserContext[] {
  const kept = new Map<string, Kept[]>()
  const open = browser.newContext.bind(browser)
  browser.newContext = async ({ storageState, ...options } = {}) => {
    const key = JSON.stringify(options)
    const all = kept.get(key) ?? []
    kept.set(key, all)
    let found = all.find(({ isTaken }) => !isTaken)
    if (!found) {
      found = await openKept(open, options, (closed) => all.splice(all.indexOf(closed), 1))
      all.push(found)
    }
    found.isTaken = true
    if (typeof storageState === 'string') throw new Error('state from a file is not for tests: give its cookies')
    if (storageState) await found.context.addCookies(storageState.cookies)
    return found.context
  }
  // The browser's own would tie the context to this page: whoever gets it next could open no second one.
  browser.newPage = async (options) => (await browser.newContext(options)).newPage()
  return () => [...kept.values()].flat().filter(({ isTaken }) => isTaken).map(({ context }) => context)
}

async function openKept(open: Browser['newContext'], options: BrowserContextOptions, forget: (kept: Kept) => void): Promise<Kept> {
  const context = await open(options)
  const page = await context.newPage()
  openDebugger.set(context, context.newCDPSession.bind(context))
  const one: Kept = { context, page, debug: await debuggerOf(page), isTaken: true, isSpent: false, closeForGood: context.close.bind(context) }
  const openAnother = context.newPage.bind(context)
  let isFirst = true
  context.newPage = async () => {
    if (!isFirst) return openAnother()
    isFirst = false
    return page
  }
  context.close = async () => {
    if (!one.isTaken) return
    isFirst = true
    if (!one.isSpent && !page.isClosed() && (await isAsNew(one, options).catch(() => false))) {
      one.isTaken = false
      return
    }
    forget(one)
    await one.closeForGood()
  }
  for (const target of [context, page]) {
    for (const name of LASTING) if (name in target) spendOn(target, name, one)
  }
  spendOn(context.clock, 'install', one)
  return one
}

/** Marks the context as spent when this is called. */
function spendOn(target: object, name: string, one: Kept): void {
  const method = (target as Record<string, (...args: unknown[]) => unknown>)[name]!.bind(target)
  Object.assign(target, {
    [name]: (...args: unknown[]) => {
      one.isSpent = true
      return method(...args)
    },
  })
}

/** Takes back what a test did. @returns false when it cannot */
async function isAsNew({ context, page, debug }: Kept, { viewport }: BrowserContextOptions): Promise<boolean> {
  for (const name of EVENTS) {
    context.removeAllListeners(name as 'page')
    page.removeAllListeners(name as 'load')
  }
  for (const other of context.pages()) if (other !== page) await other.close()
  const { origin } = new URL(page.url())
  if (origin !== 'null') {
    await page.evaluate(() => { sessionStorage.clear() })
    await debug.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  }
  // Leaving ends streams and timers; whatever they set on their way is then gone too.
  await page.goto('about:blank')
  await context.clearCookies()
  await debug.send('Page.resetNavigationHistory')
  await page.mouse.move(0, 0)
  page.setDefaultTimeout(DEFAULT_TIMEOUT)
  if (viewport) await page.setViewportSize(viewport)
  return page.url() === 'about:blank'
}
