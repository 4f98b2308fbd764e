import type { Reader } from '../../platform/jobs/jobs.ts'
import { insertHolderCertificates, markRevoked } from './certificate-store.ts'
import { CERTIFICATE_EVENTS, type CertificateIssued, type CertificateRevoked } from './events.ts'

/**
 * Puts what was issued into its holder's own list, and marks there what was taken back: the list is stored with the
 * person, the certificate with its region. One reader for both, so that they are read in their order.
 */
export const onCertificateIssued: Reader = {
  id: 'certificates.onIssued',
  on: CERTIFICATE_EVENTS,
  async run(ctx, events) {
    const issued = events.filter(({ type }) => type === 'certificates.issued')
    const revoked = events.filter(({ type }) => type === 'certificates.revoked')
    if (issued.length > 0) {
      await insertHolderCertificates(ctx.db, issued.map(({ region, payload }) => {
        const { holderId, identifier, name, number, issuingAuthority, issuedOn, validUntil } = payload as unknown as CertificateIssued
        return { holderId, identifier, region, name, number, issuingAuthority, state: 'valid', issuedOn, validUntil }
      }))
    }
    if (revoked.length > 0) await markRevoked(ctx.db, revoked.map(({ payload }) => payload as unknown as CertificateRevoked))
  },
}
