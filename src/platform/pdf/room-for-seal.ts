import { type PDFDocument as PdfFile, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { SEAL_SCHEME, SLOT_BYTES } from '../signed-file/seal-slot.ts'

/** Ten digits: files of up to ten thousand million bytes. */
const UNKNOWN = '**********'
/** Printed with the page, and locked (ISO 32000-1 §12.5.3). */
const WIDGET_FLAGS = 132
/** Signatures exist, and the file must only be appended to (§12.7.2). */
const SIGNATURE_FLAGS = 3

/**
 * Adds a signature field whose value is still empty (ISO 32000-1 §12.7.4.5, §12.8). Its scheme is named twice, so that one changed
 * byte cannot make a sealed file look like one that never was.
 */
export function makeRoomForSeal(file: PdfFile, { by, at }: { by: string; at: string }): void {
  const { context } = file
  const [day = '', time = ''] = at.slice(0, 19).replaceAll(/[-:]/g, '').split('T')
  const value = context.register(context.obj({
    Type: 'Sig', Filter: SEAL_SCHEME, SubFilter: SEAL_SCHEME, Name: PDFHexString.fromText(by), M: PDFString.of(`D:${day}${time}Z`),
    ByteRange: [0, PDFName.of(UNKNOWN), PDFName.of(UNKNOWN), PDFName.of(UNKNOWN)],
    Contents: PDFHexString.of('00'.repeat(SLOT_BYTES)),
  }))
  const page = file.getPages().at(-1)!
  const field = context.register(context.obj({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: PDFString.of('seal'), Rect: [0, 0, 0, 0], F: WIDGET_FLAGS, P: page.ref, V: value,
  }))
  page.node.addAnnot(field)
  file.catalog.set(PDFName.of('AcroForm'), context.obj({ SigFlags: SIGNATURE_FLAGS, Fields: [field] }))
}

/** Says in the finished file where the empty value is: everything around it is to be signed. */
export function completeByteRange(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const from = file.indexOf(`<${'00'.repeat(SLOT_BYTES)}>`)
  const until = from + 2 * SLOT_BYTES + 2
  const numbers = [from, until, bytes.length - until]
  let at = file.indexOf('/ByteRange [')
  for (const number of numbers) {
    at = file.indexOf(`/${UNKNOWN}`, at)
    at += file.write(String(number).padEnd(UNKNOWN.length + 1), at, 'latin1')
  }
  return bytes
}
