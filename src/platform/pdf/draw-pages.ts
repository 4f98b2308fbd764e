import { paginate } from './atoms.ts'
import type { PlacedAtom } from './atoms.ts'
import { blockAtoms } from './block-atoms.ts'
import type { Canvas } from './canvas.ts'
import { missingGlyphs } from './font.ts'
import { type Outline, outlineOf } from './outline-atoms.ts'
import { textOf } from './pdf-document.ts'
import type { PdfBlock, PdfDocument } from './pdf-document.ts'
import { baselineIn, linesOf } from './text-atoms.ts'

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 }
/** Margins in points: 27 mm at the sides leave 34 characters of 13 pt (GB/T 9704-2012 §5.2.1 has 28 and 26 mm). */
const MARGIN = { side: 76.6, top: 82, bottom: 70 }
/** A framed page keeps clear of its frame. */
const FRAMED_MARGIN = { side: 84, top: 96, bottom: 84 }
/** 13 pt on 19.8 pt: still easy to read. */
const TIGHT_LEADING = 0.86
const SMALL = { size: 9.5, lineHeight: 14, gray: 0.35 }

/** A text holds characters that would print as nothing; ask `missingGlyphs` before issuing. */
export class MissingGlyphs extends Error {
  override name = 'MissingGlyphs'
  readonly characters: string[]

  constructor(characters: string[]) {
    super(`字库中没有以下字符，无法印制：${characters.join('、')}`)
    this.characters = characters
  }
}

/**
 * Lays a document out on A4 and draws it page by page, on paper of whatever format.
 *
 * @param openPage the canvas of the next page, measured in points from its upper left corner
 * @throws MissingGlyphs naming each character the font cannot print, before anything is drawn
 */
export function drawPages(document: PdfDocument, openPage: () => Canvas): void {
  const missing = missingGlyphs(textOf(document))
  if (missing.length > 0) throw new MissingGlyphs(missing)

  const { width, height } = PAGE
  const margin = document.frame ? FRAMED_MARGIN : MARGIN
  const pages = layOut(document.blocks, { left: margin.side, width: width - 2 * margin.side, height: height - margin.top - margin.bottom })
  pages.forEach((placed, index) => {
    const canvas = openPage()
    if (document.watermark) drawWatermark(canvas, document.watermark)
    if (document.frame) drawFrame(canvas, width, height)
    const isCover = index === 0 && document.blocks[0]?.kind === 'cover'
    if (!isCover) drawMargins(canvas, document, { width, height, side: margin.side }, index + 1, pages.length)
    placed.forEach(({ atom, top }, position) => {
      atom.draw(canvas, margin.top + top, { first: position === 0, last: position === placed.length - 1 })
    })
  })
}

/** Sets lines closer where that saves a page, as GB/T 9704-2012 §7.3.5.5 advises when a signature would not fit. */
function layOut(blocks: PdfBlock[], { left, width, height }: { left: number; width: number; height: number }): PlacedAtom[][] {
  const at = (leading: number, outline: Outline) => {
    const pages = paginate(blockAtoms(blocks, { left, width, leading }, outline), height)
    pages.forEach((placed, index) => placed.forEach(({ atom }) => atom.section && outline.pageOf.set(atom.section, index + 1)))
    return pages
  }
  const normal = at(1, outlineOf(blocks))
  // A page less is worth something on a letter, not in a booklet.
  if (normal.length === 1 || blocks.some(({ kind }) => kind === 'section')) return normal
  const tight = at(TIGHT_LEADING, outlineOf(blocks))
  return tight.length < normal.length ? tight : normal
}

function drawMargins(
  canvas: Canvas, document: PdfDocument, page: { width: number; height: number; side: number }, number: number, count: number,
): void {
  const print = (text: string, align: 'left' | 'right', top: number) => {
    const [line] = linesOf(text, SMALL.size, page.width - 2 * page.side)
    const left = align === 'left' ? page.side : page.width - page.side - line!.width * SMALL.size
    canvas.text(line!, left, top + baselineIn(SMALL.lineHeight, SMALL.size), SMALL)
  }
  if (document.header) {
    print(document.header, 'left', 44)
    canvas.rule(page.side, 61, page.width - page.side, 61, 0.4)
  }
  const footTop = page.height - (document.frame ? 70 : 56)
  if (document.footer) print(document.footer, 'left', footTop)
  if (!document.frame || count > 1) print(`第 ${number} 页 共 ${count} 页`, 'right', footTop)
}

/** Light enough to read everything through it, dark enough to survive a copying machine. */
const WATERMARK = { size: 13, gray: 0.86, rise: 30, width: 230, lineHeight: 20, stepX: 250, stepY: 140 }

/** Repeated over the whole page in a slant, so that none of it can be cut out without leaving some. */
function drawWatermark(canvas: Canvas, text: string): void {
  const { size, gray, rise, width, lineHeight, stepX, stepY } = WATERMARK
  const lines = text.split('\n').flatMap((line) => linesOf(line, size, width))
  for (let row = 0; row * stepY < PAGE.height + width; row += 1) {
    // Every other row is moved by half a step: no straight gap is left between the columns.
    for (let left = row % 2 === 0 ? 24 : 24 - stepX / 2; left < PAGE.width; left += stepX) {
      lines.forEach((line, index) => canvas.text(line, left + index * lineHeight * 0.5, 60 + row * stepY + index * lineHeight * 0.87, { size, gray, rise }))
    }
  }
}

/** Thick and thin line, as on printed certificates. */
function drawFrame(canvas: Canvas, width: number, height: number): void {
  for (const [inset, line] of [[34, 2.4], [40, 0.7]] as const) {
    canvas.rule(inset, inset, width - inset, inset, line)
    canvas.rule(inset, height - inset, width - inset, height - inset, line)
    canvas.rule(inset, inset, inset, height - inset, line)
    canvas.rule(width - inset, inset, width - inset, height - inset, line)
  }
}
