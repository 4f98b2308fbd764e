import type { Reader } from '../../../platform/jobs/jobs.ts'
import type { CertificateIssued } from '../events.ts'
import { findCertificate } from '../find-certificate.ts'
import { listSigned } from './seal-store.ts'
import { type Order, signCertificates, toSignable } from './sign-certificates.ts'

/**
 * Puts the authority's seal on what was issued, within a second or so: the command that issues does not wait for whoever keeps
 * the keys. Until then, and for what was brought in from elsewhere, opening the certificate signs it.
 */
export const onCertificateIssuedSign: Reader = {
  id: 'certificates.sign',
  on: ['certificates.issued'],
  async run(ctx, events) {
    if (!ctx.outside.seals) return
    const issued = events.map(({ region, payload }) => ({ region, ...(payload as unknown as CertificateIssued) }))
    // Told twice, or opened meanwhile: what is signed already is not signed again.
    const signed = new Set(await listSigned(ctx.db, issued))
    const orders: Order[] = []
    for (const { hash, issuedBy, ...certificate } of issued) {
      if (signed.has(certificate.identifier)) continue
      const usedBy = issuedBy ?? ctx.actor.accountId
      if (hash !== undefined) orders.push({ ...certificate, hash, usedBy })
      else {
        const stored = await findCertificate(ctx, certificate.identifier)
        if (stored) orders.push({ ...toSignable(stored), usedBy })
      }
    }
    await signCertificates(ctx, orders)
  },
}
