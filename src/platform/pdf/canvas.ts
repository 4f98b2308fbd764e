import {
  beginText, endText, fill, lineTo, moveTo, PDFHexString, PDFNumber, PDFOperator, PDFOperatorNames, rectangle,
  setFillingGrayscaleColor, setFontAndSize, setLineWidth, setStrokingGrayscaleColor, setTextMatrix, setTextRenderingMode,
  stroke, TextRenderingMode,
} from 'pdf-lib'
import type { PDFFont, PDFPage } from 'pdf-lib'
import type { TextLine } from './break-lines.ts'

export interface TextStyle {
  size: number
  /** 0 black … 1 white. */
  gray?: number
  /** Thickened by an outline: the document carries one weight of the font only. */
  bold?: boolean
}

/** Draws on one page, measured in points from its upper left corner. */
export interface Canvas {
  /** Prints a line with its baseline at `baseline`. */
  text(line: TextLine, left: number, baseline: number, style: TextStyle): void
  /** A straight rule. */
  rule(fromX: number, fromY: number, toX: number, toY: number, width: number): void
  /** Filled rectangles of one colour, given as [left, top, width, height]. */
  fill(rectangles: [number, number, number, number][], gray: number): void
}

/** Outline of thickened text in ems: close to the medium weight of the same family. */
const BOLD_OUTLINE_EM = 0.026

export function createCanvas(page: PDFPage, font: PDFFont): Canvas {
  const fontKey = page.node.newFontDictionary(font.name, font.ref)
  const height = page.getHeight()
  return {
    text(line, left, baseline, { size, gray = 0, bold = false }) {
      if (line.characters.length === 0) return
      page.pushOperators(
        beginText(),
        setFillingGrayscaleColor(gray),
        setStrokingGrayscaleColor(gray),
        setLineWidth(size * BOLD_OUTLINE_EM),
        setTextRenderingMode(bold ? TextRenderingMode.FillAndOutline : TextRenderingMode.Fill),
        setFontAndSize(fontKey, size),
        setTextMatrix(1, 0, 0, 1, left - line.hang * size, height - baseline),
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
  }
}

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
