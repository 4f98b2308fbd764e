import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/db/sql.ts'
import { Refusal } from '../../platform/errors.ts'
import { missingGlyphs, textOf } from '../../platform/pdf/index.ts'
import type { Announcement } from '../../platform/announcement.ts'
import { type Directory, getDirectory } from '../organisation/index.ts'
import type { CertificateContent, CertificateFacts } from './certificate.ts'
import { toCertificateIdentifier } from './certificate-identifier-rules.ts'
import { certificateHash, parseValidity, toCertificateNumber, toSerialText } from './certificate-rules.ts'
import { allocateSerial, claimTypeCode, insertCertificate } from './certificate-store.ts'
import { CERTIFICATE_TEMPLATE_VERSION, toCertificatePdf } from './certificate-template.ts'
import type { CertificateIssued } from './events.ts'

/** A certificate to issue. */
export interface CertificateOrder {
  /** Six digits under which the case, and with it the certificate, is stored: the region of `authority`. */
  region: string
  applicationNumber: string
  certificateName: string
  authority: { id: string; name: string; uscc: string }
  holder: { id: string; name: string; /** As it is to be printed: masked where the item asks for it. */ code?: string | undefined }
  content: { label: string; value: string }[]
  /** `YYYY-MM-DD` */
  issuedOn: string
  /** As the item states it: 5年, 长期; null where it states none. */
  validity: string | null
}

export interface PreparedCertificate {
  identifier: string
  number: string
  /** SM3 of what is issued; the case's record keeps it, so that its chain vouches for the certificate. */
  hash: string
  /** Writes the certificate in the caller's command. */
  part: Statement
  announcement: Announcement
}

/**
 * Numbers, seals and prepares a certificate; nothing is issued until the caller's command writes `part`.
 * @throws Refusal `certificates.glyph_missing` naming each character that could not be printed,
 *   `certificates.types_exhausted` when the defining department has 999 types already
 */
export async function prepareCertificate(ctx: Context, order: CertificateOrder): Promise<PreparedCertificate> {
  const directory = await getDirectory(ctx)
  const { authority, holder, issuedOn } = order
  const definerUscc = definerOf(directory, authority.id)
  const { serial, typeCode: knownTypeCode } = await allocateSerial(ctx.db, definerUscc, order.certificateName)
  const typeCode = knownTypeCode ?? (await claimTypeCode(ctx.db, definerUscc, order.certificateName, ctx.clock.now()))
  if (!typeCode) throw typesExhausted()

  const year = issuedOn.slice(0, 4)
  const version = 1
  const identifier = toCertificateIdentifier({ typeCode, issuer: authority.uscc, serial: toSerialText(year, serial), version })
  const number = toCertificateNumber(directory.region(order.region), year, serial)
  const { until, text } = parseValidity(order.validity, issuedOn)
  const data: CertificateContent = {
    name: order.certificateName,
    holder: { name: holder.name, ...(holder.code ? { code: holder.code } : {}) },
    number,
    identifier,
    content: order.content,
    issuingAuthority: authority.name,
    issuedOn,
    ...(until ? { validTo: until } : {}),
    ...(text ? { validityText: text } : {}),
  }
  refuseUnprintable(data)
  const facts: CertificateFacts = {
    region: order.region, identifier, number, typeCode, name: order.certificateName, holderId: holder.id, holderName: holder.name,
    applicationNumber: order.applicationNumber, importBatchId: null, previousIdentifier: null, issuingAuthorityId: authority.id, issuedOn, validUntil: until, version, data, templateVersion: CERTIFICATE_TEMPLATE_VERSION,
  }
  const hash = certificateHash(facts)
  const payload: CertificateIssued = {
    identifier, number, name: order.certificateName, holderId: holder.id, applicationNumber: order.applicationNumber,
    issuingAuthorityId: authority.id, issuingAuthority: authority.name, issuedOn, validUntil: until, hash, issuedBy: ctx.actor.accountId,
  }
  return {
    identifier,
    number,
    hash,
    part: insertCertificate({ ...facts, hash }, ctx.clock.now()),
    announcement: { type: 'certificates.issued', payload: { ...payload } },
  }
}

/** The serial within a defining department has three digits (GB/T 36904). */
export const typesExhausted = () => new Refusal(409, 'certificates.types_exhausted', '该部门的证照类型已满 999 种，无法新增证照类型。请联系系统管理员处理后再制证。')

/**
 * The department that defines a type: the city's department of the same name, so that 营业执照 has one type in all
 * counties; the lead department for townships and others that have none above them.
 */
export function definerOf(directory: Directory, authorityId: string): string {
  const authority = directory.authority(authorityId)
  const departments = directory.listAuthorities(`${authority.region.slice(0, 4)}00`)
  const definer = departments.find(({ shortName }) => shortName === authority.shortName) ?? departments.find(({ kind }) => kind === 'leadDepartment') ?? authority
  return definer.uscc
}

/** The characters of a certificate that the font lacks. */
export const unprintableIn = (data: CertificateContent): string[] => missingGlyphs(textOf(toCertificatePdf({ ...data, verificationUrl: '' })))

/** A character the font lacks would print as nothing: better no certificate than one with a name that is not the holder's. */
export function refuseUnprintable(data: CertificateContent): void {
  const missing = unprintableIn(data)
  if (missing.length === 0) return
  throw new Refusal(422, 'certificates.glyph_missing', `字库中没有${missing.map((character) => `「${character}」`).join('、')}，无法印制证照。请联系系统管理员补充字库后再制证。`, { extra: { characters: missing } })
}
