import type { Sex } from './identity-number-rules.ts'

/** The audit chain of what applicants do themselves: they belong to no region. */
export const AUDIT_REGION_OF_APPLICANTS = '000000'

export type SubjectKind = 'person' | 'enterprise'

/** A natural person or a legal person (or individual business) who can apply. */
export interface Subject {
  id: string
  kind: SubjectKind
  name: string
  /** What a screen may show of the identity number; the code of an enterprise is public and stands in full. */
  identityMasked: string
  address: string | null
  /** Six digits of the county they live or are registered in. */
  region: string
  /** Persons only, as is `birthDate` (`YYYY-MM-DD`). */
  sex: Sex | null
  birthDate: string | null
  /** The person who represents an enterprise by law or by its register. */
  legalRepresentativeId: string | null
}

/** Somebody to register. */
export interface NewSubject {
  kind: SubjectKind
  name: string
  /** 公民身份号码 of a person, 统一社会信用代码 of an enterprise. */
  identityNumber: string
  phone?: string
  address?: string
  region: string
  /** Enterprises only. */
  legalRepresentativeId?: string
}

/** That an agent may file and follow applications for a principal. Days are inclusive. */
export interface Proxy {
  principalId: string
  agentId: string
  fromDay: string
  untilDay: string | null
}
