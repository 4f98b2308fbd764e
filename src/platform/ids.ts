import { randomBytes, randomInt } from 'node:crypto'

/** Source of identifiers and randomness; replaced in tests that need the same values each time. */
export interface Ids {
  /**
   * A UUIDv7 (RFC 9562 §5.7): ordered by time, so that index pages fill from one end. Each is greater than the one
   * before, within a millisecond too (§6.2 method 1): what is announced in one breath is read in its order.
   */
  next(): string
  /** `bytes` random bytes, base64url. */
  token(bytes: number): string
  /** A random whole number in [0, below). */
  below(below: number): number
}

/** Asked for in larger pieces: the system call costs more than the bytes. */
const POOL_BYTES = 8192

function createPool(): (bytes: number) => Buffer {
  let pool = Buffer.alloc(0)
  return (bytes) => {
    if (pool.length < bytes) pool = randomBytes(POOL_BYTES)
    const taken = pool.subarray(0, bytes)
    pool = pool.subarray(bytes)
    return taken
  }
}

export function createIds(now: () => number = Date.now): Ids {
  const random = createPool()
  let last = 0
  let counter = 0
  return {
    next() {
      const bytes = Buffer.from(random(16))
      const at = now()
      if (at > last) {
        last = at
        // Half of the room for counting stays free.
        counter = bytes.readUInt16BE(6) & 0x07ff
      } else if (++counter > 0x0fff) {
        last++
        counter = 0
      }
      bytes.writeUIntBE(last, 0, 6)
      bytes.writeUInt16BE(0x7000 | counter, 6)
      bytes[8] = (bytes[8]! & 0x3f) | 0x80
      const hex = bytes.toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
    token: (bytes) => randomBytes(bytes).toString('base64url'),
    below: (below) => randomInt(below),
  }
}
