import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { createFindings } from './shared-findings.ts'
import { seePage } from './seen-page.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What depends on colours: looked at in texts of a new kind. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/**
 * What axe found right in this run: shapes of parts of pages, and kinds of text. Bringing axe into a document costs more than
 * everything else a test does with it, and most looks are at the same page in another size, mode or moment.
 */
const sound = createFindings(`${inject('dataDir')}/sound-parts`)
const readable = createFindings(`${inject('dataDir')}/readable-texts`)

/**
 * No accessibility fault, by axe and by what axe misses: each invalid field is described by an element that exists,
 * and nothing reaches beyond the right edge of the screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { shapes, textKinds, ...own } = await page.evaluate(seePage)
  const shapeKeys = shapes.map((shape) => createHash('sha1').update(shape).digest('base64'))
  const newShapes = sound.unknownOf(shapeKeys)
  const newKinds = readable.unknownOf(textKinds)
  if (newShapes.length > 0 || newKinds.length > 0) {
    const { violations, seenKinds } = await runAxe(page, newShapes.length > 0, newKinds)
    expect(violations, `axe at ${page.url()}`).toEqual([])
    sound.add(newShapes)
    readable.add(seenKinds)
  }
  expect(own, `invalid fields and width at ${page.url()}`).toEqual({ undescribed: [], overflow: 0 })
}

async function runAxe(page: Page, withStructure: boolean, textKinds: readonly string[]) {
  // Evaluated by the debugger, not by the page: its policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async ({ withStructure, textKinds, colourRules }) => {
    const { axe, textsByKind } = globalThis as unknown as { axe: { run(where: Document | { include: Element[] }, options: object): Promise<{ violations: AxeFinding[] }> }; textsByKind: Map<string, Element[]> }
    // No report of what it found right, no selectors and no copies of style sheets, which only a rule that is off by default reads.
    const briefly = { resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] } }
    const found = withStructure ? await axe.run(document, { ...briefly, rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) }) : { violations: [] }
    // A list that has come anew since, during the look at the structure too, has other elements: what is gone stays unknown.
    const seenKinds = textKinds.filter((kind) => textsByKind.get(kind)!.some((text) => text.isConnected))
    const texts = seenKinds.flatMap((kind) => textsByKind.get(kind)!).filter((text) => text.isConnected)
    const pale = texts.length > 0 ? await axe.run({ include: texts }, { ...briefly, runOnly: colourRules }) : { violations: [] }
    const violations = [...found.violations, ...pale.violations].map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
    return { violations, seenKinds }
  }, { withStructure, textKinds, colourRules: COLOUR_RULES })
}
