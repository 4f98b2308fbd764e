import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import { drawPages, PAGE } from '../pdf/draw-pages.ts'
import { fontFileOf } from '../pdf/font.ts'
import type { PdfDocument } from '../pdf/pdf-document.ts'
import { SIGNED_VALUE } from '../signed-file/ofd-slot.ts'
import { SLOT_BYTES } from '../signed-file/seal-slot.ts'
import { createOfdPage } from './ofd-page.ts'
import { SIGNATURES, signatureFiles } from './ofd-signature.ts'
import { element, millimetresOf, type Xml, xmlFile } from './ofd-xml.ts'

const FONT_NAME = 'Noto Sans SC'

/**
 * Renders a document as OFD (GB/T 33190-2016): the pages of its PDF, with the characters of the font it uses inside. The
 * same document gives the same bytes.
 *
 * @throws MissingGlyphs naming each character the font cannot print
 */
export function renderOfd(document: PdfDocument): Uint8Array {
  let lastId = 0
  const nextId = () => (lastId += 1)
  const fontId = nextId()
  const characters = new Set<string>()
  const pages: { id: number; layerId: number; objects: Xml[] }[] = []
  drawPages(document, () => {
    const ids = { id: nextId(), layerId: nextId() }
    const { canvas, objects } = createOfdPage({ fontId, nextId, onText: (character) => characters.add(character) })
    pages.push({ ...ids, objects })
    return canvas
  })

  const area = element('PhysicalBox', {}, millimetresOf(0, 0, PAGE.width, PAGE.height))
  const files: Record<string, Uint8Array> = {
    'OFD.xml': xmlFile('OFD', { Version: '1.1', DocType: 'OFD' }, element('DocBody', {}, describe(document), element('DocRoot', {}, 'Doc_0/Document.xml'), ...(document.sealing ? [element('Signatures', {}, SIGNATURES)] : []))),
    'Doc_0/Document.xml': xmlFile(
      'Document', {},
      element('CommonData', {}, element('MaxUnitID', {}, String(lastId)), element('PageArea', {}, area), element('PublicRes', {}, 'PublicRes.xml')),
      element('Pages', {}, ...pages.map(({ id }, index) => element('Page', { ID: id, BaseLoc: `Pages/Page_${index}/Content.xml` }))),
    ),
    'Doc_0/PublicRes.xml': xmlFile('Res', { BaseLoc: 'Res' }, element('Fonts', {}, element('Font', { ID: fontId, FontName: FONT_NAME, FamilyName: FONT_NAME }, element('FontFile', {}, 'font.ttf')))),
    'Doc_0/Res/font.ttf': fontFileOf(characters),
  }
  pages.forEach(({ layerId, objects }, index) => {
    files[`Doc_0/Pages/Page_${index}/Content.xml`] = xmlFile('Page', {}, element('Area', {}, area), element('Content', {}, element('Layer', { ID: layerId, Type: 'Body' }, ...objects)))
  })
  if (document.sealing) Object.assign(files, signatureFiles(files, document.sealing))
  // Not compressed, so that the signature can be written into it.
  const value: Zippable = document.sealing ? { [SIGNED_VALUE]: [new Uint8Array(SLOT_BYTES), { level: 0 }] } : {}
  // A zip begins in 1980: no file of the package says when it was made, the document does.
  return zipSync({ ...files, ...value }, { mtime: new Date(1980, 0, 1), level: 6 })
}

function describe({ title, author, date, blocks }: PdfDocument): Xml {
  // 32 hexadecimal digits that are this document's alone (§7.4).
  const id = createHash('sha256').update(JSON.stringify([title, author, date, blocks])).digest('hex').slice(0, 32)
  return element('DocInfo', {}, element('DocID', {}, id), element('Title', {}, title), element('Author', {}, author), element('CreationDate', {}, date), element('Creator', {}, 'Yichuang'))
}
