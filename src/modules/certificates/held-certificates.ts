import type { Platform } from '../../platform/context.ts'
import { type Certificate, certificateStateWords } from './certificate.ts'
import { stateOn } from './certificate-rules.ts'
import { type HolderCertificate, listCertificatesOfHolders, listHolderCertificates } from './certificate-store.ts'

/** Nobody holds more; whoever does is looked at by people. */
const MOST_CERTIFICATES = 500

/** What a subject holds that is valid on a day: what rules may rely on without asking for paper. */
export async function listValidCertificates(platform: Pick<Platform, 'db'>, holderId: string, day: string): Promise<HolderCertificate[]> {
  return (await listHolderCertificates(platform.db, holderId, undefined, MOST_CERTIFICATES)).filter((certificate) => stateOn(certificate, day) === 'valid')
}

/** 有效, 失效 … on a day: a certificate that has run out is 失效 without anybody writing so. */
export const stateNameOn = (certificate: Pick<Certificate, 'state' | 'validUntil'>, day: string): string => certificateStateWords[stateOn(certificate, day)]

/** What these subjects hold, valid or not, with its state on a day; holder by holder, of each the newest first. What others may do instead of asking for paper. */
export async function listHeldCertificates(platform: Pick<Platform, 'db'>, holderIds: readonly string[], day: string): Promise<(HolderCertificate & { isValid: boolean; stateName: string })[]> {
  const held = await listCertificatesOfHolders(platform.db, holderIds, MOST_CERTIFICATES)
  return held.map((certificate) => ({ ...certificate, isValid: stateOn(certificate, day) === 'valid', stateName: stateNameOn(certificate, day) }))
}
