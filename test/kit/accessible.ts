import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { debuggerOf } from './kept-contexts.ts'
import { createFindings } from './shared-findings.ts'
import { seePage, type SeenElements } from './seen-page.ts'

/** In characters of one byte: the fourteen longer ones in it would make all of it twice as long on its way into the page. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8').replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What depends on colours: looked at in texts of a new kind. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']
/** What compares parts with each other, or asks of the page as a whole: looked at in the whole document, when its outline is new. */
const OUTLINE_RULES = ['bypass', 'heading-order', 'landmark-no-duplicate-banner', 'landmark-no-duplicate-contentinfo', 'landmark-no-duplicate-main', 'landmark-one-main', 'landmark-unique', 'page-has-heading-one']

interface AxeFinding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

interface Axe {
  run(where: Document | { include: Element[]; exclude?: Element[] }, options: object): Promise<{ violations: AxeFinding[] }>
}

/**
 * What axe found right in this run: outlines of pages, shapes of their parts, and kinds of text. Bringing axe into a document
 * costs more than everything else a test does with it, and most looks are at the same page in another size, mode or moment.
 */
const sound = createFindings(`${inject('dataDir')}/sound-parts`)
const readable = createFindings(`${inject('dataDir')}/readable-texts`)

const keyOf = (shape: string): string => createHash('sha1').update(shape).digest('base64')

/**
 * No accessibility fault, by axe and by what axe misses: each invalid field is described by an element that exists,
 * and nothing reaches beyond the right edge of the screen.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const { outline, shapes, textKinds, hasAxe, ...own } = await evaluateIn(page, seePage)
  const outlineKey = keyOf(outline)
  const keys = shapes.map(keyOf)
  const unknown = new Set(sound.unknownOf([outlineKey, ...keys]))
  const wanted = { withOutline: unknown.has(outlineKey), parts: keys.flatMap((key, index) => (unknown.has(key) ? [index] : [])), textKinds: readable.unknownOf(textKinds) }
  if (wanted.withOutline || wanted.parts.length > 0 || wanted.textKinds.length > 0) {
    if (!hasAxe) await evaluateIn(page, axeSource)
    const { violations, seenParts, seenKinds } = await evaluateIn(page, lookCloser, { ...wanted, colourRules: COLOUR_RULES, outlineRules: OUTLINE_RULES })
    expect(violations, `axe at ${page.url()}`).toEqual([])
    sound.add([...(wanted.withOutline ? [outlineKey] : []), ...seenParts.map((index) => keys[index]!)])
    readable.add(seenKinds)
  }
  expect(own, `invalid fields and width at ${page.url()}`).toEqual({ undescribed: [], overflow: 0 })
}

interface Wanted {
  withOutline: boolean
  /** By their places in what `seePage` found; the last is the whole. */
  parts: number[]
  textKinds: string[]
  colourRules: string[]
  outlineRules: string[]
}

/** Runs in the browser: it may use nothing from outside itself. */
async function lookCloser({ withOutline, parts, textKinds, colourRules, outlineRules }: Wanted) {
  const { axe, seen } = globalThis as unknown as { axe: Axe; seen: SeenElements }
  // No report of what it found right, no selectors and no copies of style sheets, which only a rule that is off by default reads.
  const briefly = { resultTypes: ['violations'], selectors: false, preload: { assets: ['media'] } }
  const findings: AxeFinding[] = []
  const look = async (where: Parameters<Axe['run']>[0], rules: object): Promise<void> => {
    findings.push(...(await axe.run(where, { ...briefly, ...rules })).violations)
  }
  // A list that has come anew since, during a look too, has other elements: what is gone stays unknown.
  const seenParts = parts.filter((part) => seen.parts[part]!.element.isConnected)
  const without = (rules: string[]): object => ({ rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) })
  if (withOutline) await look(document, { runOnly: outlineRules })
  if (seenParts.length > 0) {
    const include = seenParts.map((part) => seen.parts[part]!.element)
    const isIncluded = new Set(include)
    const exclude = seenParts.flatMap((part) => seen.parts[part]!.within).filter((part) => !isIncluded.has(part) && part.isConnected)
    await look({ include, exclude }, without([...colourRules, ...outlineRules]))
  }
  const seenKinds = textKinds.filter((kind) => seen.textsByKind.get(kind)!.some((text) => text.isConnected))
  const texts = seenKinds.flatMap((kind) => seen.textsByKind.get(kind)!).filter((text) => text.isConnected)
  if (texts.length > 0) await look({ include: texts }, { runOnly: colourRules })
  const violations = findings.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`) }))
  return { violations, seenParts, seenKinds }
}

/** Evaluated by the debugger, not by the page: its policy stays as it is, and the browser compiles the same words once only. */
function evaluateIn(page: Page, source: string): Promise<void>
function evaluateIn<Result>(page: Page, work: () => Result | Promise<Result>): Promise<Result>
function evaluateIn<Result, Given>(page: Page, work: (given: Given) => Result | Promise<Result>, given: Given): Promise<Result>
async function evaluateIn(page: Page, work: string | ((given: never) => unknown), given?: unknown): Promise<unknown> {
  const debug = await debuggerOf(page)
  const { result, exceptionDetails } = typeof work === 'string'
    ? await debug.send('Runtime.evaluate', { expression: work })
    : await debug.send('Runtime.evaluate', { expression: `(${work})(${given === undefined ? '' : JSON.stringify(given)})`, awaitPromise: true, returnByValue: true })
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return typeof work === 'string' ? undefined : result.value
}
