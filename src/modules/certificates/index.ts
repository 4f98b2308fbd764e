/** Numbers and prepares a certificate for the caller's own write; refuses what the font cannot print. */
export { prepareCertificate, type CertificateOrder, type PreparedCertificate } from './prepare-certificate.ts'
/** Takes a certificate back in the caller's own write. */
export { prepareRevocation, type PreparedRevocation } from './prepare-revocation.ts'
/** The certificate with an identifier, or undefined. */
export { findCertificate } from './find-certificate.ts'
/** What a subject holds that is valid on a day, and how a certificate's state is called on a day. */
export { listHeldCertificates, listValidCertificates, stateNameOn } from './held-certificates.ts'
/** The certificate as a PDF; refuses unknown and altered ones. Whether the caller may see it is the caller's to know. */
export { renderCertificate } from './render-certificate.ts'
/** Brings in certificates that existed before, line by line; what is there already stays. */
export { importCertificates, type CertificateBatch } from './import/import-certificates.ts'
export type { CertificateLine, LineError } from './import/import-rules.ts'
/** Enters and describes types in the directory of certificate types. */
/** Names of certificates that are used only with their holder's separate consent. */
export { getSensitiveTypes } from './types/sensitive-types.ts'
export { registerCertificateTypes, type NewCertificateType } from './types/register-types.ts'
/** What the officer's own scan of a 居民码 or 企业码 proves, while it may be worked with. */
export { findScan, type Scan } from './use/find-scan.ts'
/** 用证: writes down in the caller's command that certificates stood for paper. */
export { usePart } from './use/record-use.ts'
export type { CertificateUse } from './use/use-copy.ts'
/** Codes that are over are forgotten. */
export { forgetCodes } from './use/forget-codes.ts'
/** 证照 over HTTP, by audience. */
export { certificateCitizenRoutes } from './routes-citizen.ts'
export { certificatePublicRoutes } from './routes-public.ts'
export { certificateStaffRoutes } from './routes-staff.ts'
/** Writes down what ran out, and counts what there is of each type. */
export { certificateTimedJobs } from './jobs.ts'
/** Keeps each holder's own list. */
export { certificateReaders } from './readers.ts'
export type { Certificate, CertificateState } from './certificate.ts'
/** What pages name. */
export { openOwnCertificate } from './open-own-certificate.ts'
export { verifyCertificate } from './verify-certificate.ts'
export { verifyFile } from './seals/verify-file.ts'
/** The page that checks files without a network, with the list of now in it. */
export { findListFingerprint, makeOfflineVerifier, OFFLINE_POLICY } from './seals/make-offline-verifier.ts'
export { listUseCopies, makeUseCopy, openUseCopy, revokeUseCopy, verifyUseCopy } from './use/make-use-copy.ts'
export { readOwnCertificate, readWallet } from './use/read-wallet.ts'
export { showCode } from './use/show-code.ts'
export type { CodeReply, CopyVerificationReply, OwnCertificateReply, UseCopyReply, UseCopyListReply, WalletReply } from './use/contract.ts'
export { listOwnCertificates } from './list-own-certificates.ts'
