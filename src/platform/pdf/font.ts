import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Readable } from 'node:stream'
import type * as Fontkit from '@pdf-lib/fontkit'
import { readTrueType, subsetTrueType, tablesOfItsOwn } from './truetype-subset.ts'
import type { TrueTypeSource } from './truetype-subset.ts'

const require = createRequire(import.meta.url)
const FONT_FILE = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'

let parsed: Fontkit.Font | undefined
let source: TrueTypeSource | undefined

/**
 * Noto Sans SC Regular, read and parsed once per thread (25 ms, 10.6 MB; a document then costs only its own glyphs),
 * with two methods of our own that pdf-lib calls: `layout` maps characters to glyphs one to one (shaping would add
 * ligatures and kerning that the line breaker does not know of), `createSubset` is `subsetTrueType`.
 */
export function pageFont(): Fontkit.Font {
  parsed ??= loadFont()
  return parsed
}

function loadFont(): Fontkit.Font {
  // With the font itself: a start that draws nothing need not load it.
  const fontkit = require('@pdf-lib/fontkit') as typeof Fontkit
  const bytes = readFileSync(require.resolve(FONT_FILE))
  const font = fontkit.create(bytes)
  const whole = (source = readTrueType(bytes))
  // Plain glyphs made for each text: fontkit's own remember the first character that asked for them in this thread.
  const layout = (text: string) => ({
    glyphs: Array.from(text, (character) => {
      const codePoint = character.codePointAt(0)!
      const { id, advanceWidth } = font.glyphForCodePoint(codePoint)
      return { id, advanceWidth, codePoints: [codePoint] }
    }),
  })
  return new Proxy(font, {
    get(target, name) {
      if (name === 'layout') return layout
      if (name === 'createSubset') return () => createSubset(whole)
      // The parsed font computes its tables in getters that need the font itself as `this`.
      return Reflect.get(target, name, target) as unknown
    },
  })
}

/** Collects the glyphs of one document in the order of their first use. */
function createSubset(source: TrueTypeSource) {
  const places = new Map([[0, 0]])
  return {
    includeGlyph({ id }: { id: number }): number {
      const place = places.get(id) ?? places.size
      places.set(id, place)
      return place
    },
    encodeStream: () => Readable.from([subsetTrueType(source, [...places.keys()])]),
  }
}

/** A font file of its own with the characters of a document, for formats that name characters and not glyphs (OFD). */
export function fontFileOf(characters: Iterable<string>): Uint8Array {
  const font = pageFont()
  const codePoints = [...new Set(characters)].map((character) => character.codePointAt(0)!).sort((a, b) => a - b)
  const places = new Map([[0, 0]])
  const glyphs = codePoints.map((codePoint) => {
    const { id } = font.glyphForCodePoint(codePoint)
    const place = places.get(id) ?? places.size
    places.set(id, place)
    return [codePoint, place] as const
  })
  return subsetTrueType(source!, [...places.keys()], tablesOfItsOwn(source!, glyphs))
}

const advances = new Map<string, number>()

/** Width of one character in ems. */
export function advanceOf(character: string): number {
  let advance = advances.get(character)
  if (advance === undefined) {
    const font = pageFont()
    advance = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / font.unitsPerEm
    advances.set(character, advance)
  }
  return advance
}

/**
 * The characters of `text` that this font cannot print, each once, in order of appearance (`𠮷` of a rare name;
 * empty: all can be printed). Ask before issuing: a missing glyph would print as nothing.
 */
export function missingGlyphs(text: string): string[] {
  // Asked by every command that issues a document: nearly always every character is known to be there.
  for (let index = 0; index < text.length; index++) if (known[text.charCodeAt(index)] !== PRINTABLE) return findMissing(text)
  return []
}

function findMissing(text: string): string[] {
  const missing = new Set<string>()
  for (const character of text) if (!isPrintable(character.codePointAt(0)!)) missing.add(character)
  return [...missing]
}

const UNKNOWN = 0
const PRINTABLE = 1
const MISSING = 2
/** What is known of each code point so far. */
const known = new Uint8Array(0x110000)

function isPrintable(codePoint: number): boolean {
  if (known[codePoint] === UNKNOWN) {
    const isLayout = codePoint === 0x0a || codePoint === 0x0d || codePoint === 0x09
    known[codePoint] = isLayout || pageFont().hasGlyphForCodePoint(codePoint) ? PRINTABLE : MISSING
  }
  return known[codePoint] === PRINTABLE
}
