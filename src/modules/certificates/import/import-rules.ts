import { parseUscc } from '../../organisation/uscc-rules.ts'
import { parseIdentityNumber } from '../../subjects/identity-number-rules.ts'
import { maskIdentityNumber } from '../../subjects/mask-rules.ts'
import { toKnownName } from '../../subjects/subject-rules.ts'
import { isDay, parseValidity } from '../certificate-rules.ts'
import type { CertificateType } from '../types/certificate-type.ts'
import { faultOfValue } from '../types/type-rules.ts'
import { LINE_FIELDS } from './line-fields.ts'

/** A certificate that exists already, as the paper or the other system has it: all texts as they were written. */
export interface CertificateLine {
  /** Of the file, for people to find it again. */
  line: number
  /** 证照名称 */
  name: string
  /** 证照编号 */
  number: string
  holderName: string
  /** 公民身份号码 or 统一社会信用代码. */
  holderIdentity: string
  /** `YYYY-MM-DD` */
  issuedOn: string
  /** A day, words such as 长期, or empty. */
  validity: string
  content: { label: string; value: string }[]
  /** How an earlier line of the same file calls the holder with this number, where it says something else. */
  otherName?: string
}

/** What is wrong with a line; `field` is the column as the file names it. */
export interface LineError {
  line: number
  field: string
  message: string
}

/** A line whose every field was checked. Personal identity numbers are masked wherever they stand but in `holderIdentity`. */
export interface CheckedLine {
  line: number
  name: string
  typeCode: string
  number: string
  holder: { kind: 'person' | 'enterprise'; name: string; /** As registered. */ identity: string; /** As printed. */ code: string }
  issuedOn: string
  validUntil: string | null
  validityText: string | null
  content: { label: string; value: string }[]
}

const MAX_NUMBER_LENGTH = 100
const MAX_VALUE_LENGTH = 500

/** Checks one line. All that is wrong with it is told at once. */
export function checkLine(line: CertificateLine, typesByName: ReadonlyMap<string, CertificateType>, today: string): { checked: CheckedLine } | { errors: LineError[] } {
  const errors: LineError[] = []
  const wrong = (field: string, message: string) => void errors.push({ line: line.line, field, message })

  const name = line.name.trim()
  const type = typesByName.get(name)
  if (!name) wrong(LINE_FIELDS.name, '请填写证照名称。')
  else if (!type) wrong(LINE_FIELDS.name, `证照类型目录里没有本部门的「${name}」。请核对名称，或先由市级部门登记这种证照类型。`)

  const number = line.number.trim()
  if (!number) wrong(LINE_FIELDS.number, '请填写证照编号。')
  if (number.length > MAX_NUMBER_LENGTH) wrong(LINE_FIELDS.number, `证照编号最多 ${MAX_NUMBER_LENGTH} 个字。`)

  const holderName = toKnownName(line.holderName)
  if (!holderName) wrong(LINE_FIELDS.holderName, '请填写持证人姓名或名称。')
  if (line.otherName) wrong(LINE_FIELDS.holderName, `前面的行里，这个证件号码的持证人是「${line.otherName}」，请核对证件号码和姓名。`)
  const identity = parseHolderIdentity(line.holderIdentity.trim(), today)
  if ('reason' in identity) wrong(LINE_FIELDS.holderIdentity, identity.reason)
  else if (type && !mayHold(type, identity.kind)) wrong(LINE_FIELDS.holderIdentity, `「${name}」${identity.kind === 'person' ? '由单位持有，请填写统一社会信用代码。' : '由个人持有，请填写公民身份号码。'}`)

  const issuedOn = line.issuedOn.trim()
  const isIssueDay = isDay(issuedOn)
  if (!isIssueDay) wrong(LINE_FIELDS.issuedOn, '颁发日期应写成 2020-05-01 这样的日期。')
  else if (issuedOn > today) wrong(LINE_FIELDS.issuedOn, '颁发日期在今天之后，请核对。')
  const validity = isDay(line.validity.trim()) ? { until: line.validity.trim(), text: null } : parseValidity(line.validity, isIssueDay ? issuedOn : today)
  if (isIssueDay && validity.until !== null && validity.until < issuedOn) wrong(LINE_FIELDS.validity, '有效期在颁发日期之前，请核对。')
  if (validity.text !== null && /^[\d./-]+$/.test(validity.text)) wrong(LINE_FIELDS.validity, '有效期应写成 2030-04-30 这样的日期，或写“长期”“5年”；没有的留空。')

  const content = line.content.map(({ label, value }) => ({ label: label.trim(), value: value.trim() })).filter(({ value }) => value !== '')
  for (const { label, value } of content) if (value.length > MAX_VALUE_LENGTH) wrong(label, `最多 ${MAX_VALUE_LENGTH} 个字。`)
  for (const field of type?.fields ?? []) {
    const fault = faultOfValue(field, content.find(({ label }) => label === field.name)?.value ?? '')
    if (fault) wrong(field.name, fault)
  }

  if (errors.length > 0 || !type || 'reason' in identity) return { errors }
  // A person's number stays sealed with the person (个人信息保护法 art. 51): a certificate that is numbered by it shows it masked.
  const masked = (text: string) => (identity.kind === 'person' && text.toUpperCase().includes(identity.number) ? text.toUpperCase().replaceAll(identity.number, identity.code) : text)
  return {
    checked: {
      line: line.line, name, typeCode: type.code, number: masked(number),
      holder: { kind: identity.kind, name: holderName, identity: identity.number, code: identity.code },
      issuedOn, validUntil: validity.until, validityText: validity.text,
      content: content.map(({ label, value }) => ({ label, value: masked(value) })),
    },
  }
}

/** Lines whose number an earlier line gives to another name: a file is looked at in parts, and this only the whole of it tells. */
export function noteOtherNames(lines: readonly CertificateLine[]): CertificateLine[] {
  const nameOf = new Map<string, string>()
  return lines.map((line) => {
    const identity = line.holderIdentity.trim().toUpperCase()
    const name = toKnownName(line.holderName)
    const before = nameOf.get(identity)
    if (before === undefined && identity && name) nameOf.set(identity, name)
    return before === undefined || !name || before === name ? line : { ...line, otherName: before }
  })
}

const mayHold = ({ holderKind }: CertificateType, kind: 'person' | 'enterprise'): boolean => holderKind === null || holderKind === 'any' || holderKind === kind

type HolderIdentity = { kind: 'person' | 'enterprise'; number: string; code: string } | { reason: string }

/** Identity numbers begin with a province (1–8) and hold a birth date; a number that is neither is explained as what it looks like. */
function parseHolderIdentity(text: string, today: string): HolderIdentity {
  if (!text) return { reason: '请填写持证人的公民身份号码或统一社会信用代码。' }
  const person = parseIdentityNumber(text, today)
  if (person.valid) return { kind: 'person', number: person.number, code: maskIdentityNumber(person.number) }
  const body = parseUscc(text)
  if (body.valid) return { kind: 'enterprise', number: body.code, code: body.code }
  return { reason: /^\d{17}[\dXx]$/.test(text) && !/^9/.test(text) ? person.reason : body.reason }
}

/** What makes two lines the same certificate. */
export const keyOf = ({ typeCode, number }: { typeCode: string; number: string }, holderId: string): string => `${typeCode}\n${number}\n${holderId}`
