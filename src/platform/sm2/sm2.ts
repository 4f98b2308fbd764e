import { createECDH } from 'node:crypto'
import { CURVE, digestOf, Fn, isInRange, NUMBER_BYTES, signerHash, SM2_USER_ID, toBytes, toNumber } from './verify-sm2.ts'

export { SM2_USER_ID, verifySm2 } from './verify-sm2.ts'

/**
 * A random number k of 1 … n−1 and the x of k·G. Node multiplies on this curve 3600 times a second and in constant time (a
 * library in JavaScript: 1400), though it offers no signatures with the signer's name.
 */
export type NextPoint = () => { k: bigint; x: bigint }

const nextPoint: NextPoint = () => {
  const pair = createECDH('SM2')
  const point = pair.generateKeys()
  return { k: toNumber(pair.getPrivateKey()), x: toNumber(point.subarray(1, 1 + NUMBER_BYTES)) }
}

/** The public key of a private one: an uncompressed point, 65 bytes as hex. @throws RangeError when it is no private key */
export function publicKeyOf(privateKeyHex: string): string {
  const pair = createECDH('SM2')
  pair.setPrivateKey(toBytes(privateNumber(privateKeyHex)))
  return pair.getPublicKey('hex')
}

/** A new private key, 32 bytes as hex. */
export function makePrivateKey(): string {
  for (;;) {
    const { k } = nextPoint()
    if (k !== CURVE.n - 1n) return k.toString(16).padStart(NUMBER_BYTES * 2, '0')
  }
}

/**
 * Signs with SM2 and SM3 (GB/T 32918.2-2016 §6). Returns r and s, 32 bytes each. Who signs often keeps `createSm2Signer`.
 * @param privateKeyHex 32 bytes as hex
 * @throws RangeError when it is no private key
 */
export const signSm2 = (privateKeyHex: string, message: Uint8Array, userId = SM2_USER_ID): Uint8Array => createSm2Signer(privateKeyHex, userId)(message)

/** Signs message after message with one key. @throws RangeError when it is no private key */
export function createSm2Signer(privateKeyHex: string, userId = SM2_USER_ID, next = nextPoint): (message: Uint8Array) => Uint8Array {
  const d = privateNumber(privateKeyHex)
  const factor = Fn.inv(Fn.create(1n + d))
  const za = signerHash(publicKeyOf(privateKeyHex), userId)
  return (message) => {
    const e = digestOf(za, message)
    for (;;) {
      const { k, x } = next()
      const r = Fn.create(e + x)
      if (r === 0n || r + k === CURVE.n) continue
      const s = Fn.mul(factor, Fn.sub(k, Fn.mul(r, d)))
      if (s === 0n) continue
      const signature = new Uint8Array(2 * NUMBER_BYTES)
      signature.set(toBytes(r))
      signature.set(toBytes(s), NUMBER_BYTES)
      return signature
    }
  }
}

function privateNumber(hex: string): bigint {
  const number = /^[0-9a-f]{64}$/i.test(hex) ? BigInt(`0x${hex}`) : 0n
  // n − 1 has no inverse of 1 + d (§6.1).
  if (!isInRange(number) || number === CURVE.n - 1n) throw new RangeError('an SM2 private key is a number of 1 … n−2, as 64 hexadecimal digits')
  return number
}
