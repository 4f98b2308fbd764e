/** What one may agree to: data fetched from others, sensitive data (art. 29), data of a child under 14 (art. 31). */
export type ConsentScope = 'sharedData' | 'sensitiveData' | 'childData'

export const CONSENT_SCOPES: readonly ConsentScope[] = ['sharedData', 'sensitiveData', 'childData']

export const consentScopeWords: Readonly<Record<ConsentScope, string>> = {
  sharedData: '调用电子证照和共享数据', sensitiveData: '处理敏感个人信息', childData: '处理不满十四周岁未成年人的信息',
}

/** As what somebody agreed for a subject. */
export type ConsentGiver = 'self' | 'guardian' | 'legalRepresentative' | 'agent' | 'clerk'

export const consentGiverWords: Readonly<Record<ConsentGiver, string>> = {
  self: '本人', guardian: '监护人', legalRepresentative: '法定代表人（经营者）', agent: '受托人', clerk: '窗口人员代为登记',
}

export type ConsentChannel = 'online' | 'counter'

export const consentChannelWords: Readonly<Record<ConsentChannel, string>> = { online: '网上', counter: '窗口' }

/** 告知书: what somebody is told before they agree. */
export interface ConsentNotice {
  scope: ConsentScope
  version: number
  title: string
  /** Paragraphs, one a line. */
  text: string
  /** Whether what was agreed to before counts no more (art. 14): purpose, way or kind of data changed. */
  needsNewConsent: boolean
  /** Legal date from which it holds; this and what follows null for what ships with the platform. */
  fromDay: string | null
  publishedAt: Date | null
  publishedByName: string | null
  /** Why there is a new one. */
  source: string | null
}

export interface Consent {
  subjectId: string
  id: string
  scope: ConsentScope
  noticeVersion: number
  channel: ConsentChannel
  givenAt: Date
  givenAs: ConsentGiver
  /** A subject or an officer. */
  givenBy: string
  givenByName: string
  evidence: string | null
  withdrawnAt: Date | null
  withdrawnByName: string | null
}
