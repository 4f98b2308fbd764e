import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { mayDo, type Officer } from '../../organisation/index.ts'
import { type Certificate, certificateStateWords } from '../certificate.ts'
import { stateOn } from '../certificate-rules.ts'
import { LIFE_VERBS, lineageOf, obstacleTo, OFFICER_VERBS, type OfficerVerb } from './certificate-life-rules.ts'
import type { LifeView } from './life-contract.ts'
import { type CancellationGround, groundWords, isHistoryIntact, lifeEventWords } from './life-event.ts'
import { listLifeEvents, listVersions } from './life-store.ts'

/** What happened to a certificate, its versions, and what this officer may do to it now. */
export async function describeLife(ctx: Context, certificate: Certificate, officer: Officer): Promise<Static<typeof LifeView>> {
  const { region, identifier } = certificate
  const [events, versions] = await Promise.all([listLifeEvents(ctx.db, region, identifier), listVersions(ctx.db, region, lineageOf(identifier))])
  const today = ctx.clock.today()
  return {
    revision: certificate.eventCount,
    stateSince: certificate.stateSince,
    replacedBy: certificate.replacedBy,
    previousIdentifier: certificate.previousIdentifier,
    isImported: certificate.importBatchId !== null,
    versions: versions.map((version) => {
      const state = stateOn(version, today)
      return { identifier: version.identifier, version: version.version, state, stateName: certificateStateWords[state], issuedOn: version.issuedOn, validUntil: version.validUntil }
    }),
    history: events.map(({ seq, kind, onDay, reason, basis, ground, replacedBy, applicationNumber, officerName, at }) => ({
      seq, kind, title: lifeEventWords[kind], onDay, reason, basis, groundName: ground && groundWords[ground], replacedBy, applicationNumber, officerName, at: toRfc3339(at),
    })),
    historyIsIntact: isHistoryIntact(events, certificate),
    allowedActions: OFFICER_VERBS.map((verb) => {
      const reason = reasonAgainst(verb, certificate, officer, today)
      return { action: verb, title: LIFE_VERBS[verb].title, isAllowed: reason === null, reason, usualBasis: LIFE_VERBS[verb].usualBasis }
    }),
    cancellationGrounds: (Object.keys(groundWords) as CancellationGround[]).map((ground) => ({ ground, title: groundWords[ground] })),
  }
}

function reasonAgainst(verb: OfficerVerb, certificate: Certificate, officer: Officer, today: string): string | null {
  if (certificate.issuingAuthorityId !== officer.authorityId) return '只有颁发机构可以办理。'
  if (!mayDo(`certificates.${verb}`, officer.roles)) return verb === 'reissue' ? '由颁发机构的决定人员或制证人员办理。' : '由颁发机构的决定人员办理。'
  return obstacleTo(verb, certificate, today)?.sentence ?? null
}
