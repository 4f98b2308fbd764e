/** 加注件: a copy of a certificate that says for whom, for what and until when. */
export interface UseCopy {
  /** The holder of the certificate. */
  subjectId: string
  id: string
  identifier: string
  certificateName: string
  /** 使用事由 */
  purpose: string
  /** 使用单位 */
  usedByUnit: string
  /** Last day, `YYYY-MM-DD`. */
  validUntil: string
  madeAt: Date
  /** Who made it: the holder, or one who acts for them. */
  madeBy: string
  madeByName: string
  revokedAt: Date | null
}

export type UseCopyState = 'valid' | 'revoked' | 'expired' | 'certificateNotValid'

export const useCopyStateWords: Readonly<Record<UseCopyState, string>> = {
  valid: '有效', revoked: '已作废', expired: '已过期', certificateNotValid: '证照已失效',
}

/** A use of a certificate instead of paper. */
export interface CertificateUse {
  /** Six digits of the office; of the issuer where the holder made a copy. */
  region: string
  identifier: string
  typeCode: string
  certificateName: string
  holderId: string
  /** `waiver`: an office looked at it instead of asking for paper; `copy`: the holder gave a copy away. */
  way: 'waiver' | 'copy'
  /** Chinese: 办理「食品经营许可」. */
  purpose: string
  itemCode?: string | undefined
  applicationNumber?: string | undefined
  /** Who used it: 澄湖区政务服务大厅. */
  office: string
}

export const useWayWords: Readonly<Record<CertificateUse['way'], string>> = { waiver: '免提交调用', copy: '加注件' }
