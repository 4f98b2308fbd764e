/** What happens to a certificate after it was issued: all of them `CertificateStateChanged`. */
export const CERTIFICATE_CHANGES = [
  'certificates.changed', 'certificates.renewed', 'certificates.reissued', 'certificates.suspended', 'certificates.restored',
  'certificates.revoked', 'certificates.forfeited', 'certificates.cancelled', 'certificates.expired',
] as const

/** What this room announces. */
export const CERTIFICATE_EVENTS = ['certificates.issued', ...CERTIFICATE_CHANGES, 'certificates.runningOut', 'certificates.imported'] as const

/** `certificates.issued`: facts others may know, without what the certificate says. */
export interface CertificateIssued {
  identifier: string
  number: string
  name: string
  holderId: string
  /** Null for the next version of one (变更, 延续, 换发). */
  applicationNumber: string | null
  issuingAuthorityId: string
  issuingAuthority: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  validUntil: string | null
  /** SM3 of what was issued, and whose act it was (an account): what a seal is put on. Absent in what was announced before seals were. */
  hash?: string
  issuedBy?: string
}

/** A certificate's state is another from a day on; the paper that is still about says what it said. */
export interface CertificateStateChanged {
  identifier: string
  number: string
  name: string
  holderId: string
  issuingAuthorityId: string
  state: 'valid' | 'suspended' | 'revoked' | 'forfeited' | 'cancelled' | 'expired' | 'replaced'
  /** `YYYY-MM-DD` */
  since: string
  validUntil: string | null
  /** The version that took its place. */
  replacedBy: string | null
  applicationNumber: string | null
  /** Of the history: what is told late is told by a smaller number. */
  revision: number
}

/** `certificates.imported`: some of an import were brought in, none of them with a case of this platform; announced a few hundred at a time. */
export interface CertificatesImported {
  importId: string
  issuingAuthorityId: string
  issuingAuthority: string
  /** `YYYY-MM-DD` */
  importedOn: string
  count: number
  /** Those issued within a year of the import: what is older was there before. */
  recent: { identifier: string; number: string; name: string; /** `YYYY-MM-DD` */ issuedOn: string }[]
}

/** `certificates.runningOut`: a valid certificate ends soon; announced once for each reminder before its end. */
export interface CertificateRunningOut {
  identifier: string
  number: string
  name: string
  holderId: string
  issuingAuthorityId: string
  /** Its last day, `YYYY-MM-DD`. */
  validUntil: string
}
