import type { Atom } from './atoms.ts'
import type { TextStyle } from './canvas.ts'
import { breakLines } from './break-lines.ts'
import type { TextLine } from './break-lines.ts'
import { advanceOf } from './font.ts'

/** Where the text stands on the page, in points. */
export interface TextArea {
  left: number
  width: number
  /** Factor on the distance of lines: 1, or less to make a document fit on fewer pages. */
  leading: number
}

export interface TextAtomsOptions extends TextStyle {
  width: number
  left: number
  lineHeight: number
  spaceBefore?: number
  align?: 'left' | 'center'
  indentEm?: number
  justify?: boolean
  keepWithNext?: boolean
}

/** Breaks a text set in `size` points into lines no wider than `width` points. */
export function linesOf(text: string, size: number, width: number, more: { indentEm?: number; justify?: boolean } = {}): TextLine[] {
  return breakLines(text, { width: width / size, indent: more.indentEm, justify: more.justify, advanceOf })
}

/** Baseline of a line within its box: the em box of a Chinese character centred in the line's height. */
export const baselineIn = (lineHeight: number, size: number) => lineHeight / 2 + size * 0.38

/** A text as one atom a line; neither its first nor its last line is left alone on a page. */
export function textAtoms(text: string, options: TextAtomsOptions): Atom[] {
  const { width, left, lineHeight, size, align = 'left', indentEm = 0 } = options
  const paragraphs = text.split('\n')
  return paragraphs.flatMap((paragraph) => {
    const lines = linesOf(paragraph, size, width, { indentEm, justify: options.justify })
    return lines.map((line, index): Atom => {
      const x = align === 'center' ? left + (width - line.width * size) / 2 : left + (index === 0 ? indentEm * size : 0)
      return {
        height: lineHeight,
        spaceBefore: index === 0 ? (options.spaceBefore ?? 0) : 0,
        keepWithNext: options.keepWithNext || (lines.length > 1 && (index === 0 || index === lines.length - 2)),
        draw: (canvas, top) => canvas.text(line, x, top + baselineIn(lineHeight, size), options),
      }
    })
  })
}

/** Lines balanced to about one width, for titles: no last line of one or two characters. */
export function balancedWidth(text: string, size: number, width: number): number {
  const count = linesOf(text, size, width).length
  if (count === 1) return width
  let narrow = width
  while (narrow > width / 2 && linesOf(text, size, narrow - size / 2).length === count) narrow -= size / 2
  return narrow
}
