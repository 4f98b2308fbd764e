import { canonicalJson } from '../canonical-json.ts'
import { createSm3 } from '../sm2/sm3-portable.ts'

/** Room for a signature in a file: what is signed and the signature, with room to spare for long names. */
export const SLOT_BYTES = 4096

/** Names our way of sealing files, in the PDF and in the OFD. */
export const SEAL_SCHEME = 'yichuang.sm2.1'

/** Where the signature of a file is, and what of the file it does not cover: itself, and sums over itself. */
export interface SealSlot {
  /** Not covered, in their order: [from, to). */
  gaps: readonly (readonly [number, number])[]
  /** The slot as it is in the file; undefined when it is not written as we write it. */
  read(): Uint8Array | undefined
  write(slot: Uint8Array): void
}

/** What a slot holds: facts, and the signature over their canonical JSON. */
export interface Sealed {
  payload: Record<string, unknown>
  /** r and s, 64 bytes as hex. */
  signature: string
}

/** @throws RangeError when the facts are too long for the slot */
export function fillSlot({ payload, signature }: Sealed): Uint8Array {
  const text = new TextEncoder().encode(canonicalJson({ payload, signature }))
  if (text.length > SLOT_BYTES) throw new RangeError(`what is to be sealed takes ${text.length} bytes, and a file has room for ${SLOT_BYTES}`)
  const slot = new Uint8Array(SLOT_BYTES)
  slot.set(text)
  return slot
}

/** What a slot holds; undefined when a single byte is not as `fillSlot` writes it. */
export function readSlot(slot: Uint8Array): Sealed | undefined {
  const end = slot.findLastIndex((byte) => byte !== 0) + 1
  let sealed: unknown
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(slot.subarray(0, end))
    sealed = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
  return isSealed(sealed) && canonicalJson(sealed) === text ? sealed : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const isSealed = (value: unknown): value is Sealed =>
  isRecord(value) && Object.keys(value).length === 2 && isRecord(value.payload) && typeof value.signature === 'string' && /^[0-9a-f]{128}$/.test(value.signature)

/** SM3 of a file without its slot, as hex. */
export function digestAround(bytes: Uint8Array, { gaps }: Pick<SealSlot, 'gaps'>): string {
  const sm3 = createSm3()
  let from = 0
  for (const [start, end] of gaps) {
    sm3.write(bytes.subarray(from, start))
    from = end
  }
  return toHex(sm3.write(bytes.subarray(from)).digest())
}

export const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The bytes of what is written in hexadecimal digits. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length >> 1)
  for (let index = 0; index < bytes.length; index++) bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}
