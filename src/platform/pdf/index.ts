/** Documents on paper: from plain blocks to a PDF with Chinese typography. */
export type {
  ContentsBlock, CoverBlock, FieldsBlock, HeadingBlock, KeyValue, KeyValuesBlock, ListBlock, NoteBlock, NumberBlock, ParagraphBlock, PdfBlock, PdfDocument,
  QrBlock, SectionBlock, SignatureBlock, TableBlock, TableColumn, TitleBlock,
} from './pdf-document.ts'
export { textOf } from './pdf-document.ts'
export { missingGlyphs } from './font.ts'
export { MissingGlyphs } from './draw-pages.ts'
export { createPdfRenderer } from './pdf-renderer.ts'
export type { PdfRenderer } from './pdf-renderer.ts'
export { createPdfCache } from './pdf-cache.ts'
export type { PdfCache } from './pdf-cache.ts'
export { toChineseDate, toChineseNumeral } from './chinese-text.ts'
