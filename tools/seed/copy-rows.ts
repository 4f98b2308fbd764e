import { documentsOf } from '../../src/modules/applications/record/application-store.ts'
import type { Applicant } from './application-world.ts'
import type { Story } from './application-story.ts'
import type { SealedText } from '../../src/platform/sealed-text.ts'

/** The tables a load writes and the order of the columns in its lines. */
export const COPY_TABLES = {
  'applications.application': `region, number, version, head_hash, state, item_code, item_version, item_name, authority_id, division_code, hall_id, applicant_id, applicant_name,
    agent_id, channel, due_on, submitted_at, received_on, accepted_on, statutory_due_on, promised_due_on, due_is_provisional, paused, decided_on, completed_on, detail, queue`,
  'applications.work_queue': 'region, queue, due_on, number, item_code',
  'applications.application_event': 'region, number, seq, type, data, actor, at, prev_hash, hash, documents',
  'applications.subject_application': 'subject_id, number, region, item_name, applicant_name, state, version, submitted_at, updated_at',
  'certificates.certificate': `region, identifier, number, type_code, name, holder_id, holder_name, application_number, issuing_authority_id, issued_on, valid_until, state, version,
    data, template_version, hash, issued_at`,
  'certificates.holder_certificate': 'holder_id, identifier, region, name, number, issuing_authority, state, issued_on, valid_until',
  'subjects.subject': 'id, kind, name, identity_masked, identity_sealed, phone_sealed, address, region, sex, birth_date, created_at',
  'subjects.subject_identity': 'identity_hash, subject_id',
} as const

export type CopyTable = keyof typeof COPY_TABLES
export type CopyText = Record<CopyTable, string>

export const emptyCopyText = (): CopyText => Object.fromEntries(Object.keys(COPY_TABLES).map((table) => [table, ''])) as CopyText

/** One line of PostgreSQL's text format. */
const line = (...values: (string | number | boolean | null)[]): string => `${values.map(field).join('\t')}\n`

function field(value: string | number | boolean | null): string {
  if (value === null) return '\\N'
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return String(value)
  return /[\\\t\n\r]/.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r') : value
}

export function addStory(text: CopyText, { application: a, deadlines, queue, events, documents, certificate }: Story): void {
  const updatedAt = events.at(-1)!.at
  text['applications.application'] += line(
    a.region, a.number, a.version, a.headHash, a.state, a.itemCode, a.itemVersion, a.itemName, a.authorityId, a.divisionCode, a.hallId, a.applicantId, a.applicantName,
    a.agentId, a.channel, deadlines.dueOn, a.submittedAt, a.receivedOn, a.acceptedOn, deadlines.statutoryDueOn, deadlines.promisedDueOn, deadlines.isProvisional,
    deadlines.paused, a.decidedOn, a.completedOn, JSON.stringify(a.detail), queue,
  )
  if (queue) text['applications.work_queue'] += line(a.region, queue, deadlines.dueOn, a.number, a.itemCode)
  for (const event of events) {
    const issued = documentsOf(documents, event.seq)
    text['applications.application_event'] += line(event.region, event.number, event.seq, event.type, JSON.stringify(event.data), JSON.stringify(event.actor), event.at, event.prevHash, event.hash, issued ? JSON.stringify(issued) : null)
  }
  text['applications.subject_application'] += line(a.applicantId, a.number, a.region, a.itemName, a.applicantName, a.state, a.version, a.submittedAt, updatedAt)
  if (!certificate) return
  const c = certificate
  text['certificates.certificate'] += line(
    c.region, c.identifier, c.number, c.typeCode, c.name, c.holderId, c.holderName, c.applicationNumber, c.issuingAuthorityId, c.issuedOn, c.validUntil, c.state, c.version,
    JSON.stringify(c.data), c.templateVersion, c.hash, c.issuedAt,
  )
  text['certificates.holder_certificate'] += line(c.holderId, c.identifier, c.region, c.name, c.number, c.issuingAuthority, c.state, c.issuedOn, c.validUntil)
}

export function addApplicant(text: CopyText, sealed: SealedText, applicant: Applicant, createdAt: string): void {
  const { id, kind, name, identityNumber, identityMasked, phone, address, region, sex, birthDate } = applicant
  text['subjects.subject'] += line(id, kind, name, identityMasked, sealed.seal(identityNumber), sealed.seal(phone), address, region, sex, birthDate, createdAt)
  text['subjects.subject_identity'] += line(sealed.index(identityNumber), id)
}
