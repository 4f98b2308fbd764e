import { type SealSlot, SLOT_BYTES } from './seal-slot.ts'

/** Where the value of the signature is in the package (GB/T 33190-2016 §18.2.1). */
export const SIGNED_VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat'

const END = { signature: 0x06054b50, bytes: 22, count: 10, directory: 16, comment: 20 }
const ENTRY = { signature: 0x02014b50, bytes: 46, method: 10, crc: 16, size: 24, name: 28, extra: 30, comment: 32, local: 42 }
const LOCAL = { signature: 0x04034b50, bytes: 30, crc: 14, name: 26, extra: 28 }

/**
 * Where the signature of an OFD is: a file of the zip that is stored and not compressed. What is not covered is its content and
 * the two CRC sums over it, which are checked instead. Undefined when there is none, or the zip is not written as we write it.
 */
export function findOfdSlot(bytes: Uint8Array): SealSlot | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - END.bytes
  if (end < 0 || view.getUint32(end, true) !== END.signature || view.getUint16(end + END.comment, true) !== 0) return undefined
  let entry = view.getUint32(end + END.directory, true)
  for (let count = view.getUint16(end + END.count, true); count > 0; count--) {
    if (entry + ENTRY.bytes > end || view.getUint32(entry, true) !== ENTRY.signature) return undefined
    const nameEnd = entry + ENTRY.bytes + view.getUint16(entry + ENTRY.name, true)
    if (new TextDecoder().decode(bytes.subarray(entry + ENTRY.bytes, nameEnd)) === SIGNED_VALUE) return slotOf(bytes, view, entry)
    entry = nameEnd + view.getUint16(entry + ENTRY.extra, true) + view.getUint16(entry + ENTRY.comment, true)
  }
  return undefined
}

function slotOf(bytes: Uint8Array, view: DataView, entry: number): SealSlot | undefined {
  const local = view.getUint32(entry + ENTRY.local, true)
  if (view.getUint16(entry + ENTRY.method, true) !== 0 || view.getUint32(entry + ENTRY.size, true) !== SLOT_BYTES) return undefined
  if (local + LOCAL.bytes > bytes.length || view.getUint32(local, true) !== LOCAL.signature) return undefined
  const from = local + LOCAL.bytes + view.getUint16(local + LOCAL.name, true) + view.getUint16(local + LOCAL.extra, true)
  if (from + SLOT_BYTES > entry) return undefined
  const sums = [local + LOCAL.crc, entry + ENTRY.crc]
  const content = () => bytes.subarray(from, from + SLOT_BYTES)
  return {
    gaps: [[sums[0]!, sums[0]! + 4], [from, from + SLOT_BYTES], [sums[1]!, sums[1]! + 4]],
    read: () => (sums.every((at) => view.getUint32(at, true) === crc32(content())) ? content() : undefined),
    write(slot) {
      bytes.set(slot, from)
      for (const at of sums) view.setUint32(at, crc32(slot), true)
    },
  }
}

/** CRC-32 of a zip, bit by bit: of four thousand bytes only. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
