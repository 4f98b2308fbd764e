import {
  appendBezierCurve, beginText, closePath, endText, fill, lineTo, moveTo, PDFHexString, PDFNumber, PDFOperator, PDFOperatorNames, rectangle,
  setFillingGrayscaleColor, setFillingRgbColor, setFontAndSize, setLineWidth, setStrokingGrayscaleColor, setStrokingRgbColor, setTextMatrix,
  setTextRenderingMode, stroke, TextRenderingMode,
} from 'pdf-lib'
import type { PDFFont, PDFPage } from 'pdf-lib'
import type { TextLine } from './break-lines.ts'
import { advanceOf } from './font.ts'

export interface TextStyle {
  size: number
  /** 0 black … 1 white. */
  gray?: number
  /** Thickened by an outline: the document carries one weight of the font only. */
  bold?: boolean
  /** Degrees by which the line rises to the right, around where it begins. */
  rise?: number
}

/** Draws on one page, measured in points from its upper left corner. */
export interface Canvas {
  /** Prints a line with its baseline at `baseline`. */
  text(line: TextLine, left: number, baseline: number, style: TextStyle): void
  /** A straight rule. */
  rule(fromX: number, fromY: number, toX: number, toY: number, width: number): void
  /** Filled rectangles of one colour, given as [left, top, width, height]. */
  fill(rectangles: [number, number, number, number][], gray: number): void
  /** An outline in a colour: filled, or drawn with a line of `width`. */
  shape(outline: OutlineStep[], colour: Rgb, width?: number): void
  /** One character turned clockwise around its own centre by `angle` radians. */
  turned(character: string, centreX: number, centreY: number, angle: number, size: number, colour: Rgb): void
}

/** Shares of red, green and blue, 0 … 1. */
export type Rgb = readonly [number, number, number]

/** To a point, in a straight line, or in a Bézier curve with two control points. */
export type OutlineStep = { to: 'move' | 'line'; x: number; y: number } | { to: 'curve'; x1: number; y1: number; x2: number; y2: number; x: number; y: number } | { to: 'start' }

/** The middle of an ideograph above the baseline, in ems (Noto Sans SC: 0.88 above, 0.12 below). */
export const GLYPH_MIDDLE_EM = 0.38

/** Outline of thickened text in ems: close to the medium weight of the same family. */
const BOLD_OUTLINE_EM = 0.026

export function createCanvas(page: PDFPage, font: PDFFont): Canvas {
  const fontKey = page.node.newFontDictionary(font.name, font.ref)
  const height = page.getHeight()
  return {
    text(line, left, baseline, { size, gray = 0, bold = false, rise = 0 }) {
      if (line.characters.length === 0) return
      const [cos, sin] = turnOf(rise)
      page.pushOperators(
        beginText(),
        setFillingGrayscaleColor(gray),
        setStrokingGrayscaleColor(gray),
        setLineWidth(size * BOLD_OUTLINE_EM),
        setTextRenderingMode(bold ? TextRenderingMode.FillAndOutline : TextRenderingMode.Fill),
        setFontAndSize(fontKey, size),
        setTextMatrix(cos, sin, -sin, cos, left - line.hang * size, height - baseline),
        showSpaced(line, font),
        endText(),
      )
    },
    rule(fromX, fromY, toX, toY, width) {
      page.pushOperators(
        setStrokingGrayscaleColor(0),
        setLineWidth(width),
        moveTo(fromX, height - fromY),
        lineTo(toX, height - toY),
        stroke(),
      )
    },
    fill(rectangles, gray) {
      page.pushOperators(
        setFillingGrayscaleColor(gray),
        ...rectangles.map(([left, top, width, tall]) => rectangle(left, height - top - tall, width, tall)),
        fill(),
      )
    },
    shape(outline, colour, width) {
      page.pushOperators(
        ...(width === undefined ? [setFillingRgbColor(...colour)] : [setStrokingRgbColor(...colour), setLineWidth(width)]),
        ...outline.map((step) => {
          if (step.to === 'start') return closePath()
          if (step.to === 'curve') return appendBezierCurve(step.x1, height - step.y1, step.x2, height - step.y2, step.x, height - step.y)
          return (step.to === 'move' ? moveTo : lineTo)(step.x, height - step.y)
        }),
        width === undefined ? fill() : stroke(),
      )
    },
    turned(character, centreX, centreY, angle, size, colour) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const [right, up] = [(advanceOf(character) / 2) * size, GLYPH_MIDDLE_EM * size]
      page.pushOperators(
        beginText(),
        setFillingRgbColor(...colour),
        setTextRenderingMode(TextRenderingMode.Fill),
        setFontAndSize(fontKey, size),
        setTextMatrix(cos, -sin, sin, cos, centreX - cos * right - sin * up, height - centreY + sin * right - cos * up),
        PDFOperator.of(PDFOperatorNames.ShowText, [font.encodeText(character)]),
        endText(),
      )
    },
  }
}

/** Cosine and sine of an angle in degrees; exactly 1 and 0 for none, so that upright text stays as it was. */
export const turnOf = (degrees: number): [cos: number, sin: number] => (degrees === 0 ? [1, 0] : [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)])

/** One TJ operator for the line; a number in it moves back by thousandths of an em (ISO 32000-1 §9.4.3). */
function showSpaced(line: TextLine, font: PDFFont): PDFOperator {
  // Two bytes a glyph, one glyph a character (see `pageFont`).
  const codes = font.encodeText(line.characters.join('')).asString().match(/.{4}/g) ?? []
  const spaced = font.doc.context.obj([])
  let run = ''
  codes.forEach((code, index) => {
    run += code
    const extra = line.extras[index] ?? 0
    if (extra === 0) return
    spaced.push(PDFHexString.of(run))
    spaced.push(PDFNumber.of(Math.round(-extra * 1000)))
    run = ''
  })
  if (run !== '') spaced.push(PDFHexString.of(run))
  return PDFOperator.of(PDFOperatorNames.ShowTextAdjusted, [spaced])
}
