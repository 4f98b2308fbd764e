import { advanceOf } from '../pdf/font.ts'
import { type Canvas, GLYPH_MIDDLE_EM, type Rgb, turnOf } from '../pdf/canvas.ts'
import { element, millimetres, millimetresOf, type Xml } from './ofd-xml.ts'

/** Outline of thickened text in ems, as in the PDF of the same document. */
const BOLD_OUTLINE_EM = 0.026
/** Above and below the baseline, in ems: what the glyphs of the font stay within. */
const ASCENT_EM = 0.9
const HEIGHT_EM = 1.2

/** Where a line of text lies: upright in a box of its own; slanting in one that holds all of it, turned around its beginning (§8.5). */
function placeOf(left: number, baseline: number, width: number, size: number, rise: number): { Boundary: string; CTM?: string } {
  if (rise === 0) return { Boundary: millimetresOf(left, baseline - ASCENT_EM * size, width, HEIGHT_EM * size) }
  const [cos, sin] = turnOf(rise)
  // The baseline begins at (size, tall) of the box; an em around the line holds whatever rises above or hangs below it.
  const tall = width * sin + 2 * size
  const [x, y] = [size - ASCENT_EM * size * sin, tall - ASCENT_EM * size * cos]
  return {
    Boundary: millimetresOf(left - size, baseline - tall, width * cos + 2 * size, tall + size),
    CTM: [cos, -sin, sin, cos].map((value) => value.toFixed(5)).concat(millimetresOf(x, y)).join(' '),
  }
}

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
  const coloured = (name: string, colour: Rgb) => element(name, { Value: colour.map(gray).join(' ') })
  const colour = (name: string, share: number) => element(name, { Value: `${gray(share)} ${gray(share)} ${gray(share)}` })
  return {
    objects,
    canvas: {
      text(line, left, baseline, { size, gray: share = 0, bold = false, rise = 0 }) {
        if (line.characters.length === 0) return
        line.characters.forEach(onText)
        const advances = line.characters.map((character, index) => (advanceOf(character) + (line.extras[index] ?? 0)) * size)
        const width = advances.reduce((sum, advance) => sum + advance, 0)
        objects.push(element(
          'TextObject',
          {
            ID: nextId(), Font: fontId, Size: millimetres(size),
            ...placeOf(left - line.hang * size, baseline, width, size, rise),
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
      shape(outline, rgb, width) {
        const points = outline.flatMap((step) => (step.to === 'start' ? [] : [[step.x, step.y] as const, ...(step.to === 'curve' ? [[step.x1, step.y1] as const, [step.x2, step.y2] as const] : [])]))
        const margin = width ?? 0
        const left = Math.min(...points.map(([x]) => x)) - margin
        const top = Math.min(...points.map(([, y]) => y)) - margin
        const right = Math.max(...points.map(([x]) => x)) + margin
        const bottom = Math.max(...points.map(([, y]) => y)) + margin
        const data = outline.map((step) => {
          if (step.to === 'start') return 'C'
          if (step.to === 'curve') return `B ${millimetresOf(step.x1 - left, step.y1 - top, step.x2 - left, step.y2 - top, step.x - left, step.y - top)}`
          return `${step.to === 'move' ? 'M' : 'L'} ${millimetresOf(step.x - left, step.y - top)}`
        })
        objects.push(element(
          'PathObject',
          { ID: nextId(), Boundary: millimetresOf(left, top, right - left, bottom - top), ...(width === undefined ? { Stroke: 'false', Fill: 'true' } : { LineWidth: millimetres(width), Stroke: 'true' }) },
          coloured(width === undefined ? 'FillColor' : 'StrokeColor', rgb),
          element('AbbreviatedData', {}, data.join(' ')),
        ))
      },
      turned(character, centreX, centreY, angle, size, rgb) {
        onText(character)
        // Turned around the middle of a box in which it fits however it stands (CTM, §8.5).
        const [cos, sin] = turnOf((angle * 180) / Math.PI)
        const [right, up] = [(advanceOf(character) / 2) * size, GLYPH_MIDDLE_EM * size]
        const around = (shift: number) => millimetres(size + shift)
        objects.push(element(
          'TextObject',
          {
            ID: nextId(), Font: fontId, Size: millimetres(size), Boundary: millimetresOf(centreX - size, centreY - size, 2 * size, 2 * size),
            CTM: `${[cos, sin, -sin, cos].map((number) => number.toFixed(5)).join(' ')} ${around(-cos * right - sin * up)} ${around(-sin * right + cos * up)}`,
          },
          coloured('FillColor', rgb),
          element('TextCode', { X: '0', Y: '0' }, character),
        ))
      },
    },
  }
}
