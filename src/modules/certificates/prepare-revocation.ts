import type { Announcement } from '../../platform/announcement.ts'
import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/db/sql.ts'
import { getOfficer } from '../organisation/index.ts'
import { getCertificate } from './find-certificate.ts'
import { LIFE_VERBS, obstacleTo } from './life/certificate-life-rules.ts'
import { announcementOf, toLifeEvent } from './life/change-certificate-state.ts'
import { insertLifeEvent, moveOnWith } from './life/life-store.ts'

export interface PreparedRevocation {
  parts: Statement[]
  announcements: Announcement[]
}

/**
 * 撤销 in the caller's own write: whoever verifies the certificate is told from then on. One that is no longer in force stays what
 * it is, and nothing is prepared. Should something else happen to it in the same moment, the caller's whole write fails.
 * @throws Refusal 404 when there is no such certificate
 */
export async function prepareRevocation(ctx: Context, { identifier, reason, applicationNumber }: { identifier: string; reason: string; applicationNumber: string }): Promise<PreparedRevocation> {
  const certificate = await getCertificate(ctx, identifier)
  if (obstacleTo('revoke', certificate, ctx.clock.today())) return { parts: [], announcements: [] }
  const officer = await getOfficer(ctx)
  const event = toLifeEvent(ctx, certificate, { kind: 'revoked', ground: null }, { command: { reason, basis: LIFE_VERBS.revoke.usualBasis }, officer, applicationNumber })
  return { parts: [moveOnWith(event, 'revoked'), insertLifeEvent(event)], announcements: [announcementOf(certificate, event)] }
}
