import type { CodePayload } from './shown-code.ts'

/** `YC1.<payload>.<signature>`, both base64url: version first, so that a later form can be told from this one. */
const PREFIX = 'YC1'
const PART = /^[A-Za-z0-9_-]+$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What is signed: the two first parts, so that no signature fits another version. */
export const signedPartOf = (payload: CodePayload): string => `${PREFIX}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`

export const toCodeText = (signedPart: string, signature: Uint8Array): string => `${signedPart}.${Buffer.from(signature).toString('base64url')}`

export interface ReadCode {
  payload: CodePayload
  signedPart: Uint8Array
  signature: Uint8Array
}

/** Takes a code apart; undefined for whatever else was scanned. Nothing of it is true before its signature is verified. */
export function readCode(text: string): ReadCode | undefined {
  const [prefix, body = '', signature = '', ...rest] = text.trim().split('.')
  if (prefix !== PREFIX || rest.length > 0 || !PART.test(body) || !PART.test(signature)) return undefined
  const payload = parsePayload(Buffer.from(body, 'base64url').toString())
  return payload && { payload, signedPart: Buffer.from(`${prefix}.${body}`), signature: Buffer.from(signature, 'base64url') }
}

function parsePayload(text: string): CodePayload | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // Whatever is no JSON is no code.
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { id, city, kind, nameMasked, issuedAt, expiresAt } = value as Partial<Record<keyof CodePayload, unknown>>
  if (typeof id !== 'string' || !UUID.test(id) || typeof city !== 'string' || typeof nameMasked !== 'string') return undefined
  if (kind !== 'person' && kind !== 'enterprise') return undefined
  if (!Number.isSafeInteger(issuedAt) || !Number.isSafeInteger(expiresAt)) return undefined
  return { id, city, kind, nameMasked, issuedAt: issuedAt as number, expiresAt: expiresAt as number }
}

/** Why a code is not accepted; each has its own sentence. */
export type CodeFault = 'otherCity' | 'forged' | 'fromFuture' | 'expired'

/**
 * What a code says for itself, without any network: whose signature it bears and whether its time is now. Whether it was used
 * before only the platform knows.
 * @param verify whether a signature over a message is the city's own
 */
export function faultOf(code: ReadCode, given: { city: string; now: Date; driftSeconds: number; verify(message: Uint8Array, signature: Uint8Array): boolean }): CodeFault | undefined {
  const { payload, signedPart, signature } = code
  if (payload.city !== given.city) return 'otherCity'
  if (!given.verify(signedPart, signature)) return 'forged'
  const nowSeconds = given.now.getTime() / 1000
  if (payload.issuedAt > nowSeconds + given.driftSeconds) return 'fromFuture'
  return payload.expiresAt <= nowSeconds ? 'expired' : undefined
}
