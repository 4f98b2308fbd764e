import type { PdfBlock } from '../../../platform/pdf/index.ts'
import { DOCUMENT_TEMPLATE_VERSION, type DocumentKind, toPdfDocument } from './document-templates.ts'
import { sampleFor } from './sample-documents.ts'
import type { WordingName } from './wordings.ts'

/** A sample document as plain lines, open at the place where one wording stands. */
export interface WordingSample {
  office: string
  title: string
  /** The lines between the title and the wording, and those after it. */
  before: string[]
  after: string[]
}

/** Stands for the wording: no text that is printed has it. */
const PLACE = '\u0000'

/** Where a wording stands in the document that a preview of it shows. @throws Error when that document does not print it on lines of its own */
export function describeSample(name: WordingName, kind: DocumentKind): WordingSample {
  const { author, blocks } = documentWithPlace(name, kind)
  const lines = blocks.flatMap(linesOf).filter((line) => line !== '')
  const at = lines.indexOf(PLACE)
  if (at < 0) throw new Error(`the sample ${kind} does not print ${name}`)
  return { office: author, title: blocks.find((block) => block.kind === 'title')?.text ?? '', before: lines.slice(0, at), after: lines.slice(at + 1) }
}

/** Whether documents of a kind print a wording that several kinds share. */
export const isPrintedIn = (name: WordingName, kind: DocumentKind): boolean => documentWithPlace(name, kind).blocks.flatMap(linesOf).includes(PLACE)

const documentWithPlace = (name: WordingName, kind: DocumentKind) => toPdfDocument(kind, sampleFor(kind, name), { templateVersion: DOCUMENT_TEMPLATE_VERSION, texts: { [name]: PLACE } })

function linesOf(block: PdfBlock): string[] {
  switch (block.kind) {
    case 'number':
    case 'paragraph':
    case 'note':
      return block.text.split('\n')
    case 'keyValues':
      return block.rows.map((row) => row.map(({ label, value }) => `${label}：${value}`).join('　'))
    case 'table':
      return block.rows.map((row) => row.join('　'))
    case 'signature':
      return [...block.lines, block.seal ?? '']
    default:
      // The title is told apart; documents of cases have no other blocks.
      return []
  }
}
