import type { Atom } from './atoms.ts'
import { gridAtoms } from './grid-atoms.ts'
import type { GridCell } from './grid-atoms.ts'
import { contentsAtoms, coverAtoms, type Outline, outlineOf, sectionAtoms } from './outline-atoms.ts'
import type { FieldsBlock, KeyValuesBlock, NoteBlock, PdfBlock, QrBlock, SignatureBlock, TableBlock, TitleBlock } from './pdf-document.ts'
import { drawQr } from './qr.ts'
import { drawSeal, SEAL_DIAMETER } from './seal-picture.ts'
import { balancedWidth, baselineIn, linesOf, type TextArea, textAtoms } from './text-atoms.ts'

const TITLE = { size: 22, lineHeight: 34 }
const DISPLAY_TITLE = { size: 32, lineHeight: 50 }
/** For a name that does not fit on one line of the size above. */
const LONG_DISPLAY_TITLE = { size: 25, lineHeight: 40 }
const DISPLAY_SPACE = 40
const ABOVE_TITLE = { size: 15, lineHeight: 24 }
const NUMBER = { size: 12, lineHeight: 20 }
const BODY = { size: 13, lineHeight: 23 }
const LIST = { size: 12, lineHeight: 20 }
/** Room for `12.` and a space. */
const LIST_INDENT_EM = 2
const NOTE = { size: 10, lineHeight: 16, gray: 0.35 }
const FIELD = { size: 15, lineHeight: 26, spaceBefore: 10 }
/** Space between a certificate's number and its content. */
const FIELDS_SPACE = 44
const CAPTION = { size: 9.5, lineHeight: 15 }
const SEAL = { size: 10, lineHeight: 18, gray: 0.35 }
const INDENT_EM = 2
const GAP = 12
const QR_SIZE = 76
const FOOT_RULE_SPACE = 6
/** Band of a signature: with the gaps around it a seal of 42 mm (国发〔1999〕25号) touches nothing but the signature itself. */
const SEAL_HEIGHT = 100
const LABEL_SHARE = 0.2

/** What the blocks put on paper, one after the other. */
export function blockAtoms(blocks: PdfBlock[], area: TextArea, outline: Outline = outlineOf(blocks)): Atom[] {
  const atoms: Atom[] = []
  blocks.forEach((block, index) => {
    const previous = blocks[index - 1]?.kind
    if (block.kind === 'signature' || (block.kind === 'note' && previous === 'signature')) keepEndOfTextWith(atoms)
    const [first, ...rest] = atomsOf(block, area, outline)
    if (!first) return
    const afterTable = previous === 'table' || previous === 'keyValues'
    atoms.push(afterTable ? { ...first, spaceBefore: GAP * area.leading } : first, ...rest)
  })
  return atoms
}

/** A signature never stands alone on a page (GB/T 9704-2012 §7.3.5.5), nor a note under it: the last two lines go with them. */
function keepEndOfTextWith(atoms: Atom[]): void {
  for (const atom of atoms.slice(-2)) atom.keepWithNext = true
}

function atomsOf(block: PdfBlock, area: TextArea, outline: Outline): Atom[] {
  switch (block.kind) {
    case 'title':
      return titleAtoms(block, area)
    case 'number':
      return textAtoms(block.text, { ...styled(NUMBER, area), align: 'center', spaceBefore: 4, keepWithNext: true })
    case 'paragraph': {
      const indentEm = block.indent === false ? 0 : INDENT_EM
      return textAtoms(block.text, { ...styled(BODY, area), indentEm, justify: true, spaceBefore: indentEm ? 0 : GAP * area.leading })
    }
    case 'note':
      return block.atFoot ? [footNoteAtom(block, area)] : textAtoms(block.text, { ...styled(NOTE, area), spaceBefore: 6 })
    case 'keyValues':
      return gridAtoms(block.rows.map((row) => keyValueCells(row, area.width)), area, GAP * area.leading)
    case 'table':
      return tableAtoms(block, area)
    case 'fields':
      return fieldAtoms(block, area)
    case 'signature':
      return [signatureAtom(block, area)]
    case 'qr':
      return [qrAtom(block, area)]
    case 'cover':
      return coverAtoms(block, area)
    case 'contents':
      return contentsAtoms(block, area, outline)
    case 'section':
      return sectionAtoms(block, area)
    case 'heading':
      return textAtoms(block.text, { ...styled(BODY, area), bold: true, spaceBefore: GAP * area.leading, keepWithNext: true })
    case 'list':
      return block.items.flatMap((text, index) => itemAtoms(`${index + 1}.`, text, area))
  }
}

