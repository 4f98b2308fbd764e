import { canonicalJson } from '../canonical-json.ts'
import { findOfdSlot, SIGNED_VALUE } from './ofd-slot.ts'
import { findPdfSlot } from './pdf-slot.ts'
import { digestAround, fillSlot, fromHex, readSlot, SEAL_SCHEME, type SealSlot, toHex } from './seal-slot.ts'

/** Facts that say of which file they are: `digest` is the SM3 of the file around its signature. */
export interface FilePayload extends Record<string, unknown> {
  file: { scheme: typeof SEAL_SCHEME; digest: string }
}

/**
 * Puts facts and a signature over them into a file that was rendered with room for it (`PdfDocument.sealing`). The signature
 * covers every byte of the file but itself.
 * @param sign 64 bytes over the message it is given
 * @throws Error when the file has no room, RangeError when the facts are too long for it
 */
export async function sealFile(bytes: Uint8Array, facts: object, sign: (message: Uint8Array) => Promise<Uint8Array>): Promise<{ bytes: Uint8Array; message: Uint8Array }> {
  const sealed = Uint8Array.from(bytes)
  const slot = findSlot(sealed)
  if (!slot) throw new Error('the file was rendered without room for a signature')
  const payload: FilePayload = { ...facts, file: { scheme: SEAL_SCHEME, digest: digestAround(sealed, slot) } }
  const message = toMessage(payload)
  slot.write(fillSlot({ payload, signature: toHex(await sign(message)) }))
  return { bytes: sealed, message }
}

/** What a file says of its seal, before anybody has looked whose key it is. */
export type FileReading =
  /** No seal in it; nothing can be said of the file. */
  | { outcome: 'unsealed' }
  /** Not a byte but those of the signature may differ from what was sealed, and one does. */
  | { outcome: 'changed' }
  /** The file is the one that `message` names: what is left is to verify `signature` over it. */
  | { outcome: 'whole'; payload: FilePayload; message: Uint8Array; signature: Uint8Array }

/** Reads the seal of a PDF or an OFD. Needs nothing of Node: the page that checks files without a network runs it too. */
export function readSignedFile(bytes: Uint8Array): FileReading {
  const slot = findSlot(bytes)
  if (!slot) return hasTraces(bytes) ? { outcome: 'changed' } : { outcome: 'unsealed' }
  const content = slot.read()
  const sealed = content && readSlot(content)
  if (!sealed || !isFilePayload(sealed.payload)) return { outcome: 'changed' }
  const { payload } = sealed
  if (payload.file.digest !== digestAround(bytes, slot)) return { outcome: 'changed' }
  return { outcome: 'whole', payload, message: toMessage(payload), signature: fromHex(sealed.signature) }
}

const toMessage = (payload: FilePayload): Uint8Array => new TextEncoder().encode(canonicalJson(payload))

const startsWith = (bytes: Uint8Array, text: string): boolean => [...text].every((letter, index) => bytes[index] === letter.charCodeAt(0))

function findSlot(bytes: Uint8Array): SealSlot | undefined {
  if (startsWith(bytes, '%PDF-')) return findPdfSlot(bytes)
  return startsWith(bytes, 'PK\x03\x04') ? findOfdSlot(bytes) : undefined
}

/** A file that was sealed says so in more than one place: one changed byte cannot make it look as if it never was. */
const hasTraces = (bytes: Uint8Array): boolean => [SEAL_SCHEME, SIGNED_VALUE].some((trace) => includes(bytes, trace))

function includes(bytes: Uint8Array, text: string): boolean {
  const wanted = new TextEncoder().encode(text)
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

function isFilePayload(payload: Record<string, unknown>): payload is FilePayload {
  const { file } = payload
  return typeof file === 'object' && file !== null && 'scheme' in file && file.scheme === SEAL_SCHEME && 'digest' in file && typeof file.digest === 'string'
}
