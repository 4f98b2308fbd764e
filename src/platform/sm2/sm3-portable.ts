const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const
const BLOCK_BYTES = 64
const WORDS = 68

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by))

/** 32 bytes of hash over everything written so far. */
export interface Sm3 {
  write(bytes: Uint8Array): Sm3
  digest(): Uint8Array
}

/**
 * SM3 (GB/T 32905-2016) without anything of Node, so that a file can be checked in a browser without a network.
 * The server uses the native one (`sm3` in hash-chain.ts); a test holds the two against each other.
 */
export function createSm3(): Sm3 {
  const state = Int32Array.from(START)
  const block = new Uint8Array(BLOCK_BYTES)
  const view = new DataView(block.buffer)
  const words = new Int32Array(WORDS)
  let filled = 0
  let length = 0

  function compress(): void {
    for (let j = 0; j < 16; j++) words[j] = view.getInt32(j * 4)
    for (let j = 16; j < WORDS; j++) {
      const mixed = words[j - 16]! ^ words[j - 9]! ^ rotate(words[j - 3]!, 15)
      words[j] = mixed ^ rotate(mixed, 15) ^ rotate(mixed, 23) ^ rotate(words[j - 13]!, 7) ^ words[j - 6]!
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let j = 0; j < 64; j++) {
      const turned = rotate(a, 12)
      const ss1 = rotate((turned + e + rotate(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7)
      const ss2 = ss1 ^ turned
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
      const tt1 = (ff + d + ss2 + (words[j]! ^ words[j + 4]!)) | 0
      const tt2 = (gg + h + ss1 + words[j]!) | 0
      ;[d, c, b, a] = [c, rotate(b, 9), a, tt1]
      ;[h, g, f, e] = [g, rotate(f, 19), e, tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17)]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, index) => (state[index]! ^= word))
    filled = 0
  }

  const sm3: Sm3 = {
    write(bytes) {
      length += bytes.length
      for (let from = 0; from < bytes.length;) {
        const taken = bytes.subarray(from, from + BLOCK_BYTES - filled)
        block.set(taken, filled)
        filled += taken.length
        from += taken.length
        if (filled === BLOCK_BYTES) compress()
      }
      return sm3
    },
    digest() {
      block[filled++] = 0x80
      if (filled > BLOCK_BYTES - 8) {
        block.fill(0, filled)
        compress()
      }
      block.fill(0, filled)
      view.setBigUint64(BLOCK_BYTES - 8, BigInt(length) * 8n)
      compress()
      const result = new Uint8Array(32)
      const out = new DataView(result.buffer)
      state.forEach((word, index) => out.setInt32(index * 4, word))
      return result
    },
  }
  return sm3
}