/** A style set in an area. */
const styled = <Style extends { lineHeight: number }>(style: Style, { left, width, leading }: TextArea) =>
  ({ ...style, left, width, lineHeight: style.lineHeight * leading })

function titleAtoms({ text, above, display }: TitleBlock, area: TextArea): Atom[] {
  const displayStyle = linesOf(text, DISPLAY_TITLE.size, area.width).length === 1 ? DISPLAY_TITLE : LONG_DISPLAY_TITLE
  const style = display ? displayStyle : TITLE
  const centred = (line: string, size: number) => {
    const width = balancedWidth(line, size, area.width)
    return { left: area.left + (area.width - width) / 2, width, align: 'center', keepWithNext: true } as const
  }
  const title = textAtoms(text, { ...styled(style, area), ...centred(text, style.size), bold: true })
  return [
    // A space that a page's head swallows would put the title of a certificate at the frame.
    ...(display ? [spaceAtom(DISPLAY_SPACE * area.leading)] : []),
    ...(above ? textAtoms(above, { ...styled(ABOVE_TITLE, area), ...centred(above, ABOVE_TITLE.size) }) : []),
    ...title,
  ]
}

function itemAtoms(mark: string, text: string, area: TextArea): Atom[] {
  const style = styled(LIST, area)
  const indent = LIST_INDENT_EM * LIST.size
  const [first, ...rest] = textAtoms(text, { ...style, left: area.left + indent, width: area.width - indent })
  const draw: Atom['draw'] = (canvas, top, edge) => {
    canvas.text(linesOf(mark, LIST.size, Infinity)[0]!, area.left, top + baselineIn(style.lineHeight, LIST.size), LIST)
    first!.draw(canvas, top, edge)
  }
  return [{ ...first!, draw }, ...rest]
}

function footNoteAtom({ text }: NoteBlock, area: TextArea): Atom {
  const lines = textAtoms(text, styled(NOTE, area))
  return {
    height: lines.reduce((sum, line) => sum + line.height, FOOT_RULE_SPACE),
    spaceBefore: FOOT_RULE_SPACE,
    atFoot: true,
    draw(canvas, top, edge) {
      canvas.rule(area.left, top, area.left + area.width, top, 0.4)
      let lineTop = top + FOOT_RULE_SPACE
      for (const line of lines) {
        line.draw(canvas, lineTop, edge)
        lineTop += line.height
      }
    },
  }
}

const spaceAtom = (height: number): Atom => ({ height, keepWithNext: true, draw: () => undefined })

function keyValueCells(row: KeyValuesBlock['rows'][number], width: number): GridCell[] {
  const labelWidth = width * LABEL_SHARE
  const valueWidth = width / row.length - labelWidth
  return row.flatMap(({ label, value, minLines }): GridCell[] => [
    { text: label, width: labelWidth, label: true },
    { text: value, width: valueWidth, minLines },
  ])
}

function tableAtoms({ columns, rows }: TableBlock, area: TextArea): Atom[] {
  const shares = columns.reduce((sum, column) => sum + column.share, 0)
  const widthOf = (index: number) => (area.width * columns[index]!.share) / shares
  const head = columns.map(({ title }, index): GridCell => ({ text: title, width: widthOf(index), label: true }))
  const body = rows.map((row) => columns.map(({ align }, index): GridCell => ({ text: row[index] ?? '', width: widthOf(index), align })))
  return gridAtoms(body, area, GAP * area.leading, head)
}

