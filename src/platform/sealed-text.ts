import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Keys } from './config.ts'

/** Personal data at rest: SM4-CTR then HMAC-SM3 over it (encrypt-then-MAC; Node has no SM4-GCM), and a keyed index to find it again. */
export interface SealedText {
  seal(plain: string): string
  /** @throws Error when the text was altered or sealed with another key */
  open(sealed: string): string
  /** A keyed hash that finds equal texts without revealing them. */
  index(plain: string): string
  /** A number below `below` that only this installation can derive from `text`. */
  derive(text: string, below: number): number
}

const TAG_BYTES = 16
const IV_BYTES = 16

export function createSealedText(keys: Keys): SealedText {
  // A key object is prepared once: 3.9 µs a code against 15 µs from bytes.
  const lookup = createSecretKey(keys.lookup)
  const encryption = createSecretKey(keys.encryption)
  const mac = (content: Buffer | string) => createHmac('sm3', lookup).update(content).digest()
  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('sm4-ctr', encryption, iv)
      const body = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([mac(body).subarray(0, TAG_BYTES), body]).toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const body = bytes.subarray(TAG_BYTES)
      if (bytes.length < TAG_BYTES + IV_BYTES || !timingSafeEqual(mac(body).subarray(0, TAG_BYTES), bytes.subarray(0, TAG_BYTES))) {
        throw new Error('sealed text was altered or belongs to another key')
      }
      const decipher = createDecipheriv('sm4-ctr', encryption, body.subarray(0, IV_BYTES))
      return Buffer.concat([decipher.update(body.subarray(IV_BYTES)), decipher.final()]).toString('utf8')
    },
    index: (plain) => mac(`index\n${plain}`).toString('hex'),
    derive: (text, below) => Number(mac(`derive\n${text}`).readBigUInt64BE() % BigInt(below)),
  }
}
