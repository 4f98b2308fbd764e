import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import { ROOT } from '../../src/platform/config.ts'
import { SESSION_COOKIE } from '../../src/platform/http/server.ts'
import { signIn } from './api.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/**
 * The whole platform and the browser, for every test of one file; closed after the last. At the head of the file:
 * `const { app, browser } = await startForBrowser()`.
 */
export async function startForBrowser(): Promise<{ app: TestApp; browser: Browser }> {
  const app = await startTestApp()
  // Before anything else can go wrong: a platform that nobody closes keeps the run alive.
  afterAll(() => app.close())
  const browser = await launchBrowser()
  afterAll(async () => {
    sessions.clear()
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
  return { app, browser }
}

type StorageState = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** By server and login; of this file only, because the next file's server may get the same port. */
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

/** The browser of this worker: started by its first file, and gone with the worker. Each file closes its contexts. */
const launchBrowser = (): Promise<Browser> =>
  (launched ??= chromium.launch({ executablePath: inject('browserPath'), args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu', '--in-process-gpu', '--js-flags=--no-opt,--no-maglev,--max-lazy'], headless: true }))

/** A cheap phone held upright, and a clerk's or citizen's desktop. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' }
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Texts that axe found readable, by colour, size and ground: looking at contrast again costs more than all its other rules. */
const readable = new Set<string>()

/** Every kind of text on the page, as `readable` names it. */
const kindsOfText = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const grounds = new Map<Element, string>()
    const groundOf = (element: Element): string => {
      const known = grounds.get(element)
      if (known !== undefined) return known
      const { backgroundColor, backgroundImage, opacity } = getComputedStyle(element)
      const layer = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none' && opacity === '1' ? '' : `${backgroundColor} ${backgroundImage} ${opacity}`
      const isOpaque = backgroundColor.startsWith('rgb(') && opacity === '1'
      const ground = isOpaque || !element.parentElement ? layer : [layer, groundOf(element.parentElement)].filter(Boolean).join(' / ')
      grounds.set(element, ground)
      return ground
    }
    const texts = document.evaluate('//body//*[self::input or self::select or self::textarea or text()[normalize-space()]]', document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null)
    const kinds = new Set<string>()
    for (let index = 0; index < texts.snapshotLength; index++) {
      const element = texts.snapshotItem(index) as Element
      if (!element.checkVisibility()) continue
      const { color, fontSize, fontWeight } = getComputedStyle(element)
      // WCAG 1.4.3 asks less of 24 px, and of 18.66 px in bold.
      const isLarge = parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24)
      kinds.add([color, isLarge ? 'large' : 'small', groundOf(element)].join(' '))
    }
    return [...kinds]
  })

/**
 * No accessibility fault, by axe and by what axe misses: each invalid field is described by an element that exists,
 * and nothing reaches beyond the right edge of the screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, not by the page: its policy stays as it is. Once a document: a page is looked at several times.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  // A button that is just fading in is not what anybody reads: whatever moves comes to its end first.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish()
  })
  const kinds = await kindsOfText(page)
  const violations = await page.evaluate(async (lookAtContrast) => {
    const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: AxeFinding[] }> } }
    // Every rule, but no report of what it found right, no selectors and no copies of style sheets, which only a rule that is off by default reads.
    const { violations: found } = await axe.run(document, { resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] }, rules: { 'color-contrast': { enabled: lookAtContrast } } })
    return found.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
  }, kinds.some((kind) => !readable.has(kind)))
  expect(violations, `axe at ${page.url()}`).toEqual([])
  for (const kind of kinds) readable.add(kind)
  const own = await page.evaluate(() => {
    const undescribed = [...document.querySelectorAll('[aria-invalid=true]')]
      .filter((field) => !(field.getAttribute('aria-describedby') ?? '').split(' ').some((id) => id !== '' && document.getElementById(id)?.textContent))
      .map((field) => field.id || field.tagName)
    return { undescribed, overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth }
  })
  expect(own, `invalid fields and width at ${page.url()}`).toEqual({ undescribed: [], overflow: 0 })
}

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
