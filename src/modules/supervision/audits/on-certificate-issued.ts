import type { Context } from '../../../platform/context.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import type { CertificateIssued, CertificatesImported } from '../../certificates/events.ts'
import { recordFinding } from './record-finding.ts'
import { importedRecentDays } from './settings.ts'

/**
 * 平台之外: a certificate without a case that asked for it. What is written down here is a clue and not yet a fault: a body may change
 * a certificate by itself (依职权), and what existed before the platform is imported.
 */
export const onCertificateIssued: Reader = {
  id: 'supervision.onCertificateIssued',
  on: ['certificates.issued', 'certificates.imported'],
  wants: ({ type, payload }) => (type === 'certificates.imported' ? (payload as unknown as CertificatesImported).recent.length > 0 : (payload as unknown as CertificateIssued).applicationNumber === null),
  async run(ctx, events) {
    for (const { type, region, payload } of events) {
      const found = type === 'certificates.imported' ? await importedFindings(ctx, region, payload as unknown as CertificatesImported) : [changedFinding(payload as unknown as CertificateIssued)]
      for (const each of found) await recordFinding(ctx, { region, audit: 'platform', evidenceKind: 'certificate', ...each })
    }
  },
}

const changedFinding = ({ identifier, number, name, issuingAuthorityId, issuingAuthority, issuedOn }: CertificateIssued) => ({
  evidenceId: identifier, authorityId: issuingAuthorityId, title: `没有办件的证照变更：${name} ${number}`,
  facts: `${issuingAuthority}于${issuedOn}签发了「${name}」（${number}）的新版本，平台里没有对应的办件。请核实是依职权办理，还是没有经平台收件。`,
})

/** Of what was imported: what was issued shortly before. */
async function importedFindings(ctx: Context, region: string, { recent, issuingAuthorityId, issuingAuthority, importedOn }: CertificatesImported) {
  const since = addDays(importedOn, -(await getSetting(ctx, importedRecentDays, region, importedOn)))
  return recent.filter(({ issuedOn }) => issuedOn >= since).map(({ identifier, number, name, issuedOn }) => ({
    evidenceId: identifier, authorityId: issuingAuthorityId, title: `新近签发、导入的证照：${name} ${number}`,
    facts: `${issuingAuthority}于${importedOn}导入了「${name}」（${number}），签发日期是${issuedOn}，平台里没有对应的办件。请核实为什么没有经平台办理。`,
  }))
}
