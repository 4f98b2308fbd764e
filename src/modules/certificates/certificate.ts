import type { CertificateData } from './certificate-template.ts'

/** `revoked` (撤销) takes back what should not have been given, `forfeited` (吊销) is a penalty: two acts of law. */
export type CertificateState = 'valid' | 'suspended' | 'revoked' | 'forfeited' | 'cancelled' | 'expired' | 'replaced'

export const certificateStateWords: Record<CertificateState, string> = {
  valid: '有效', suspended: '暂扣', revoked: '撤销', forfeited: '吊销', cancelled: '注销', expired: '失效', replaced: '已换发',
}

/** What is printed. Where to verify it is known only when it is printed, so that an installation can move. */
export type CertificateContent = Omit<CertificateData, 'verificationUrl'>

/** An issued certificate. Everything stays as it was issued but what its life changes: the last five below. */
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
  /** Null for one that existed before this platform, and for the next version of one. */
  applicationNumber: string | null
  /** The import that brought it in. */
  importBatchId: string | null
  /** The version whose place it took (变更, 延续, 换发). */
  previousIdentifier: string | null
  issuingAuthorityId: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  /** Last day on which it is valid; null where the validity is no date. */
  validUntil: string | null
  /** 001 at first, the next with each change. */
  version: number
  data: CertificateContent
  templateVersion: number
  /** SM3 over everything above. */
  hash: string
  state: CertificateState
  /** The first day of the state; null while nothing has happened to it. */
  stateSince: string | null
  /** The version that took its place. */
  replacedBy: string | null
  /** How many entries its history has: what a command on it has to name. */
  eventCount: number
  /** The hash of the last of them; null while there is none. */
  headHash: string | null
}

/** What its life changes. */
export type LifeColumn = 'state' | 'stateSince' | 'replacedBy' | 'eventCount' | 'headHash'

/** What is issued, before anything happens to it. */
export type CertificateFacts = Omit<Certificate, 'hash' | LifeColumn>
