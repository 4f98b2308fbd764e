import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { seePage } from './seen-page.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What depends on colours: looked at wherever a kind of text is new. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * What axe found right in this worker: shapes of parts of pages, and kinds of text. Bringing axe into a document costs more than
 * everything else a test does with it, and most looks are at the same page in another size, mode or moment.
 */
const sound = new Set<string>()
const readable = new Set<string>()

/**
 * No accessibility fault, by axe and by what axe misses: each invalid field is described by an element that exists,
 * and nothing reaches beyond the right edge of the screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { shapes, textKinds, ...own } = await page.evaluate(seePage)
  const shapeKeys = shapes.map((shape) => createHash('sha1').update(shape).digest('base64'))
  const isNewShape = shapeKeys.some((key) => !sound.has(key))
  const isNewText = textKinds.some((kind) => !readable.has(kind))
  if (isNewShape || isNewText) {
    expect(await runAxe(page, isNewShape, isNewText), `axe at ${page.url()}`).toEqual([])
    for (const key of shapeKeys) sound.add(key)
    for (const kind of textKinds) readable.add(kind)
  }
  expect(own, `invalid fields and width at ${page.url()}`).toEqual({ undescribed: [], overflow: 0 })
}

async function runAxe(page: Page, withStructure: boolean, withContrast: boolean) {
  // Evaluated by the debugger, not by the page: its policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: AxeFinding[] }> } }
    // No report of what it found right, no selectors and no copies of style sheets, which only a rule that is off by default reads.
    const { violations } = await axe.run(document, { resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] }, ...only })
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
  }, withStructure ? { rules: Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: withContrast }])) } : { runOnly: COLOUR_RULES })
}
