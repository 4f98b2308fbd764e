/**
 * 证照标识 (GB/T 36904): root . certificate type 21 . issuer . serial . version 3 . check character.
 * The type is the USCC of the department that defines it (18) + its serial (3); the issuer is a USCC (old data: other lengths).
 */
import { parseUscc } from '../organisation/uscc-rules.ts'

/** What a certificate identifier says. */
export interface CertificateIdentifierParts {
  valid: true
  identifier: string
  typeCode: string
  issuer: string
  serial: string
  /** Starts at 1; each change or re-issue is the next. */
  version: number
  /** Doubts that do not make the identifier invalid. */
  warnings: string[]
}

/** Why something is no certificate identifier: a Chinese sentence. */
export interface InvalidCertificateIdentifier {
  valid: false
  reason: string
}

/** The national arc for electronic certificates. */
const ROOT = '1.2.156.3005.2.'
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LAST_VERSION = 999

/** Takes an identifier apart. Capital letters only: it is written and scanned by machines. */
export function parseCertificateIdentifier(identifier: string): CertificateIdentifierParts | InvalidCertificateIdentifier {
  if (!identifier.startsWith(ROOT)) return invalid(`证照标识应以 ${ROOT.slice(0, -1)} 开头，请检查是否复制完整。`)
  const [typeCode = '', issuer = '', serial = '', version = '', check = '', ...rest] = identifier.slice(ROOT.length).split('.')
  if (check === '' || rest.length > 0) return invalid('证照标识在根之后应有 5 段：类型代码、颁发机构、流水号、版本号、校验位，请检查。')
  if (!/^[0-9A-Z]{18}\d{3}$/.test(typeCode)) return invalid('证照类型代码应为 21 位：定义部门代码 18 位和顺序号 3 位，请检查。')
  if (!/^[0-9A-Z]+$/.test(issuer)) return invalid('证照颁发机构代码应由数字和大写字母组成，请检查。')
  if (!/^[0-9A-Z]+$/.test(serial)) return invalid('证照流水号应由数字和大写字母组成，请检查。')
  if (!/^\d{3}$/.test(version) || version === '000') return invalid('证照版本号应为 001 至 999，请检查。')
  if (checkCharacterOf(typeCode + issuer + serial + version) !== check) return invalid('证照标识的校验位不正确，请核对标识。')
  const warnings: string[] = []
  if (!parseUscc(typeCode.slice(0, 18)).valid) warnings.push('类型代码中的定义部门不是有效的统一社会信用代码。')
  if (!parseUscc(issuer).valid) warnings.push('颁发机构不是有效的统一社会信用代码，可能是旧证照，请与颁发机构核对。')
  return { valid: true, identifier, typeCode, issuer, serial, version: Number(version), warnings }
}

/** Makes an identifier; the caller allocates the serial. @throws RangeError when the parts give none */
export function toCertificateIdentifier(parts: { typeCode: string; issuer: string; serial: string; version: number }): string {
  if (!Number.isInteger(parts.version) || parts.version < 1 || parts.version > LAST_VERSION)
    throw new RangeError(`证照版本号应在 1 到 ${LAST_VERSION} 之间：${parts.version}`)
  const version = String(parts.version).padStart(3, '0')
  const check = checkCharacterOf(parts.typeCode + parts.issuer + parts.serial + version)
  const identifier = `${ROOT}${parts.typeCode}.${parts.issuer}.${parts.serial}.${version}.${check}`
  const result = parseCertificateIdentifier(identifier)
  if (!result.valid) throw new RangeError(result.reason)
  return identifier
}

/** The identifier of the certificate that replaces this one. @throws RangeError when it is none, or was replaced 998 times */
export function toNextVersion(identifier: string): string {
  const parts = parseCertificateIdentifier(identifier)
  if (!parts.valid) throw new RangeError(parts.reason)
  return toCertificateIdentifier({ ...parts, version: parts.version + 1 })
}

/**
 * The division in which the issuer is registered: where the certificate is stored.
 * @throws RangeError when it is no identifier, or an old one whose issuer is not a USCC
 */
export function regionOfCertificateIdentifier(identifier: string): string {
  const parts = parseCertificateIdentifier(identifier)
  if (!parts.valid) throw new RangeError(parts.reason)
  const issuer = parseUscc(parts.issuer)
  if (!issuer.valid) throw new RangeError(issuer.reason)
  return issuer.region
}

/** ISO 7064 MOD 37,36 over digits and capital letters; a character outside counts as nothing and is refused by the parser. */
function checkCharacterOf(text: string): string {
  let product = 36
  for (const character of text) {
    const sum = (product + CHARACTERS.indexOf(character)) % 36 || 36
    product = (sum * 2) % 37
  }
  return CHARACTERS.charAt((37 - product) % 36)
}

const invalid = (reason: string): InvalidCertificateIdentifier => ({ valid: false, reason })
