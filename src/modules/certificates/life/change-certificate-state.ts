import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Announcement } from '../../../platform/announcement.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { type Certificate, type CertificateContent, type CertificateFacts, certificateStateWords } from '../certificate.ts'
import { toNextVersion } from '../certificate-identifier-rules.ts'
import { certificateHash, dayAfter, isIntact } from '../certificate-rules.ts'
import { insertCertificate } from '../certificate-store.ts'
import { CERTIFICATE_TEMPLATE_VERSION } from '../certificate-template.ts'
import type { CertificateIssued, CertificateStateChanged } from '../events.ts'
import { getCertificate } from '../find-certificate.ts'
import { refuseUnprintable } from '../prepare-certificate.ts'
import { decideLife, isRefusal, type LifeCommand, type LifeOutcome } from './certificate-life-rules.ts'
import { type LifeEvent, lifeEventHash, lifeEventWords, stateAfter } from './life-event.ts'
import { insertLifeEvent, listLifeEvents, moveOn } from './life-store.ts'

/** What a command tells: where the certificate stands now. */
export interface LifeAnswer {
  /** Of the version to go on with: the next one where there is one. */
  identifier: string
  state: Certificate['state']
  stateName: string
  /** What the next command on it has to name. */
  revision: number
}

export interface LifeChange {
  identifier: string
  /** What the caller saw of its history; undefined where nobody looked. */
  revision: number | undefined
  command: LifeCommand
  /** Who does it; undefined where it follows from the law. @throws Refusal when it is not theirs */
  toOfficer?(certificate: Certificate): { id: string; name: string; authorityId: string }
}

/** One command on one certificate: load → decide (rules) → save → announce. */
export async function changeCertificateState(ctx: Context, { identifier, revision, command, toOfficer }: LifeChange): Promise<LifeAnswer> {
  const certificate = await getCertificate(ctx, identifier)
  await refuseUsedKey(ctx, certificate.region)
  const officer = toOfficer?.(certificate)
  if (revision !== undefined && revision !== certificate.eventCount) throw await changedMeanwhile(ctx, certificate, revision)
  if (!isIntact(certificate)) throw new Refusal(409, 'certificates.altered', '证照内容与签发时不一致，已停止办理。请先向颁发机构核实。')
  const outcome = decideLife(certificate, command, ctx.clock.today())
  if (isRefusal(outcome)) {
    const { code, sentence, pointer } = outcome
    throw new Refusal(pointer ? 422 : 409, code, sentence, pointer ? { errors: [{ pointer, message: sentence }] } : {})
  }
  const next = outcome.next && toNext(ctx, await getDirectory(ctx), certificate, outcome.next)
  const event = toLifeEvent(ctx, certificate, outcome, { command, replacedBy: next?.identifier ?? null, officer })
  const answer: LifeAnswer = next
    ? { identifier: next.identifier, state: 'valid', stateName: certificateStateWords.valid, revision: 0 }
    : { identifier, state: stateAfter[event.kind], stateName: certificateStateWords[stateAfter[event.kind]], revision: event.seq }
  const parts: Statement[] = [insertLifeEvent(event)]
  const announcements: Announcement[] = [announcementOf(certificate, event)]
  if (next) {
    parts.push(insertCertificate(next, ctx.clock.now()))
    announcements.push(issuedAnnouncement(ctx, next))
  }
  if (await commit(ctx, { region: certificate.region, guard: moveOn(event, stateAfter[event.kind]), parts, announcements, answer })) return answer
  throw await changedMeanwhile(ctx, await getCertificate(ctx, identifier), certificate.eventCount)
}

/** The entry of a certificate's history, linked to what went before. */
export function toLifeEvent(
  ctx: Context, certificate: Certificate, outcome: Pick<LifeOutcome, 'kind' | 'ground'>,
  { command, replacedBy = null, officer, applicationNumber = null }: { command: { reason: string; basis: string }; replacedBy?: string | null; officer?: { id: string; name: string; authorityId: string } | undefined; applicationNumber?: string | null },
): LifeEvent {
  const event = {
    region: certificate.region, identifier: certificate.identifier, seq: certificate.eventCount + 1, kind: outcome.kind, onDay: outcome.kind === 'expired' ? dayAfter(certificate.validUntil!) : ctx.clock.today(), reason: command.reason.trim(), basis: command.basis.trim(),
    ground: outcome.ground, replacedBy, applicationNumber, officerId: officer?.id ?? null, officerName: officer?.name ?? null, authorityId: officer?.authorityId ?? null,
    at: ctx.clock.now().toISOString(), prevHash: certificate.headHash ?? certificate.hash,
  }
  return { ...event, hash: lifeEventHash(event) }
}

/** What others may know of it. */
export function announcementOf(certificate: Certificate, event: LifeEvent): Announcement {
  const payload: CertificateStateChanged = {
    identifier: certificate.identifier, number: certificate.number, name: certificate.name, holderId: certificate.holderId, issuingAuthorityId: certificate.issuingAuthorityId,
    state: stateAfter[event.kind], since: event.onDay, validUntil: certificate.validUntil, replacedBy: event.replacedBy, applicationNumber: event.applicationNumber, revision: event.seq,
  }
  return { type: `certificates.${event.kind}`, payload: { ...payload } }
}

/** The next version: the same certificate with a new identifier (GB/T 36904), issued today. */
function toNext(ctx: Context, directory: Directory, certificate: Certificate, { content, validUntil, validityText }: NonNullable<LifeOutcome['next']>): CertificateFacts & { hash: string } {
  const identifier = toNextVersion(certificate.identifier)
  const issuedOn = ctx.clock.today()
  const { name, holder, number } = certificate.data
  const data: CertificateContent = {
    name, holder, number, identifier, content, issuingAuthority: directory.authority(certificate.issuingAuthorityId).name, issuedOn,
    ...(validUntil ? { validTo: validUntil } : {}), ...(validityText ? { validityText } : {}),
  }
  refuseUnprintable(data)
  const { region, typeCode, holderId, holderName, issuingAuthorityId } = certificate
  const facts: CertificateFacts = {
    region, identifier, number: certificate.number, typeCode, name: certificate.name, holderId, holderName, applicationNumber: null, importBatchId: null, previousIdentifier: certificate.identifier,
    issuingAuthorityId, issuedOn, validUntil, version: certificate.version + 1, data, templateVersion: CERTIFICATE_TEMPLATE_VERSION,
  }
  return { ...facts, hash: certificateHash(facts) }
}

function issuedAnnouncement(ctx: Context, next: CertificateFacts & { hash: string }): Announcement {
  const { hash, identifier, number, name, holderId, applicationNumber, issuingAuthorityId, issuedOn, validUntil } = next
  const payload: CertificateIssued = { identifier, number, name, holderId, applicationNumber, issuingAuthorityId, issuingAuthority: next.data.issuingAuthority, issuedOn, validUntil, hash, issuedBy: ctx.actor.accountId }
  return { type: 'certificates.issued', payload: { ...payload } }
}

/** Somebody acted on it since: says who did what. */
export async function changedMeanwhile(ctx: Context, { region, identifier, eventCount }: Certificate, seen: number): Promise<Refusal> {
  const events = (await listLifeEvents(ctx.db, region, identifier)).filter(({ seq }) => seq > seen)
  const what = events.map(({ officerName, kind }) => `${officerName ?? '系统'}：${lifeEventWords[kind]}`).join('；')
  return new Refusal(409, 'certificates.changed_meanwhile', `证照已有变化（${what || '版本号不符'}），请查看最新内容后再操作。您填写的内容没有提交。`, { extra: { version: eventCount } })
}
