import type { SealPicture } from './seal-picture.ts'

/** A document as plain data: what is on the page, never where. It can be hashed, stored and sent to a worker. */
export interface PdfDocument {
  /** Title in the metadata of the file (what a viewer shows in its tab). */
  title: string
  /** Who issues it; the author in the metadata. */
  author: string
  /** Legal date `YYYY-MM-DD`; the creation date in the metadata, so that the same document gives the same bytes. */
  date: string
  /** Small line at the head of each page. */
  header?: string
  /** Small line at the foot of each page, left of the page number. */
  footer?: string
  /** A double line around the page, as on a certificate; such a page has no page number unless there are several. */
  frame?: boolean
  /** The file gets room for a seal's signature (`platform/signed-file`): who seals it, and when (RFC 3339). */
  sealing?: { by: string; at: string }
  /** Lies in light grey under the whole of each page, slanting: for whom a copy is and for what. Broken where it says so (`\n`). */
  watermark?: string
  blocks: PdfBlock[]
}

export type PdfBlock =
  | TitleBlock
  | NumberBlock
  | ParagraphBlock
  | KeyValuesBlock
  | TableBlock
  | FieldsBlock
  | SignatureBlock
  | QrBlock
  | NoteBlock
  | CoverBlock
  | ContentsBlock
  | SectionBlock
  | HeadingBlock
  | ListBlock

/** The name of the document, centred; long names are balanced over several lines. */
export interface TitleBlock {
  kind: 'title'
  text: string
  /** Whose document it is, in a smaller line above. */
  above?: string
  /** As on a certificate: larger, letters spaced, more room around it. */
  display?: boolean
}

/** The number of the document, centred under the title. */
export interface NumberBlock {
  kind: 'number'
  text: string
}

export interface ParagraphBlock {
  kind: 'paragraph'
  text: string
  /** First line set in by two characters, as Chinese paragraphs are; `false` for the addressee's line. Default `true`. */
  indent?: boolean
}

/** Ruled table of labels and values, one or two pairs a row. */
export interface KeyValuesBlock {
  kind: 'keyValues'
  rows: KeyValue[][]
}

export interface KeyValue {
  label: string
  value: string
  /** Room for handwriting: at least so many lines high. */
  minLines?: number
}

/** Ruled table; its head is repeated on each page, a row longer than a page is continued on the next. */
export interface TableBlock {
  kind: 'table'
  columns: TableColumn[]
  rows: string[][]
}

export interface TableColumn {
  title: string
  /** Share of the width, relative to the other columns. */
  share: number
  align?: 'left' | 'center'
}

/** Large labelled lines without rules, labels spread to one width (a certificate's content). */
export interface FieldsBlock {
  kind: 'fields'
  fields: { label: string; value: string }[]
}

/** Closing lines at the right, centred on each other, kept with the end of the text before them. */
export interface SignatureBlock {
  kind: 'signature'
  lines: string[]
  /** Where the seal goes and which: smaller, between the first line (who) and the rest (the date), as a seal covers both. */
  seal?: string
  /** A red round seal over the lines. Only where the file is sealed: the picture alone proves nothing. */
  stamp?: SealPicture
  /** At the foot of its page, as on a certificate. */
  atFoot?: boolean
  /** A QR code at the left of the same band. */
  qr?: { content: string; caption: string }
}

/** QR code with its caption at its right. */
export interface QrBlock {
  kind: 'qr'
  content: string
  caption: string
}

/** Small grey text: explanations that are not part of the act itself. */
export interface NoteBlock {
  kind: 'note'
  text: string
  /** At the foot of its page under a thin rule, and never divided (版记, GB/T 9704-2012 §7.4). */
  atFoot?: boolean
}

/** The first page of a booklet: its title, and below it who made it and when. */
export interface CoverBlock {
  kind: 'cover'
  title: string
  lines: string[]
}

/** The sections of the document with their pages, beginning a page. */
export interface ContentsBlock {
  kind: 'contents'
  title: string
}

/** A heading that the contents name. */
export interface SectionBlock {
  kind: 'section'
  text: string
  /** 1 a chapter, 2 what is in it. */
  level: 1 | 2
  startsPage?: true
}

/** A heading inside a section, kept with what follows; the contents do not name it. */
export interface HeadingBlock {
  kind: 'heading'
  text: string
}

/** Numbered lines, their texts under each other. */
export interface ListBlock {
  kind: 'list'
  items: string[]
}

/** Every text of a document that would be printed, one a line (not what is inside a QR code). */
export function textOf(document: PdfDocument): string {
  const { title, author, header = '', footer = '', watermark = '' } = document
  return [title, author, header, footer, watermark, ...document.blocks.flatMap(textsOfBlock)].join('\n')
}

function textsOfBlock(block: PdfBlock): string[] {
  switch (block.kind) {
    case 'title':
      return [block.above ?? '', block.text]
    case 'number':
    case 'paragraph':
    case 'note':
      return [block.text]
    case 'keyValues':
      return block.rows.flat().flatMap(({ label, value }) => [label, value])
    case 'table':
      return [...block.columns.map(({ title }) => title), ...block.rows.flat()]
    case 'fields':
      return block.fields.flatMap(({ label, value }) => [label, value])
    case 'signature':
      return [...block.lines, block.seal ?? '', ...(block.stamp ? [block.stamp.around, block.stamp.below, block.stamp.mark ?? ''] : []), block.qr?.caption ?? '']
    case 'qr':
      return [block.caption]
    case 'cover':
      return [block.title, ...block.lines]
    case 'contents':
      return [block.title]
    case 'section':
    case 'heading':
      return [block.text]
    case 'list':
      return block.items
  }
}
