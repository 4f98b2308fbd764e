import type { Platform } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { type Directory, getDirectory } from '../organisation/index.ts'
import type { Certificate } from './certificate.ts'
import { parseCertificateIdentifier, regionOfCertificateIdentifier } from './certificate-identifier-rules.ts'
import { findCertificateIn, listCertificatesIn } from './certificate-store.ts'

type Reading = Pick<Platform, 'db' | 'memo'>

/** The certificate with this identifier; undefined for one that was never issued here, and for what is no identifier. */
export async function findCertificate(platform: Reading, identifier: string): Promise<Certificate | undefined> {
  const parsed = parseCertificateIdentifier(identifier)
  if (!parsed.valid) return undefined
  const region = regionOf(await getDirectory(platform), identifier, parsed.issuer)
  return region === undefined ? undefined : findCertificateIn(platform.db, region, identifier)
}

/** The same of several at once, by identifier; those that are none are left out. */
export async function findCertificates(platform: Reading, identifiers: readonly string[]): Promise<Map<string, Certificate>> {
  const directory = await getDirectory(platform)
  const places = [...new Set(identifiers)].flatMap((identifier) => {
    const parsed = parseCertificateIdentifier(identifier)
    const region = parsed.valid ? regionOf(directory, identifier, parsed.issuer) : undefined
    return region === undefined ? [] : [{ region, identifier }]
  })
  return new Map((await listCertificatesIn(platform.db, places)).map((certificate) => [certificate.identifier, certificate]))
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
  const region = regionsByIssuer(directory).get(issuer)
  if (region !== undefined) return region
  try {
    return regionOfCertificateIdentifier(identifier)
  } catch (error) {
    // An old issuer's number that is no USCC has no region: nothing of it was issued here.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Made once for a directory: looking through every authority for every certificate took longer than reading it. */
const issuers = new WeakMap<Directory, Map<string, string>>()

function regionsByIssuer(directory: Directory): Map<string, string> {
  let regions = issuers.get(directory)
  if (!regions) {
    // The first division that lists an authority wins, as it did when they were looked through in order.
    const listed = directory.listRegions().flatMap(({ code }) => directory.listAuthorities(code).map(({ uscc }) => [uscc, code] as const))
    issuers.set(directory, (regions = new Map(listed.toReversed())))
  }
  return regions
}
