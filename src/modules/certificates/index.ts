/** Numbers and prepares a certificate for the caller's own write; refuses what the font cannot print. */
export { prepareCertificate, type CertificateOrder, type PreparedCertificate } from './prepare-certificate.ts'
/** Takes a certificate back in the caller's own write. */
export { prepareRevocation } from './prepare-revocation.ts'
/** The certificate with an identifier, or undefined. */
export { findCertificate } from './find-certificate.ts'
/** What a subject holds that is valid on a day, and how a certificate's state is called on a day. */
export { listValidCertificates, stateNameOn } from './held-certificates.ts'
/** The certificate as a PDF; refuses unknown and altered ones. Whether the caller may see it is the caller's to know. */
export { renderCertificate } from './render-certificate.ts'
/** 证照 over HTTP, by audience. */
export { certificateCitizenRoutes } from './routes-citizen.ts'
export { certificatePublicRoutes } from './routes-public.ts'
export { certificateStaffRoutes } from './routes-staff.ts'
/** Keeps each holder's own list. */
export { certificateReaders } from './readers.ts'
export type { Certificate, CertificateState } from './certificate.ts'
/** What pages name. */
export { openOwnCertificate } from './open-own-certificate.ts'
export { verifyCertificate } from './verify-certificate.ts'
