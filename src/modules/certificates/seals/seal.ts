export type SealState = 'inUse' | 'disabled' | 'replaced'

export const sealStateWords: Record<SealState, string> = { inUse: '在用', disabled: '已停用', replaced: '已更换' }

/** An entry of the register of seals: the approval seal (行政审批专用章) of an authority. */
export interface Seal {
  region: string
  id: string
  authorityId: string
  /** 1 at first, the next after each replacement. */
  edition: number
  name: string
  /** At whoever keeps the private keys. */
  keyId: string
  /** Uncompressed point, 65 bytes as hex. */
  publicKey: string
  state: SealState
  usedFrom: Date
  /** From then on nothing is signed with it; null while it is in use. */
  usedUntil: Date | null
  endedBy: string | null
  reason: string | null
}

/** What a seal is used for: a certificate's facts, or a file that somebody opened. */
export type SealPurpose = 'certificate' | 'pdf' | 'ofd'

export const sealPurposeWords: Record<SealPurpose, string> = { certificate: '签发证照', pdf: '签章版式文件（PDF）', ofd: '签章版式文件（OFD）' }

/** 用章记录: one use of a seal. */
export interface SealUse {
  region: string
  sealId: string
  id: string
  purpose: SealPurpose
  /** 证照标识 */
  identifier: string
  /** Who made the certificate or opened the file; the name of the job where nobody did. */
  usedBy: string
  usedAt: Date
  /** SM3 of what was signed. */
  hash: string
}

/** 签章: the seal on the facts of a certificate. */
export interface CertificateSignature {
  region: string
  identifier: string
  sealId: string
  /** SM3 of the signed facts. */
  hash: string
  /** r and s, 64 bytes as hex. */
  signature: string
  signedAt: Date
}
