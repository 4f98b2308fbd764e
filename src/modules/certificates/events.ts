/** What this room announces. */
export const CERTIFICATE_EVENTS = ['certificates.issued', 'certificates.revoked'] as const

/** `certificates.issued`: facts others may know, without what the certificate says. */
export interface CertificateIssued {
  identifier: string
  number: string
  name: string
  holderId: string
  applicationNumber: string
  issuingAuthorityId: string
  issuingAuthority: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  validUntil: string | null
}

/** `certificates.revoked`: taken back; the paper that is still about is worth nothing. */
export interface CertificateRevoked {
  identifier: string
  holderId: string
  applicationNumber: string
}
