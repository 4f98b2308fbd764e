import type { Application } from '../../src/modules/applications/application.ts'
import { CERTIFICATE_TEMPLATE_VERSION } from '../../src/modules/certificates/certificate-template.ts'
import type { Certificate, CertificateContent, CertificateFacts } from '../../src/modules/certificates/certificate.ts'
import { toCertificateIdentifier } from '../../src/modules/certificates/certificate-identifier-rules.ts'
import { certificateHash, parseValidity, toCertificateNumber, toSerialText } from '../../src/modules/certificates/certificate-rules.ts'
import type { Directory } from '../../src/modules/organisation/index.ts'
import { toLegalDate } from '../../src/platform/legal-dates.ts'

export interface MadeCertificate extends Certificate {
  issuingAuthority: string
  issuedAt: string
}

/** Who defines the type of a certificate of this authority: the city's department of the same name, else the lead department. */
export function definerOf(directory: Directory, authorityId: string): string {
  const authority = directory.authority(authorityId)
  const departments = directory.listAuthorities(`${authority.region.slice(0, 4)}00`)
  return (departments.find(({ shortName }) => shortName === authority.shortName) ?? departments.find(({ kind }) => kind === 'leadDepartment') ?? authority).uscc
}

/** The certificate of a granted case, from the certificates room's own rules and the serials reserved for this load. */
export function prepareSeededCertificate(
  directory: Directory, application: Application, result: { name: string; validity: string | null },
  { certificateTypes, firstCertificateSerial }: { certificateTypes: ReadonlyMap<string, string>; firstCertificateSerial: number }, index: number, at: Date,
): MadeCertificate {
  const authority = directory.authority(application.authorityId)
  const issuedOn = toLegalDate(at)
  const serial = firstCertificateSerial + index
  const typeCode = certificateTypes.get(`${definerOf(directory, authority.id)}/${result.name}`)!
  const identifier = toCertificateIdentifier({ typeCode, issuer: authority.uscc, serial: toSerialText(issuedOn.slice(0, 4), serial), version: 1 })
  const number = toCertificateNumber(directory.region(application.region), issuedOn.slice(0, 4), serial)
  const { until, text } = parseValidity(result.validity, issuedOn)
  const data: CertificateContent = {
    name: result.name, holder: { name: application.applicantName }, number, identifier,
    content: [{ label: '办理事项', value: application.itemName }, ...application.detail.situations.map(({ question, answer }) => ({ label: question.replace(/[?？]$/, ''), value: answer }))],
    issuingAuthority: authority.name, issuedOn,
    ...(until ? { validTo: until } : {}),
    ...(text ? { validityText: text } : {}),
  }
  const facts: CertificateFacts = {
    region: application.region, identifier, number, typeCode, name: result.name, holderId: application.applicantId, holderName: application.applicantName,
    applicationNumber: application.number, importBatchId: null, previousIdentifier: null, issuingAuthorityId: authority.id, issuedOn, validUntil: until, version: 1, data, templateVersion: CERTIFICATE_TEMPLATE_VERSION,
  }
  return { ...facts, hash: certificateHash(facts), state: 'valid', stateSince: null, replacedBy: null, eventCount: 0, headHash: null, issuingAuthority: authority.name, issuedAt: at.toISOString() }
}
