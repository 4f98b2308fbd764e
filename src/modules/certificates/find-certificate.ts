import type { Platform } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { type Directory, getDirectory } from '../organisation/index.ts'
import type { Certificate } from './certificate.ts'
import { parseCertificateIdentifier, regionOfCertificateIdentifier } from './certificate-identifier-rules.ts'
import { findCertificateIn } from './certificate-store.ts'

type Reading = Pick<Platform, 'db' | 'memo'>

/** The certificate with this identifier; undefined for one that was never issued here, and for what is no identifier. */
export async function findCertificate(platform: Reading, identifier: string): Promise<Certificate | undefined> {
  const parsed = parseCertificateIdentifier(identifier)
  if (!parsed.valid) return undefined
  const region = regionOf(await getDirectory(platform), identifier, parsed.issuer)
  return region === undefined ? undefined : findCertificateIn(platform.db, region, identifier)
}

/** @throws Refusal 404 saying whether the identifier is written wrongly or unknown */
export async function getCertificate(platform: Reading, identifier: string): Promise<Certificate> {
  const parsed = parseCertificateIdentifier(identifier)
  if (!parsed.valid) throw new Refusal(404, 'certificates.bad_identifier', parsed.reason)
  const certificate = await findCertificate(platform, identifier)
  if (!certificate) throw new Refusal(404, 'certificates.not_found', '没有查到这个证照。请核对证照标识；标识无误的，请向颁发机构核实证照真伪。')
  return certificate
}

/**
 * Where a certificate is stored. A department may be registered in another division than the one it works for (a
 * bureau's branches often are), so the directory is asked first and the issuer's code read only when it is unknown.
 */
function regionOf(directory: Directory, identifier: string, issuer: string): string | undefined {
  for (const { code } of directory.listRegions()) {
    if (directory.listAuthorities(code).some(({ uscc }) => uscc === issuer)) return code
  }
  try {
    return regionOfCertificateIdentifier(identifier)
  } catch (error) {
    // An old issuer's number that is no USCC has no region: nothing of it was issued here.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
