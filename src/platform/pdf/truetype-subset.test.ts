import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fontkit from '@pdf-lib/fontkit'
import { expect, it } from 'vitest'
import { readTrueType, subsetTrueType } from './truetype-subset.ts'

const bytes = readFileSync(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'))
const whole = fontkit.create(bytes)
const source = readTrueType(bytes)
const outlineOf = (font: typeof whole, id: number) => font.getGlyph(id).path.toSVG()

it('keeps the outline and the width of each glyph it takes, composite ones included', () => {
  const ids = [0, ...Array.from('云湖市行政审批服务局0123 aéÅñ（），。“”〔〕龘㐂', (each) => whole.glyphForCodePoint(each.codePointAt(0)!).id)]
  const subset = fontkit.create(subsetTrueType(source, ids))
  ids.forEach((id, place) => {
    expect(outlineOf(subset, place)).toBe(outlineOf(whole, id))
    expect(subset.getGlyph(place).advanceWidth).toBe(whole.getGlyph(id).advanceWidth)
  })
  expect(outlineOf(subset, 1)).not.toBe('')
})

it('keeps every outline of two thousand glyphs in a row', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => index * 15)
  const subset = fontkit.create(subsetTrueType(source, ids))
  const changed = ids.filter((id, place) => outlineOf(subset, place) !== outlineOf(whole, id))
  expect(changed).toEqual([])
})

it('writes checksums that hold', () => {
  const subset = subsetTrueType(source, [0, 100, 200])
  const view = new DataView(subset.buffer, subset.byteOffset, subset.byteLength)
  let sum = 0
  for (let at = 0; at < subset.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  expect(sum).toBe(0xb1b0afba)
})

it('refuses a font without TrueType outlines', () => {
  expect(() => readTrueType(new Uint8Array(64))).toThrow('no head table')
})
