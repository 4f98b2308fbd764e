import type { Platform } from '../../platform/context.ts'
import { type Certificate, certificateStateWords } from './certificate.ts'
import { stateOn } from './certificate-rules.ts'
import { type HolderCertificate, listHolderCertificates } from './certificate-store.ts'

/** Nobody holds more; whoever does is looked at by people. */
const MOST_CERTIFICATES = 500

/** What a subject holds that is valid on a day: what rules may rely on without asking for paper. */
export async function listValidCertificates(platform: Pick<Platform, 'db'>, holderId: string, day: string): Promise<HolderCertificate[]> {
  return (await listHolderCertificates(platform.db, holderId, undefined, MOST_CERTIFICATES)).filter((certificate) => stateOn(certificate, day) === 'valid')
}

/** 有效, 失效 … on a day: a certificate that has run out is 失效 without anybody writing so. */
export const stateNameOn = (certificate: Pick<Certificate, 'state' | 'validUntil'>, day: string): string => certificateStateWords[stateOn(certificate, day)]
