import { canonicalJson } from '../../platform/canonical-json.ts'
import { sm3 } from '../../platform/hash-chain.ts'
import { type Certificate, type CertificateFacts, type CertificateState, certificateStateWords } from './certificate.ts'

/** Until when a certificate is valid, or in which words. */
export interface Validity {
  /** Last valid day. */
  until: string | null
  /** What to print where there is no such day; null where a day is printed, or nothing at all. */
  text: string | null
}

/**
 * Reads the validity an item states: 5年, 6个月 and 30日 give a last day, counted from the day of issue; everything
 * else (长期, 随检验周期, 6年、10年或长期) depends on what only the officer knows and is printed as it stands.
 */
export function parseValidity(stated: string | null, issuedOn: string): Validity {
  const text = stated?.trim() ?? ''
  const [, amount, unit] = /^([1-9]\d{0,2})\s*(年|个月|月|日|天)$/.exec(text) ?? []
  if (!amount || !unit) return { until: null, text: text || null }
  return { until: lastDayOf(issuedOn, Number(amount), unit), text: null }
}

/** A licence of 5 years issued on 2026-11-22 ends with 2031-11-21; where the month has no such day, with its last (民法典 art. 202). */
function lastDayOf(issuedOn: string, amount: number, unit: string): string {
  const [year, month, day] = issuedOn.split('-').map(Number) as [number, number, number]
  if (unit === '日' || unit === '天') return toDay(Date.UTC(year, month - 1, day + amount - 1))
  const months = unit === '年' ? amount * 12 : amount
  const daysInMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toDay(Date.UTC(year, month - 1 + months, day > daysInMonth ? daysInMonth : day - 1))
}

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** The state on a day: a valid certificate whose last day is over has expired without anybody writing it down. */
export const stateOn = ({ state, validUntil }: Pick<Certificate, 'state' | 'validUntil'>, today: string): CertificateState =>
  state === 'valid' && validUntil !== null && validUntil < today ? 'expired' : state

/** The first day of the state it has on a day: of a term that is over the day after its last. Null while nothing has happened. */
export const stateSinceOn = (certificate: Pick<Certificate, 'state' | 'stateSince' | 'validUntil'>, today: string): string | null =>
  stateOn(certificate, today) === 'expired' && certificate.validUntil !== null ? dayAfter(certificate.validUntil) : certificate.stateSince

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}

const DAY_MS = 86_400_000
export const dayAfter = (day: string): string => toDay(Date.parse(`${day}T00:00:00Z`) + DAY_MS)

/**
 * SM3 over all that was issued. The state is left out: it changes later, by acts of its own. Where it came from is hashed only
 * where it says something, so that what was issued before this was kept still hashes the same.
 */
export function certificateHash(certificate: CertificateFacts): string {
  const { region, identifier, number, typeCode, name, holderId, holderName, applicationNumber, issuingAuthorityId, issuedOn, validUntil, version, data, templateVersion, importBatchId, previousIdentifier } = certificate
  return sm3(canonicalJson({ region, identifier, number, typeCode, name, holderId, holderName, applicationNumber, issuingAuthorityId, issuedOn, validUntil, version, data, templateVersion, importBatchId: importBatchId ?? undefined, previousIdentifier: previousIdentifier ?? undefined }))
}

/** Whether the certificate still says what was issued. */
export const isIntact = (certificate: Certificate): boolean => certificateHash(certificate) === certificate.hash

/** The answer to 「这个证照是真的吗」 in one sentence. */
export function conclusionOf(certificate: Certificate, today: string): string {
  if (!isIntact(certificate)) return '证照内容与签发时不一致，请勿采信，并向颁发机构核实。'
  const state = stateOn(certificate, today)
  if (state === 'valid') return '证照真实，目前有效。'
  if (state === 'expired') return '证照真实，但已超过有效期限，目前无效。'
  if (state === 'replaced') return '证照真实，但已换发新版本，这一份不再有效。请以新版本为准。'
  return `证照真实，但状态为「${certificateStateWords[state]}」，目前无效。如有疑问请咨询颁发机构。`
}

/** 流水号: the year and a serial, at least six digits. */
export const toSerialText = (year: string, serial: number): string => `${year}${String(serial).padStart(6, '0')}`

/** 证照编号: 澄湖区证字〔2026〕第000031号. */
export const toCertificateNumber = (regionName: string, year: string, serial: number): string => `${regionName}证字〔${year}〕第${String(serial).padStart(6, '0')}号`

/** Who at the desk: enough of an officer to tell which certificates are theirs to read. */
export interface Desk {
  region: string
  authorityId: string
  roles: readonly string[]
}

/** The issuing authority, the windows of its region, and those who supervise it from the region or the city above. */
export function canRead(certificate: Pick<Certificate, 'region' | 'issuingAuthorityId'>, desk: Desk): boolean {
  if (desk.authorityId === certificate.issuingAuthorityId) return true
  if (desk.roles.includes('supervisor') && desk.region === `${certificate.region.slice(0, 4)}00`) return true
  return desk.region === certificate.region && (desk.roles.includes('windowClerk') || desk.roles.includes('supervisor'))
}
