/**
 * 办件编号, in two forms kept side by side.
 * Our own short number, for people and addresses: region 6 + yyMMdd 6 + serial 6 + check digit = 19 digits. The region in
 * it is the region the case is stored under, so a look-up knows where to go. Gaps in the serial are allowed.
 * The national number, for exchange: 实施编码 31 or 业务办理项编码 33 + YYYYMMDD 8 + serial 4 = 43 or 45 characters.
 */
import { parseItemCode } from '../../catalogue/item-code-rules.ts'

/** What our own number says. */
export interface ApplicationNumberParts {
  valid: true
  kind: 'application'
  number: string
  /** Six-digit division under which the case is stored. */
  region: string
  /** `YYYY-MM-DD`, the day the number was given. */
  date: string
  serial: number
}

/** What a national number says. */
export interface NationalApplicationNumberParts {
  valid: true
  kind: 'nationalApplication'
  number: string
  /** 实施编码 or 业务办理项编码 */
  itemCode: string
  /** USCC of the authority. */
  authority: string
  /** `YYYY-MM-DD` */
  date: string
  serial: number
  warnings: string[]
}

/** Why something is no application number: a Chinese sentence for the person who typed it. */
export interface InvalidApplicationNumber {
  valid: false
  reason: string
}

const NUMBER_LENGTH = 19
const NATIONAL_LENGTHS: readonly number[] = [43, 45]
const LAST_SERIAL = 999_999
const LAST_NATIONAL_SERIAL = 9_999

/**
 * Our own number. `serial` 1–999999 is unique per region and day; the caller allocates it.
 * @throws RangeError for a bad region, a day that does not exist or lies outside 2000–2099, or a serial out of range
 */
export function toApplicationNumber(parts: { region: string; date: string; serial: number }): string {
  if (!/^[1-9]\d{5}$/.test(parts.region)) throw new RangeError(`区划代码应为不以 0 开头的 6 位数字：${parts.region}`)
  if (!parts.date.startsWith('20') || !isDate(parts.date)) throw new RangeError(`日期不存在或不在 2000–2099 年：${parts.date}`)
  checkSerial(parts.serial, LAST_SERIAL)
  const body = parts.region + parts.date.replaceAll('-', '').slice(2) + String(parts.serial).padStart(6, '0')
  return body + checkDigitOf(body)
}

/** The national number for exchange. @throws RangeError for a bad item code, day or serial (1–9999 per item and day) */
export function toNationalApplicationNumber(parts: { itemCode: string; date: string; serial: number }): string {
  if (!isDate(parts.date)) throw new RangeError(`日期不存在：${parts.date}`)
  checkSerial(parts.serial, LAST_NATIONAL_SERIAL)
  const number = parts.itemCode + parts.date.replaceAll('-', '') + String(parts.serial).padStart(4, '0')
  const result = parseApplicationNumber(number)
  if (!result.valid) throw new RangeError(result.reason)
  return number
}

/** Takes a number of either form apart, told by its length. */
export function parseApplicationNumber(
  number: string,
): ApplicationNumberParts | NationalApplicationNumberParts | InvalidApplicationNumber {
  if (number.length === NUMBER_LENGTH) return parseOwnNumber(number)
  if (NATIONAL_LENGTHS.includes(number.length)) return parseNationalNumber(number)
  return invalid(`办件编号应为 19 位（国家编号为 43 或 45 位），现在是 ${number.length} 位，请按受理凭证核对。`)
}

/**
 * The region a case is stored under, read from its own number.
 * @throws RangeError when it is not one of our numbers: check what a person typed with `parseApplicationNumber` first
 */
export function regionOfApplicationNumber(number: string): string {
  const result = parseOwnNumber(number)
  if (!result.valid) throw new RangeError(result.reason)
  return result.region
}

function parseOwnNumber(number: string): ApplicationNumberParts | InvalidApplicationNumber {
  if (!/^[1-9]\d{18}$/.test(number)) return invalid('办件编号应为 19 位数字，请按受理凭证核对。')
  const date = `20${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`
  if (!isDate(date)) return invalid(`办件编号中的日期 ${date} 不存在，请检查第 7 至 12 位。`)
  const serial = Number(number.slice(12, 18))
  if (serial === 0) return invalid('办件编号的流水号应从 000001 开始，请检查第 13 至 18 位。')
  if (checkDigitOf(number.slice(0, 18)) !== number[18]) return invalid('办件编号的校验码不正确，请按受理凭证逐位核对。')
  return { valid: true, kind: 'application', number, region: number.slice(0, 6), date, serial }
}

function parseNationalNumber(number: string): NationalApplicationNumberParts | InvalidApplicationNumber {
  const itemCode = number.slice(0, -12)
  const item = parseItemCode(itemCode)
  if (!item.valid) return invalid(`办件编号中的事项编码不正确：${item.reason}`)
  if (item.kind === 'baseItem') return invalid('办件编号应以实施编码或业务办理项编码开头，请检查。')
  const tail = number.slice(-12)
  const date = `${tail.slice(0, 4)}-${tail.slice(4, 6)}-${tail.slice(6, 8)}`
  if (!/^\d{12}$/.test(tail) || !isDate(date)) return invalid('办件编号最后 12 位应为存在的日期 8 位和流水号 4 位，请检查。')
  const serial = Number(tail.slice(8))
  if (serial === 0) return invalid('办件编号的流水号应从 0001 开始，请检查最后 4 位。')
  return { valid: true, kind: 'nationalApplication', number, itemCode, authority: item.authority, date, serial, warnings: item.warnings }
}

/** ISO 7064 MOD 11,10: finds every single wrong digit and nearly every swap of two neighbours. */
function checkDigitOf(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

function isDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
}

function checkSerial(serial: number, last: number): void {
  if (!Number.isInteger(serial) || serial < 1 || serial > last) throw new RangeError(`流水号应在 1 到 ${last} 之间：${serial}`)
}

const invalid = (reason: string): InvalidApplicationNumber => ({ valid: false, reason })