/** Labels are spread to the width of the longest, as on printed certificates. */
function fieldAtoms({ fields }: FieldsBlock, area: TextArea): Atom[] {
  const style = styled(FIELD, area)
  const labelEm = Math.max(...fields.map(({ label }) => linesOf(label, 1, Infinity)[0]!.width))
  const valueLeft = area.left + (labelEm + 1.5) * FIELD.size
  return fields.flatMap(({ label, value }, index) => {
    const [labelLine] = linesOf(label, FIELD.size, Infinity)
    const gaps = labelLine!.characters.length - 1
    const stretch = gaps > 0 ? (labelEm - labelLine!.width) / gaps : 0
    const spread = { ...labelLine!, extras: labelLine!.extras.map((extra) => extra + stretch) }
    const values = textAtoms(value, { ...style, left: valueLeft, width: area.left + area.width - valueLeft })
    const [first, ...rest] = values
    const baseline = baselineIn(style.lineHeight, FIELD.size)
    return [
      {
        ...first!,
        spaceBefore: (index === 0 ? FIELDS_SPACE : FIELD.spaceBefore) * area.leading,
        draw: (canvas, top, edge) => {
          canvas.text(spread, area.left, top + baseline, { size: FIELD.size, gray: 0.3 })
          canvas.text(linesOf('：', FIELD.size, Infinity)[0]!, area.left + labelEm * FIELD.size, top + baseline, { size: FIELD.size, gray: 0.3 })
          first!.draw(canvas, top, edge)
        },
      } satisfies Atom,
      ...rest,
    ]
  })
}

function signatureAtom({ lines, seal, stamp, qr, atFoot }: SignatureBlock, area: TextArea): Atom {
  // Four characters are left free at the right (GB/T 9704-2012 §7.3.5.1).
  const right = area.left + area.width - 4 * BODY.size
  const broad = area.width * 0.6
  const set = (text: string, style: { size: number; lineHeight: number; gray?: number }) =>
    linesOf(text, style.size, balancedWidth(text, style.size, broad)).map((line) => ({ line, style }))
  const [who = '', ...rest] = lines
  const lined = [...set(who, BODY), ...(seal ? set(seal, SEAL) : []), ...rest.flatMap((text) => set(text, BODY))]
  const half = Math.max(...lined.map(({ line, style }) => line.width * style.size)) / 2
  const textHeight = lined.reduce((sum, { style }) => sum + style.lineHeight, 0)
  const height = Math.max(SEAL_HEIGHT * area.leading, textHeight)
  return {
    height,
    atFoot,
    spaceBefore: GAP * area.leading,
    draw(canvas, top) {
      // Below the text: black on red stays readable. A seal near the edge of the text moves inwards.
      if (stamp) drawSeal(canvas, stamp, Math.min(right - half, area.left + area.width - SEAL_DIAMETER / 2), top + height / 2)
      let lineTop = top + (height - textHeight) / 2
      for (const { line, style } of lined) {
        canvas.text(line, right - half - (line.width * style.size) / 2, lineTop + baselineIn(style.lineHeight, style.size), style)
        lineTop += style.lineHeight
      }
      if (!qr) return
      const qrTop = top + (height - QR_SIZE) / 2 - CAPTION.lineHeight / 2
      drawQr(canvas, qr.content, area.left, qrTop, QR_SIZE)
      linesOf(qr.caption, CAPTION.size, QR_SIZE * 1.6).forEach((line, index) => {
        const left = Math.max(area.left, area.left + (QR_SIZE - line.width * CAPTION.size) / 2)
        canvas.text(line, left, qrTop + QR_SIZE + index * CAPTION.lineHeight + baselineIn(CAPTION.lineHeight, CAPTION.size), { ...CAPTION, gray: 0.35 })
      })
    },
  }
}

function qrAtom({ content, caption }: QrBlock, area: TextArea): Atom {
  const captionLeft = area.left + QR_SIZE + 10
  const lines = linesOf(caption, NOTE.size, area.width - QR_SIZE - 10)
  const textHeight = lines.length * NOTE.lineHeight
  const height = Math.max(QR_SIZE, textHeight)
  return {
    height,
    spaceBefore: GAP * area.leading,
    draw(canvas, top) {
      drawQr(canvas, content, area.left, top, QR_SIZE)
      lines.forEach((line, index) => {
        const baseline = top + (height - textHeight) / 2 + index * NOTE.lineHeight + baselineIn(NOTE.lineHeight, NOTE.size)
        canvas.text(line, captionLeft, baseline, NOTE)
      })
    },
  }
}
