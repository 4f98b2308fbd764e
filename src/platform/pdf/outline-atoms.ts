import type { Atom } from './atoms.ts'
import { advanceOf } from './font.ts'
import type { ContentsBlock, CoverBlock, PdfBlock, SectionBlock } from './pdf-document.ts'
import { balancedWidth, baselineIn, linesOf, type TextArea, textAtoms } from './text-atoms.ts'

/** The sections of a document, and the page of each once its pages are made up. */
export interface Outline {
  sections: SectionBlock[]
  pageOf: Map<SectionBlock, number>
}

export const outlineOf = (blocks: PdfBlock[]): Outline => ({ sections: blocks.filter((block) => block.kind === 'section'), pageOf: new Map() })

const COVER_TITLE = { size: 32, lineHeight: 50 }
const COVER_LINE = { size: 15, lineHeight: 28 }
/** Where the title of a cover stands: in the optical middle. */
const COVER_SPACE = 190
const SECTION = { 1: { size: 18, lineHeight: 32 }, 2: { size: 15.5, lineHeight: 28 } } as const
const CONTENTS_TITLE = { size: 20, lineHeight: 40 }
const CONTENTS_LINE = { size: 11.5, lineHeight: 20 }
const INDENT_PER_LEVEL_EM = 1.5
const PAGE_NUMBER_EM = 3
const LEADER = '·'

export function coverAtoms({ title, lines }: CoverBlock, { left, width }: TextArea): Atom[] {
  const narrow = balancedWidth(title, COVER_TITLE.size, width)
  return [
    { height: COVER_SPACE, startsPage: true, keepWithNext: true, draw() {} },
    ...textAtoms(title, { ...COVER_TITLE, left: left + (width - narrow) / 2, width: narrow, bold: true, align: 'center', keepWithNext: true }),
    ...lines.flatMap((line, index) => textAtoms(line, { ...COVER_LINE, left, width, align: 'center', spaceBefore: index === 0 ? COVER_SPACE : 0 })),
  ]
}

export function sectionAtoms(section: SectionBlock, { left, width }: TextArea): Atom[] {
  const style = SECTION[section.level]
  const atoms = textAtoms(section.text, { ...style, left, width, bold: true, spaceBefore: style.lineHeight / 2, keepWithNext: true })
  return atoms.map((atom, index) => (index === 0 ? { ...atom, section, ...(section.startsPage ? { startsPage: true as const } : {}) } : atom))
}

/** One line a section with dots to its page number: known when it is drawn, not yet when it is laid out. */
export function contentsAtoms({ title }: ContentsBlock, { left, width }: TextArea, { sections, pageOf }: Outline): Atom[] {
  const [first, ...rest] = textAtoms(title, { ...CONTENTS_TITLE, left, width, bold: true, align: 'center', keepWithNext: true })
  return [{ ...first!, startsPage: true }, ...rest, ...sections.flatMap((section) => contentsLines(section, left, width, pageOf))]
}

function contentsLines(section: SectionBlock, left: number, width: number, pageOf: Outline['pageOf']): Atom[] {
  const { size, lineHeight } = CONTENTS_LINE
  const isChapter = section.level === 1
  const textLeft = left + (section.level - 1) * INDENT_PER_LEVEL_EM * size
  const lines = linesOf(section.text, size, left + width - textLeft - PAGE_NUMBER_EM * size)
  return lines.map((line, index): Atom => ({
    height: lineHeight,
    spaceBefore: isChapter && index === 0 ? lineHeight / 2 : 0,
    keepWithNext: isChapter || index < lines.length - 1,
    draw(canvas, top) {
      const baseline = top + baselineIn(lineHeight, size)
      canvas.text(line, textLeft, baseline, { size, bold: isChapter })
      if (index < lines.length - 1) return
      const [page] = linesOf(String(pageOf.get(section) ?? ''), size, Infinity)
      const pageLeft = left + width - page!.width * size
      canvas.text(page!, pageLeft, baseline, { size })
      const dotsLeft = textLeft + (line.width + 0.5) * size
      const count = Math.floor((pageLeft - 0.5 * size - dotsLeft) / (advanceOf(LEADER) * size))
      const [dots] = linesOf(LEADER.repeat(Math.max(0, count)), size, Infinity)
      // Dots of all lines end at the same place.
      canvas.text(dots!, pageLeft - 0.5 * size - dots!.width * size, baseline, { size, gray: 0.5 })
    },
  }))
}
