import type { SubjectKind } from '../../subjects/index.ts'

/** 居民码 of a person, 企业码 of an enterprise: what anybody may read in the code, also without a network. */
export interface CodePayload {
  /** The code's own id: says nothing about whose it is. */
  id: string
  /** Six digits of the city whose platform signed it. */
  city: string
  kind: SubjectKind
  nameMasked: string
  /** Seconds since 1970-01-01T00:00:00Z: a smaller code is scanned from further away. */
  issuedAt: number
  expiresAt: number
}

/** A code that was shown, and the scan that used it up. */
export interface ShownCode {
  id: string
  subjectId: string
  /** The person who holds the phone: the subject, or the one who acts for it. */
  shownBy: string
  kind: SubjectKind
  /** 同意窗口为本次业务调取: to this scan alone. */
  consents: boolean
  issuedAt: Date
  expiresAt: Date
  scan: { at: Date; by: string; /** Six digits of the officer. */ region: string; itemCode: string | null } | null
}

export const codeKindWords: Readonly<Record<SubjectKind, string>> = { person: '居民码', enterprise: '企业码' }
