import { PDFArray, PDFDict, PDFDocument as PdfFile, PDFName, PDFRawStream, decodePDFRawStream } from 'pdf-lib'
import type { PDFObject, PDFPage } from 'pdf-lib'

/** The text a reader copies out of each page, one printed line a line. For tests. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const file = await PdfFile.load(bytes, { updateMetadata: false })
  return file.getPages().map(textOfPage)
}

/** The embedded font program of the first page. For tests. */
export async function embeddedFont(bytes: Uint8Array): Promise<Uint8Array> {
  const [page] = (await PdfFile.load(bytes)).getPages()
  const descendant = fontOf(page!).lookup(PDFName.of('DescendantFonts'), PDFArray).lookup(0, PDFDict)
  return decoded(descendant.lookup(PDFName.of('FontDescriptor'), PDFDict).lookup(PDFName.of('FontFile2')))
}

function textOfPage(page: PDFPage): string {
  const toUnicode = latin1(decoded(fontOf(page).lookup(PDFName.of('ToUnicode'))))
  const characters = new Map([...toUnicode.matchAll(/^<(\w{4})> <(\w+)>$/gm)].map(([, code, utf16]) => [code!, utf16be(utf16!)]))
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray().map((each) => page.doc.context.lookup(each)) : [contents]
  const operators = streams.map((stream) => latin1(decoded(stream))).join('\n')
  return [...operators.matchAll(/\[(.*?)\] TJ/gs)]
    .map(([, shown]) => [...shown!.matchAll(/<(\w+)>/g)].flatMap(([, codes]) => codes!.match(/.{4}/g) ?? []))
    .map((codes) => codes.map((code) => characters.get(code.toUpperCase()) ?? '\uFFFD').join(''))
    .join('\n')
}

function fontOf(page: PDFPage): PDFDict {
  const fonts = page.node.Resources()!.lookup(PDFName.of('Font'), PDFDict)
  return fonts.lookup(fonts.keys()[0]!, PDFDict)
}

function decoded(stream: PDFObject | undefined): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new Error('no stream where the PDF should have one')
  return decodePDFRawStream(stream).decode()
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const utf16be = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')
