import type { Reader } from '../../platform/jobs/jobs.ts'
import { insertHolderCertificates } from './certificate-store.ts'
import { CERTIFICATE_EVENTS, type CertificateIssued } from './events.ts'

/** Puts what was issued into its holder's own list: the list is stored with the person, the certificate with its region. */
export const onCertificateIssued: Reader = {
  id: 'certificates.onIssued',
  on: CERTIFICATE_EVENTS,
  async run(ctx, events) {
    await insertHolderCertificates(ctx.db, events.map(({ region, payload }) => {
      const { holderId, identifier, name, number, issuingAuthority, issuedOn, validUntil } = payload as unknown as CertificateIssued
      return { holderId, identifier, region, name, number, issuingAuthority, state: 'valid', issuedOn, validUntil }
    }))
  },
}
