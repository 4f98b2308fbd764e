import { Refusal, invalidInput, type FieldError } from '../../platform/errors.ts'
import { isMobile } from '../../platform/phone-numbers.ts'
import { addDays } from '../calendar/calendar-rules.ts'
import { parseUscc } from '../organisation/uscc-rules.ts'
import { birthdayAt, parseIdentityNumber, type Sex } from './identity-number-rules.ts'
import { maskIdentityNumber } from './mask-rules.ts'
import type { NewSubject, Proxy, Subject } from './subject.ts'

/** A new subject whose every part was checked. */
export interface CheckedSubject extends Omit<NewSubject, 'identityNumber'> {
  identityNumber: string
  identityMasked: string
  sex: Sex | null
  birthDate: string | null
}

const MAX_NAME_LENGTH = 100

/**
 * Checks somebody before they are registered.
 * @throws Refusal 422 naming every wrong field
 */
export function checkNewSubject(subject: NewSubject, today: string): CheckedSubject {
  const errors: FieldError[] = []
  const name = toKnownName(subject.name)
  if (name.length === 0) errors.push({ pointer: '/name', message: subject.kind === 'person' ? '请填写姓名。' : '请填写单位名称。' })
  if (name.length > MAX_NAME_LENGTH) errors.push({ pointer: '/name', message: `名称最多 ${MAX_NAME_LENGTH} 个字，请缩短后再提交。` })
  if (subject.phone !== undefined && !isMobile(subject.phone)) errors.push({ pointer: '/phone', message: '手机号码应为 11 位数字，以 1 开头，请检查。' })
  if (subject.kind === 'person' && subject.legalRepresentativeId !== undefined) errors.push({ pointer: '/legalRepresentativeId', message: '个人没有法定代表人，请去掉这一项。' })

  const identity = checkIdentity(subject, today)
  if ('reason' in identity) errors.push({ pointer: '/identityNumber', message: identity.reason })
  if (errors.length || 'reason' in identity) throw invalidInput(errors)
  return { ...subject, ...identity, name }
}

function checkIdentity({ kind, identityNumber }: NewSubject, today: string): Pick<CheckedSubject, 'identityNumber' | 'identityMasked' | 'sex' | 'birthDate'> | { reason: string } {
  if (kind === 'person') {
    const parts = parseIdentityNumber(identityNumber.trim(), today)
    if (!parts.valid) return { reason: parts.reason }
    return { identityNumber: parts.number, identityMasked: maskIdentityNumber(parts.number), sex: parts.sex, birthDate: parts.birthDate }
  }
  const parts = parseUscc(identityNumber.trim())
  if (!parts.valid) return { reason: parts.reason }
  // 企业信息公示暂行条例 makes the code public: a business shows it on its wall.
  return { identityNumber: parts.code, identityMasked: parts.code, sex: null, birthDate: null }
}

/** One spelling of a name: composed characters, one kind of dot between the parts of a name, no blanks around. */
export const toKnownName = (name: string): string => name.normalize('NFC').trim().replace(/[•‧∙⋅・]/g, '·')

/** An identity that is registered under another name is somebody's mistake, or somebody else's number. */
export const identityOfAnother = () =>
  new Refusal(409, 'subjects.identity_of_another', '这个证件号码已登记在另一个姓名（名称）下。请核对证件原件；如姓名已变更，请先到公安机关或登记机关办理变更。')

/** Whether a proxy holds on `today`. */
export const isInForce = ({ fromDay, untilDay }: Pick<Proxy, 'fromDay' | 'untilDay'>, today: string): boolean =>
  fromDay <= today && (untilDay === null || today <= untilDay)

/** 民法典 art. 17, 18: from this birthday on one acts for oneself. */
const AGE_OF_MAJORITY = 18

export interface Standing {
  as: 'guardian' | 'agent'
  /** The last day; null where there is none. */
  untilDay: string | null
}

/**
 * As what a proxy lets somebody act for a principal on `today`; undefined where it does not. A minor can give nobody a power: who was
 * entered for one acts as their guardian (民法典 art. 23), up to the day before they come of age, whatever was entered.
 */
export function standingOf(proxy: Pick<Proxy, 'fromDay' | 'untilDay'>, { kind, birthDate }: Pick<Subject, 'kind' | 'birthDate'>, today: string): Standing | undefined {
  const ofAgeOn = kind === 'person' && birthDate !== null ? birthdayAt(birthDate, AGE_OF_MAJORITY) : undefined
  const isGuardian = ofAgeOn !== undefined && proxy.fromDay < ofAgeOn
  const lastDays = [proxy.untilDay, isGuardian ? addDays(ofAgeOn, -1) : null].filter((day) => day !== null).sort()
  const untilDay = lastDays[0] ?? null
  return isInForce({ fromDay: proxy.fromDay, untilDay }, today) ? { as: isGuardian ? 'guardian' : 'agent', untilDay } : undefined
}
