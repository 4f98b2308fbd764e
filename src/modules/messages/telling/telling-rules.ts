import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import type { ApplicationEventType, ApplicationProgressed } from '../../applications/events.ts'
import type { ServedDocument } from '../message.ts'
import { type Desk, officerDesk, roleDesk, windowDesk } from '../desk/desk-rules.ts'
import type { SignalLevel } from '../sms/officer-text-rules.ts'
import { isTemplateId, type TemplateId } from '../templates/templates.ts'

/** Something to tell somebody, before it is put in words. */
export interface Telling {
  /** Of the announcement it comes from: told again it is the same message. */
  id: string
  template: TemplateId
  /** Whose words, and where what it is about lies. */
  region: string
  /** ISO 8601 */
  at: string
  words: Readonly<Record<string, string>>
  number?: string | undefined
  itemCode?: string | undefined
  documents?: readonly ServedDocument[] | undefined
  /** Whose inboxes. */
  subjects?: readonly string[] | undefined
  /** Whose phone, where the template has a text message. */
  smsTo?: string | undefined
  desks?: readonly Desk[] | undefined
  /** How grave it is, where those at its desks are reached by phone too: from which level on is the region's to say. */
  level?: SignalLevel | undefined
}

/** A case that moved on, as it was announced, with the names of its places. */
export interface AnnouncedCase {
  id: string
  region: string
  type: ApplicationEventType
  at: string
  case: ApplicationProgressed
  places: { authorityName: string; hallName: string; hallAddress: string; hallPhone: string }
}

/** Who is told what of one event of a case: the applicant (and who applied for them), and the desk whose turn it is. */
export function tellingsOf(event: AnnouncedCase): Telling[] {
  const { id, region, at, case: progressed, places } = event
  const { number, itemCode, itemName, applicantId, agentId, answerBy, documents } = progressed
  const words = { number, itemName, ...places, answerBy: answerBy ? toChineseDate(answerBy) : '文书写明的日期' }
  const common = { id, region, at, words, number, itemCode }
  const forApplicant = applicantTemplate(event)
  const forOfficer = `officer.${verbOf(event)}`
  const desks = desksFor(event)
  return [
    ...(forApplicant ? [{ ...common, template: forApplicant, documents, subjects: agentId ? [applicantId, agentId] : [applicantId], smsTo: agentId ?? applicantId }] : []),
    ...(desks.length > 0 && isTemplateId(forOfficer) ? [{ ...common, template: forOfficer, desks }] : []),
  ]
}

const verbOf = ({ type }: AnnouncedCase): string => type.slice('applications.'.length)

/** The message an event is to its applicant; what happens within the office is none. */
function applicantTemplate(event: AnnouncedCase): TemplateId | undefined {
  // A check that found something asks for mending by a day; one that found nothing asks nothing.
  if (event.type === 'applications.commitmentChecked') return event.case.answerBy ? 'applicant.commitmentBreached' : 'applicant.commitmentKept'
  const id = `applicant.${verbOf(event)}`
  if (isTemplateId(id)) return id
  // Whatever else was issued in the same sitting is served all the same; a hand-over list goes between two windows.
  return event.case.documents && event.type !== 'applications.handedOver' ? 'applicant.served' : undefined
}

/** Whose turn it is after an event: whoever the case is assigned to, else everybody who may take it up. */
function desksFor({ region, type, case: { officerId, authorityId, hallId } }: AnnouncedCase): Desk[] {
  const assigned = officerId ? [officerDesk(region, officerId)] : []
  const orElse = (...desks: Desk[]) => (assigned.length > 0 ? assigned : desks)
  const window = windowDesk(region, hallId)
  const reviewers = roleDesk(region, 'reviewer', authorityId)
  const deciders = roleDesk(region, 'decider', authorityId)
  switch (type) {
    case 'applications.assigned': case 'applications.withdrawn': return assigned
    // The window's turn, whoever reviews it later.
    case 'applications.revised': case 'applications.correctionSupplied': case 'applications.secondCorrectionAllowed': case 'applications.handedOver': return [window]
    case 'applications.deferredSupplied': case 'applications.commitmentWithdrawn': return orElse(reviewers)
    case 'applications.hearingRequested': return [...orElse(reviewers), deciders]
    case 'applications.voidingRequested': return [deciders]
    default: return []
  }
}
