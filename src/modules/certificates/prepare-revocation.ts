import type { Announcement } from '../../platform/announcement.ts'
import type { Statement } from '../../platform/db/sql.ts'
import { revokeCertificate } from './certificate-store.ts'
import type { CertificateRevoked } from './events.ts'

/** 撤销: takes a certificate back in the caller's own write; whoever verifies it is told from then on. */
export function prepareRevocation(certificate: CertificateRevoked & { region: string }): { part: Statement; announcement: Announcement } {
  const { region, ...payload } = certificate
  return { part: revokeCertificate(region, certificate.identifier), announcement: { type: 'certificates.revoked', payload: { ...payload } } }
}
