/** 公民身份号码 (GB 11643-1999): region 6 + birth date 8 + sequence 3 (odd: male) + check character. */

export type Sex = 'male' | 'female'

/** What an identity number says. */
export interface IdentityNumberParts {
  valid: true
  /** The number with a capital X. */
  number: string
  /** Six-digit division of the first registration; it may have been renamed or merged since. */
  region: string
  /** `YYYY-MM-DD` */
  birthDate: string
  sex: Sex
}

/** Why something is no identity number: a Chinese sentence for the person who typed it. */
export interface InvalidIdentityNumber {
  valid: false
  reason: string
}

/** GB 11643 (after ISO 7064 MOD 11-2): weights of the first 17 digits, and the check character by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * First two digits of GB/T 2260. 81–83 are the residence permits of Hong Kong, Macao and Taiwan residents,
 * which are numbered like identity cards.
 */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** The standard's own oldest example was born in 1880; an earlier year is a slip of the hand. */
const EARLIEST_BIRTH_YEAR = 1800

/**
 * Takes a number apart. A small x is read as X, nothing else is repaired.
 * @param today when given (`YYYY-MM-DD`), a birth after it is refused
 */
export function parseIdentityNumber(text: string, today?: string): IdentityNumberParts | InvalidIdentityNumber {
  if (text.length !== 18) return invalid(`公民身份号码应为 18 位，现在是 ${text.length} 位，请检查是否漏填或多填。`)
  if (!/^\d{17}[\dXx]$/.test(text)) return invalid('公民身份号码前 17 位应为数字，最后一位应为数字或 X，请检查。')
  const number = text.toUpperCase()
  const region = number.slice(0, 6)
  if (!PROVINCES.has(region.slice(0, 2))) return invalid(`前两位“${region.slice(0, 2)}”不是省级行政区划代码，请检查号码开头。`)
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isBirthDate(birthDate)) return invalid(`号码中的出生日期 ${birthDate} 不存在，请检查第 7 至 14 位。`)
  if (today !== undefined && birthDate > today) return invalid(`号码中的出生日期 ${birthDate} 晚于今天，请检查第 7 至 14 位。`)
  if (checkCharacterOf(number.slice(0, 17)) !== number[17]) return invalid('最后一位校验码不正确，请逐位核对号码。')
  return { valid: true, number, region, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}

/**
 * Makes a number, for invented persons of the reserved range 3799xx.
 * @throws RangeError when the parts give no valid number
 */
export function toIdentityNumber(parts: { region: string; birthDate: string; sequence: number }): string {
  if (!Number.isInteger(parts.sequence) || parts.sequence < 0 || parts.sequence > 999)
    throw new RangeError(`顺序码应在 0 到 999 之间：${parts.sequence}`)
  const body = `${parts.region}${parts.birthDate.replaceAll('-', '')}${String(parts.sequence).padStart(3, '0')}`
  const number = /^\d{17}$/.test(body) ? body + checkCharacterOf(body) : body
  const result = parseIdentityNumber(number)
  if (!result.valid) throw new RangeError(result.reason)
  return number
}

/** Completed years on `today`. Someone born on 29 February grows older on 1 March in a common year. */
export function ageOn(birthDate: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** The day on which somebody completes so many years: what `ageOn` says of it and not yet of the day before. */
export function birthdayAt(birthDate: string, age: number): string {
  const day = `${String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')}${birthDate.slice(4)}`
  return isBirthDate(day) ? day : `${day.slice(0, 4)}-03-01`
}

function checkCharacterOf(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, position) => total + weight * Number(digits[position]), 0)
  return CHECK_CHARACTERS.charAt(sum % 11)
}

function isBirthDate(date: string): boolean {
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) && at.getUTCFullYear() >= EARLIEST_BIRTH_YEAR
}

const invalid = (reason: string): InvalidIdentityNumber => ({ valid: false, reason })
