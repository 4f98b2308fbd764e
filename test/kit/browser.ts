import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import { ROOT } from '../../src/platform/config.ts'
import { startTestApp, type TestApp } from './test-app.ts'

/**
 * The whole platform and the browser, for every test of one file; closed after the last. At the head of the file:
 * `const { app, browser } = await startForBrowser()`.
 */
export async function startForBrowser(): Promise<{ app: TestApp; browser: Browser }> {
  const app = await startTestApp()
  // Before anything else can go wrong: a platform that nobody closes keeps the run alive.
  afterAll(() => app.close())
  const browser = await connectBrowser()
  afterAll(() => browser.close())
  return { app, browser }
}

/** The browser of the run; each test file connects once and closes its contexts. */
export const connectBrowser = (): Promise<Browser> => chromium.connect(inject('browserEndpoint'))

/** A cheap phone held upright, and a clerk's or citizen's desktop. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN' }
export const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: 'zh-CN' }

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * No accessibility fault, by axe and by what axe misses: each invalid field is described by an element that exists,
 * and nothing reaches beyond the right edge of the screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated by the debugger, not by the page: its policy stays as it is.
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(root: Document): Promise<{ violations: AxeFinding[] }> } }
    return (await axe.run(document)).violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
  })
  expect(violations, `axe at ${page.url()}`).toEqual([])
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
