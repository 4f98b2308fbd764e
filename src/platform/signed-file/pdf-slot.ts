import { fromHex, type SealSlot, SLOT_BYTES, toHex } from './seal-slot.ts'

const OPEN = 0x3c
const CLOSE = 0x3e
const BYTE_RANGE = /\/ByteRange \[ ?(\d+) +(\d+) +(\d+) +(\d+) *\]/g

/**
 * Where the signature of a PDF is (ISO 32000-1 §12.8): `/ByteRange` names what is signed, which must be the whole file but for
 * the hexadecimal digits of `/Contents`. Undefined when there is none, or it leaves out anything more.
 */
export function findPdfSlot(bytes: Uint8Array): SealSlot | undefined {
  const ranges = [...toText(bytes).matchAll(BYTE_RANGE)]
  if (ranges.length !== 1) return undefined
  const [from, length, again, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number]
  if (from !== 0 || again + rest !== bytes.length || again - length !== 2 * SLOT_BYTES + 2) return undefined
  if (bytes[length] !== OPEN || bytes[again - 1] !== CLOSE) return undefined
  const digits = [length + 1, again - 1] as const
  return {
    gaps: [digits],
    read() {
      const text = toText(bytes.subarray(...digits))
      return /^[0-9a-f]*$/.test(text) ? fromHex(text) : undefined
    },
    write: (slot) => bytes.set(new TextEncoder().encode(toHex(slot)), digits[0]),
  }
}

/** One character a byte, in pieces that the call stack can take. */
function toText(bytes: Uint8Array): string {
  let text = ''
  for (let from = 0; from < bytes.length; from += 8192) text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  return text
}
