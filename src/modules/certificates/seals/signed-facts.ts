/** What is signed when a certificate is issued, and again in each file of it: canonical JSON of this (`platform/canonical-json.ts`). */
export interface SignedFacts {
  scheme: 'yichuang-certificate-1'
  identifier: string
  number: string
  name: string
  issuer: string
  issuedOn: string
  /** Last day; absent where the validity is no date. */
  validUntil?: string
  /** SM3 over all that was issued, its holder and content included (`certificateHash`). */
  hash: string
  seal: { id: string; name: string }
  /** RFC 3339 */
  signedAt: string
}

/** A certificate as far as it is signed: the announcement of its issuing says as much. */
export interface Signable {
  region: string
  identifier: string
  number: string
  name: string
  issuingAuthorityId: string
  issuingAuthority: string
  issuedOn: string
  validUntil: string | null
  hash: string
}

/** The facts of a certificate as they are signed with `seal` at `signedAt`. */
export const toSignedFacts = ({ identifier, number, name, issuingAuthority, issuedOn, validUntil, hash }: Signable, seal: { id: string; name: string }, signedAt: Date): SignedFacts => ({
  scheme: 'yichuang-certificate-1',
  identifier, number, name, issuer: issuingAuthority, issuedOn, ...(validUntil ? { validUntil } : {}), hash,
  seal: { id: seal.id, name: seal.name }, signedAt: signedAt.toISOString(),
})
