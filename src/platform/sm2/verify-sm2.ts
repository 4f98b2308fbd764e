import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { createSm3 } from './sm3-portable.ts'

/** The customary name of whoever signs (GM/T 0009-2012 §10): part of what is hashed. */
export const SM2_USER_ID = '1234567812345678'

/** The recommended curve (GB/T 32918.5-2017). */
export const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}
export const NUMBER_BYTES = 32

const Point = weierstrass(CURVE)
/** Arithmetic modulo the order of the curve. */
export const { Fn } = Point

/**
 * Whether `signature` (r and s, 64 bytes) was made over `message` with the private key of `publicKeyHex` (GB/T 32918.2-2016 §7).
 * What is no key or no signature verifies nothing. Needs nothing of Node: the page that checks files without a network runs it too.
 */
export function verifySm2(publicKeyHex: string, message: Uint8Array, signature: Uint8Array, userId = SM2_USER_ID): boolean {
  const key = readKey(publicKeyHex)
  if (!key || signature.length !== 2 * NUMBER_BYTES) return false
  const r = toNumber(signature.subarray(0, NUMBER_BYTES))
  const s = toNumber(signature.subarray(NUMBER_BYTES))
  if (!isInRange(r) || !isInRange(s)) return false
  const t = Fn.add(r, s)
  if (t === 0n) return false
  const sum = Point.BASE.mulAddUnsafe(s, key, t)
  return !sum.is0() && Fn.create(digestOf(signerHash(publicKeyHex, userId), message) + sum.x) === r
}

/** ZA: SM3 over the signer's name, the curve and the public key (§5.5), with which every message is hashed. */
export function signerHash(publicKeyHex: string, userId: string): Uint8Array {
  const name = new TextEncoder().encode(userId)
  const za = createSm3().write(Uint8Array.of((name.length * 8) >> 8, (name.length * 8) & 0xff)).write(name)
  for (const number of [CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy]) za.write(toBytes(number))
  return za.write(toBytes(BigInt(`0x${publicKeyHex.slice(2)}`), 2 * NUMBER_BYTES)).digest()
}

/** The number that is signed: SM3 over ZA and the message. */
export const digestOf = (za: Uint8Array, message: Uint8Array): bigint => toNumber(createSm3().write(za).write(message).digest())

/** Only points on the curve are keys; what is written in any other way than uncompressed is none. */
function readKey(publicKeyHex: string): ReturnType<typeof Point.fromHex> | undefined {
  if (!/^04[0-9a-f]{128}$/i.test(publicKeyHex)) return undefined
  try {
    return Point.fromHex(publicKeyHex.toLowerCase())
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

/** Whether a number is one of 1 … n−1. */
export const isInRange = (number: bigint): boolean => number > 0n && number < CURVE.n

export const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`)

export const toBytes = (number: bigint, length = NUMBER_BYTES): Uint8Array =>
  Uint8Array.from(number.toString(16).padStart(length * 2, '0').match(/../g)!, (byte) => Number.parseInt(byte, 16))
