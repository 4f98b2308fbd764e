import type { Atom, PageEdge } from './atoms.ts'
import type { Canvas } from './canvas.ts'
import type { TextLine } from './break-lines.ts'
import { baselineIn, linesOf } from './text-atoms.ts'

export interface GridCell {
  text: string
  width: number
  align?: 'left' | 'center'
  /** Head or label: shaded and centred. */
  label?: boolean
  minLines?: number
}

/** Where the grid stands, and the factor on the distance of its lines. */
export interface GridPlace {
  left: number
  leading: number
}

const SIZE = 11
const BASE_LINE_HEIGHT = 16
const PADDING_X = 6
const PADDING_Y = 4
const RULE_WIDTH = 0.6
const LABEL_GRAY = 0.94
/** A row higher than this many lines is continued on the next page instead of moved to it as a whole. */
const UNDIVIDED_LINES = 14

/** Ruled rows; `head` is repeated on each page. A very long row becomes one atom a line. */
export function gridAtoms(rows: GridCell[][], place: GridPlace, spaceBefore: number, head?: GridCell[]): Atom[] {
  const headAtom = head && rowAtoms(head, place)[0]
  const body = rows.flatMap((row) => rowAtoms(row, place))
  if (headAtom) for (const atom of body) atom.repeatedHead = headAtom
  const atoms = headAtom ? [{ ...headAtom, keepWithNext: true }, ...body] : body
  return atoms.map((atom, index) => (index === 0 ? { ...atom, spaceBefore } : atom))
}

function rowAtoms(cells: GridCell[], place: GridPlace): Atom[] {
  const texts = cells.map((cell) => linesOf(cell.text, SIZE, cell.width - 2 * PADDING_X))
  const count = Math.max(...texts.map((lines, index) => Math.max(lines.length, cells[index]!.minLines ?? 1)))
  if (count <= UNDIVIDED_LINES) return [sliceAtom(cells, texts, place, 0, count, count)]
  return Array.from({ length: count }, (_, index) => sliceAtom(cells, texts, place, index, 1, count))
}

/** Lines `from` … `from + take` of a row of `count` lines; the first and the last slice carry its rules and padding. */
function sliceAtom(cells: GridCell[], texts: TextLine[][], place: GridPlace, from: number, take: number, count: number): Atom {
  const { left } = place
  const lineHeight = BASE_LINE_HEIGHT * place.leading
  const opens = from === 0
  const closes = from + take === count
  const paddingTop = opens ? PADDING_Y : 0
  const height = paddingTop + take * lineHeight + (closes ? PADDING_Y : 0)
  const divided = take < count
  return {
    height,
    keepWithNext: divided && (opens || from === count - 2),
    draw(canvas, top, edge) {
      let x = left
      cells.forEach((cell, index) => {
        if (cell.label) canvas.fill([[x, top, cell.width, height]], LABEL_GRAY)
        const lines = texts[index]!
        // Short cells stand in the middle of a row; of a row that is cut into slices, at its head.
        const offset = divided ? 0 : ((take - lines.length) * lineHeight) / 2
        lines.slice(from, from + take).forEach((line, row) => {
          const centred = cell.label || cell.align === 'center'
          const textLeft = centred ? x + (cell.width - line.width * SIZE) / 2 : x + PADDING_X
          canvas.text(line, textLeft, top + paddingTop + offset + row * lineHeight + baselineIn(lineHeight, SIZE), { size: SIZE, bold: cell.label })
        })
        x += cell.width
      })
      rules(canvas, cells, left, top, height, { first: opens || edge.first, last: closes || edge.last })
    },
  }
}

function rules(canvas: Canvas, cells: GridCell[], left: number, top: number, height: number, edge: PageEdge): void {
  const right = left + cells.reduce((sum, cell) => sum + cell.width, 0)
  if (edge.first) canvas.rule(left, top, right, top, RULE_WIDTH)
  if (edge.last) canvas.rule(left, top + height, right, top + height, RULE_WIDTH)
  let x = left
  for (const width of [0, ...cells.map((cell) => cell.width)]) {
    x += width
    canvas.rule(x, top, x, top + height, RULE_WIDTH)
  }
}
