import type { CertificateData } from './certificate-template.ts'

export type CertificateState = 'valid' | 'suspended' | 'revoked' | 'cancelled' | 'expired' | 'replaced'

export const certificateStateWords: Record<CertificateState, string> = {
  valid: '有效', suspended: '暂扣', revoked: '撤销', cancelled: '注销', expired: '失效', replaced: '已换发',
}

/** What is printed. Where to verify it is known only when it is printed, so that an installation can move. */
export type CertificateContent = Omit<CertificateData, 'verificationUrl'>

/** An issued certificate. Everything but its state stays as it was issued. */
export interface Certificate {
  /** Six digits of the issuing authority's region. */
  region: string
  /** 证照标识 */
  identifier: string
  /** 证照编号 */
  number: string
  typeCode: string
  name: string
  holderId: string
  holderName: string
  applicationNumber: string
  issuingAuthorityId: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  /** Last day on which it is valid; null where the validity is no date. */
  validUntil: string | null
  state: CertificateState
  /** 001 at first, the next with each change. */
  version: number
  data: CertificateContent
  templateVersion: number
  /** SM3 over everything above except the state. */
  hash: string
}
