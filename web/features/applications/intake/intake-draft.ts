import { useDraft } from '../../../client/draft.ts'
import type { SubjectSummary } from '../../../client/types.ts'
import type { HandIns } from '../hand-in.tsx'
import type { SigningDraft } from './promise-step.tsx'
import type { Values } from '../actions/case-action.ts'

/** Who stands at the window. */
export interface Person {
  identityNumber: string
  kind: 'person' | 'enterprise'
  name: string
  phone: string
  /** Known before: then name and address come from the register. */
  known?: SubjectSummary
  /** The record of the scan by which they were found: showing the code for it is agreeing. */
  scan?: string
  /** They hold the ticket that was called. */
  isHolder?: true
}

/** Whether whoever stands there agreed to their certificates and data being looked up, and how. */
export interface EvidenceCheck {
  consent: 'inPerson' | 'scan' | 'refused'
  scan?: string
  /** 单独同意 to what is sensitive. */
  agreesToSensitive?: true
}

/** Everything of one intake while it is being typed. */
export interface IntakeDraft {
  /** With which the window called them. */
  ticket?: { id: string; number: string; windowNo: string }
  person?: Person
  item?: { code: string; name: string }
  division?: string
  /** Another region decides it (异地代收); missing: the window's own. */
  region?: string
  checks?: { identity?: string; formal?: string }
  delivery?: { way?: string; name?: string; phone?: string; address?: string }
  situations: Readonly<Record<string, string>>
  /** As typed; the form's model makes answers of it. */
  answers: Values
  /** Absent until they were asked. */
  check?: EvidenceCheck
  handIns: HandIns
  /** What the applicant signs here. */
  signing: SigningDraft
}

export const EMPTY: IntakeDraft = { situations: {}, answers: {}, handIns: {}, signing: {} }

/** One for each ticket: whoever is called finds nothing of who was there before, and nothing that was typed is lost. */
export const useIntakeDraft = (ticket: string | undefined) => useDraft<IntakeDraft>(ticket === undefined ? 'intake' : `intake:${ticket}`, EMPTY)

/** 统一社会信用代码 has letters or begins with other digits than a person's number; its 18 places never hold a birth date. */
export const kindOfNumber = (number: string): Person['kind'] => (/^\d{6}(19|20)\d{9}[\dXx]$/.test(number) ? 'person' : 'enterprise')

/** Another item asks other things: only who stands there stays, and where it is decided. */
export const withItem = (draft: IntakeDraft, item: { code: string; name: string }): IntakeDraft => ({ ...EMPTY, ...(draft.ticket ? { ticket: draft.ticket } : {}), ...(draft.person ? { person: draft.person } : {}), ...(draft.region ? { region: draft.region } : {}), ...(draft.checks ? { checks: draft.checks } : {}), item })
