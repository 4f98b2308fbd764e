import type { Reader } from '../../platform/jobs/jobs.ts'
import { followStates, insertHolderCertificates } from './certificate-store.ts'
import { CERTIFICATE_CHANGES, type CertificateIssued, type CertificateStateChanged } from './events.ts'

/**
 * Puts what was issued into its holder's own list, and keeps its state there: the list is stored with the person, the
 * certificate with its region. One reader for both, so that they are read in their order.
 */
export const onCertificateIssued: Reader = {
  id: 'certificates.onIssued',
  on: ['certificates.issued', ...CERTIFICATE_CHANGES],
  async run(ctx, events) {
    const issued = events.filter(({ type }) => type === 'certificates.issued')
    const moved = events.filter(({ type }) => type !== 'certificates.issued').map(({ payload }) => payload as unknown as CertificateStateChanged)
    if (issued.length > 0) {
      await insertHolderCertificates(ctx.db, issued.map(({ region, payload }) => {
        const { holderId, identifier, name, number, issuingAuthority, issuedOn, validUntil } = payload as unknown as CertificateIssued
        return { holderId, identifier, region, name, number, issuingAuthority, state: 'valid', issuedOn, validUntil }
      }))
    }
    // Several of one certificate in one batch: the last is what it is now.
    if (moved.length > 0) await followStates(ctx.db, [...new Map(moved.map((each) => [each.identifier, each])).values()])
  },
}
