import type { Announcement } from '../../platform/announcement.ts'
import type { Context } from '../../platform/context.ts'
import { isUniqueViolation } from '../../platform/db/db.ts'
import type { Statement } from '../../platform/db/sql.ts'
import type { Refusal } from '../../platform/errors.ts'
import { getOfficer } from '../organisation/index.ts'
import { getCertificate } from './find-certificate.ts'
import { LIFE_VERBS, obstacleTo } from './life/certificate-life-rules.ts'
import { announcementOf, changedMeanwhile, toLifeEvent } from './life/change-certificate-state.ts'
import { insertLifeEvent, moveOnWith } from './life/life-store.ts'

export interface PreparedRevocation {
  parts: Statement[]
  announcements: Announcement[]
  /** Why the caller's write failed, where something else happened to the certificate in the same moment. */
  toRefusal(error: unknown): Promise<Refusal | undefined>
}

/**
 * 撤销 in the caller's own write: whoever verifies the certificate is told from then on. One that is no longer in force stays what
 * it is, and nothing is prepared. Should something else happen to it in the same moment, the caller's whole write fails (`toRefusal`).
 * @throws Refusal 404 when there is no such certificate
 */
export async function prepareRevocation(ctx: Context, { identifier, reason, applicationNumber }: { identifier: string; reason: string; applicationNumber: string }): Promise<PreparedRevocation> {
  const certificate = await getCertificate(ctx, identifier)
  if (obstacleTo('revoke', certificate, ctx.clock.today())) return { parts: [], announcements: [], toRefusal: async () => undefined }
  const officer = await getOfficer(ctx)
  const event = toLifeEvent(ctx, certificate, { kind: 'revoked', ground: null }, { command: { reason, basis: LIFE_VERBS.revoke.usualBasis }, officer, applicationNumber })
  return {
    // PostgreSQL runs the last part first: the certificate is taken before its history, as every other act on it does, so that no two wait for each other.
    parts: [insertLifeEvent(event), moveOnWith(event, 'revoked')],
    announcements: [announcementOf(certificate, event)],
    toRefusal: async (error) => (isUniqueViolation(error) && error.constraint === 'certificate_event_pkey' ? changedMeanwhile(ctx, await getCertificate(ctx, identifier), certificate.eventCount) : undefined),
  }
}
