import { canonicalJson } from '../../../platform/canonical-json.ts'
import { fromHex, toHex } from '../../../platform/signed-file/seal-slot.ts'
import { createSm3 } from '../../../platform/sm2/sm3-portable.ts'
import { verifySm2 } from '../../../platform/sm2/verify-sm2.ts'
import type { CertificateState } from '../certificate.ts'

/** A seal as anybody may know it. */
export interface TrustedSeal {
  id: string
  name: string
  authority: string
  /** Uncompressed point, 65 bytes as hex. */
  publicKey: string
  /** RFC 3339; absent while it is in use. What it signed later counts for nothing. */
  usedUntil?: string
}

/** 验证名单: all that is needed to check files without a network, as it was at `madeAt`. */
export interface TrustList {
  scheme: 'yichuang-trust-list-1'
  /** RFC 3339 */
  madeAt: string
  /** Whose list it is. */
  city: string
  seals: TrustedSeal[]
  /** Certificates that are not valid by somebody's act: `shortHash` of their identifiers, by state. Identifiers themselves are nobody's business who does not hold them. */
  notValid: Partial<Record<CertificateState, string[]>>
}

/** A list with the signature of the city's own seal. */
export interface SignedTrustList {
  list: TrustList
  /** r and s over the canonical JSON of the list, 64 bytes as hex. */
  signature: string
}

/** The first 64 bits of SM3: of a hundred thousand certificates two share them once in four thousand million lists. */
const SHORT_HASH_DIGITS = 16
export const shortHash = (identifier: string): string => toHex(createSm3().write(new TextEncoder().encode(identifier)).digest()).slice(0, SHORT_HASH_DIGITS)

export const trustListMessage = (list: TrustList): Uint8Array => new TextEncoder().encode(canonicalJson(list))

/** Reads a list that came from anywhere: undefined unless the key of the city's seal signed it. */
export function readTrustList(text: string, cityKey: string): TrustList | undefined {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  const { list, signature } = (given ?? {}) as Partial<SignedTrustList>
  if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature) || list?.scheme !== 'yichuang-trust-list-1') return undefined
  return verifySm2(cityKey, trustListMessage(list), fromHex(signature)) ? list : undefined
}

/** The state of a certificate as far as a list tells. */
export function stateInList(list: TrustList, identifier: string): CertificateState {
  const hash = shortHash(identifier)
  const [state] = Object.entries(list.notValid).find(([, hashes]) => hashes.includes(hash)) ?? ['valid']
  return state as CertificateState
}
