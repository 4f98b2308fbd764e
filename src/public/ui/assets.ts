import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Colours a region may set for its public ends; both must be `#rrggbb` and give white text a contrast of at least 4.5. */
export type BrandColours = { accent: string; accentDark: string }

/** Text inlined into a page, and the source expression that lets a Content-Security-Policy allow exactly this text. */
export type InlineAsset = { text: string; cspSource: string }

const HEX_COLOUR = /^#[0-9a-f]{6}$/i

/** Comments and indentation are for us, not for a phone on a slow network. */
function slim(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^\s+/gm, '')
    .replace(/\n+/g, '\n')
    .trim()
}

function read(name: string | URL): string {
  return slim(readFileSync(new URL(name, import.meta.url), 'utf8'))
}

/** A stylesheet of one end's own. */
export const readStylesheet = (file: URL): InlineAsset => toAsset(read(file).replace(/\n/g, ''))

/** A script of one end's own: modules that the browser gets as one, the one that starts last. */
export const readScript = (...files: URL[]): InlineAsset => toAsset(`(()=>{\n${files.map(read).join('\n').replace(/^export /gm, '')}\n})()`)

function toAsset(text: string): InlineAsset {
  return { text, cspSource: `'sha256-${createHash('sha256').update(text).digest('base64')}'` }
}

// Sent with every page, so it holds no comments: all lengths are rem, because elder mode changes the root size and columns
// fold by themselves; `.ways` hides the file of a material that is promised for later.
const baseStylesheet = toAsset(read('./portal.css').replace(/\n/g, ''))
const brandedStylesheets = new Map<string, InlineAsset>()

/** Only on screens that stand alone, after the other. */
export const aloneStylesheet: InlineAsset = toAsset(read('./alone.css').replace(/\n/g, ''))

/** The optional enhancement script. */
export const enhanceScript: InlineAsset = toAsset(read('./enhance.js'))

/** On the few pages that show what is over within seconds. */
export const freshScript: InlineAsset = toAsset(read('./fresh.js'))

/** On the page that tells what lies near. */
export const locateScript: InlineAsset = toAsset(read('./locate.js'))

/** The stylesheet of the public pages in a region's colours. */
export const stylesheetFor = (colours?: BrandColours): InlineAsset => inColours(baseStylesheet, colours)

/** A stylesheet in a region's colours. Throws on anything that is not `#rrggbb`, because settings end up inside a `<style>`. */
export function inColours(stylesheet: InlineAsset, colours?: BrandColours): InlineAsset {
  if (!colours) return stylesheet
  for (const colour of [colours.accent, colours.accentDark]) {
    if (!HEX_COLOUR.test(colour)) throw new Error(`颜色必须写成 #rrggbb，现在是 ${colour}`)
  }
  const key = `${stylesheet.cspSource} ${colours.accent} ${colours.accentDark}`
  const known = brandedStylesheets.get(key)
  if (known) return known
  const asset = toAsset(
    stylesheet.text
      .replace(/--accent:#[0-9a-f]{6}/, `--accent:${colours.accent}`)
      .replace(/--deep:#[0-9a-f]{6}/, `--deep:${colours.accentDark}`),
  )
  brandedStylesheets.set(key, asset)
  return asset
}
