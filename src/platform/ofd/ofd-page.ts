import { advanceOf } from '../pdf/font.ts'
import type { Canvas } from '../pdf/canvas.ts'
import { element, millimetres, millimetresOf, type Xml } from './ofd-xml.ts'

/** Outline of thickened text in ems, as in the PDF of the same document. */
const BOLD_OUTLINE_EM = 0.026
/** Above and below the baseline, in ems: what the glyphs of the font stay within. */
const ASCENT_EM = 0.9
const HEIGHT_EM = 1.2

export interface OfdPage {
  canvas: Canvas
  /** Objects of the page's one layer (GB/T 33190-2016 §7.7). */
  objects: Xml[]
}

/**
 * A page that collects its objects as XML: texts with the place of each character (§11.3), paths (§9.1).
 * @param nextId numbers that no other object of the document has
 * @param onText told of each character, so that the font of the file has it
 */
export function createOfdPage({ fontId, nextId, onText }: { fontId: number; nextId(): number; onText(character: string): void }): OfdPage {
  const objects: Xml[] = []
  const gray = (share: number) => Math.round(share * 255)
  const colour = (name: string, share: number) => element(name, { Value: `${gray(share)} ${gray(share)} ${gray(share)}` })
  return {
    objects,
    canvas: {
      text(line, left, baseline, { size, gray: share = 0, bold = false }) {
        if (line.characters.length === 0) return
        line.characters.forEach(onText)
        const advances = line.characters.map((character, index) => (advanceOf(character) + (line.extras[index] ?? 0)) * size)
        const width = advances.reduce((sum, advance) => sum + advance, 0)
        objects.push(element(
          'TextObject',
          {
            ID: nextId(), Font: fontId, Size: millimetres(size),
            Boundary: millimetresOf(left - line.hang * size, baseline - ASCENT_EM * size, width, HEIGHT_EM * size),
            ...(bold ? { Stroke: 'true', Fill: 'true', LineWidth: millimetres(BOLD_OUTLINE_EM * size) } : {}),
          },
          colour('FillColor', share),
          ...(bold ? [colour('StrokeColor', share)] : []),
          element('TextCode', { X: '0', Y: millimetres(ASCENT_EM * size), ...(advances.length > 1 ? { DeltaX: millimetresOf(...advances.slice(0, -1)) } : {}) }, line.characters.join('')),
        ))
      },
      rule(fromX, fromY, toX, toY, width) {
        // A boundary without height shows nothing in some readers: the rule gets its own width around it.
        const [left, top] = [Math.min(fromX, toX) - width, Math.min(fromY, toY) - width]
        objects.push(element(
          'PathObject',
          { ID: nextId(), Boundary: millimetresOf(left, top, Math.abs(toX - fromX) + 2 * width, Math.abs(toY - fromY) + 2 * width), LineWidth: millimetres(width), Stroke: 'true' },
          colour('StrokeColor', 0),
          element('AbbreviatedData', {}, `M ${millimetresOf(fromX - left, fromY - top)} L ${millimetresOf(toX - left, toY - top)}`),
        ))
      },
      fill(rectangles, share) {
        if (rectangles.length === 0) return
        const left = Math.min(...rectangles.map(([x]) => x))
        const top = Math.min(...rectangles.map(([, y]) => y))
        const right = Math.max(...rectangles.map(([x, , width]) => x + width))
        const bottom = Math.max(...rectangles.map(([, y, , height]) => y + height))
        const outline = rectangles.map(([x, y, width, height]) => {
          const [x1, y1, x2, y2] = [x - left, y - top, x - left + width, y - top + height]
          return `M ${millimetresOf(x1, y1)} L ${millimetresOf(x2, y1)} L ${millimetresOf(x2, y2)} L ${millimetresOf(x1, y2)} C`
        })
        objects.push(element(
          'PathObject',
          { ID: nextId(), Boundary: millimetresOf(left, top, right - left, bottom - top), Stroke: 'false', Fill: 'true' },
          colour('FillColor', share),
          element('AbbreviatedData', {}, outline.join(' ')),
        ))
      },
    },
  }
}
