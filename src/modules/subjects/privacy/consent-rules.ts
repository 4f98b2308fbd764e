import { Refusal } from '../../../platform/errors.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { ageOn, birthdayAt } from '../identity-number-rules.ts'
import type { ActingAs } from '../principals.ts'
import type { Subject } from '../subject.ts'
import type { Consent, ConsentGiver, ConsentNotice, ConsentScope } from './consent.ts'

/** 个人信息保护法 art. 31: below this age a guardian agrees. */
const AGE_OF_OWN_CONSENT = 14

export const isChild = ({ kind, birthDate }: Pick<Subject, 'kind' | 'birthDate'>, today: string): boolean =>
  kind === 'person' && birthDate !== null && ageOn(birthDate, today) < AGE_OF_OWN_CONSENT

/** What became of somebody's consent: `outdated` was given to a notice that counts no more. */
export type ConsentState = 'never' | 'given' | 'withdrawn' | 'outdated'

export const consentStateWords: Readonly<Record<ConsentState, string>> = { never: '没有同意过', given: '已同意', withdrawn: '已撤回', outdated: '告知书有变化，需要重新同意' }

/** The notice of a scope that holds on a day, and from which version on a consent counts. */
export function noticeInForce(notices: readonly ConsentNotice[], scope: ConsentScope, today: string): { notice: ConsentNotice; countsFrom: number } {
  const own = notices.filter((notice) => notice.scope === scope && (notice.fromDay ?? today) <= today).toSorted((a, b) => a.version - b.version)
  const notice = own.at(-1)
  if (!notice) throw new RangeError(`no notice for ${scope}`)
  return { notice, countsFrom: own.findLast(({ needsNewConsent }) => needsNewConsent)?.version ?? 1 }
}

export function stateOfConsent(latest: Consent | undefined, countsFrom: number): ConsentState {
  if (!latest) return 'never'
  if (latest.withdrawnAt !== null) return 'withdrawn'
  return latest.noticeVersion < countsFrom ? 'outdated' : 'given'
}

/** Which scopes concern a subject: a notice about children only a child's. Of an enterprise too, what is sensitive (the accounts of 个体工商户 are a person's) is agreed to by itself. */
export const scopesFor = (subject: Pick<Subject, 'kind' | 'birthDate'>, today: string): ConsentScope[] =>
  isChild(subject, today) ? ['childData', 'sharedData', 'sensitiveData'] : ['sharedData', 'sensitiveData']

/**
 * As what the applicant who is signed in may agree for a subject.
 * @throws Refusal when this is not theirs to agree to
 */
export function asWhatMayConsent(subject: Pick<Subject, 'kind' | 'birthDate'>, as: ActingAs, scope: ConsentScope, today: string): ConsentGiver {
  const child = isChild(subject, today)
  if (scope === 'childData' && !child) throw new Refusal(422, 'subjects.not_a_child', '这份告知书只用于不满十四周岁的未成年人，不需要在这里同意。')
  if (child && as !== 'guardian') throw guardianNeeded()
  // art. 29: 单独同意 is the person's own, also of those who are fourteen and have a guardian; at a window a clerk writes it down before their eyes.
  if (!child && (as === 'agent' || as === 'guardian') && subject.kind === 'person' && scope === 'sensitiveData') {
    throw new Refusal(403, 'subjects.own_consent_needed', '处理敏感个人信息应当由本人同意。请本人登录后同意，或者由本人到窗口办理。')
  }
  return as
}

export const guardianNeeded = (detail = '不满十四周岁的，应当由父母或者其他监护人同意。请监护人登录后在「我的信息」里代为同意，或者带上户口簿等关系证明到窗口办理。') =>
  new Refusal(403, 'subjects.guardian_needed', detail)

/**
 * From when on a consent counts for a subject: the separate consent to sensitive data is one's own from the fourteenth birthday on
 * (art. 29, 31), so that what a guardian agreed to before ends with it. Null where any counts.
 */
export const ownConsentFrom = ({ kind, birthDate }: Pick<Subject, 'kind' | 'birthDate'>, scope: ConsentScope, today: string): string | null =>
  scope === 'sensitiveData' && kind === 'person' && birthDate !== null && !isChild({ kind, birthDate }, today) ? birthdayAt(birthDate, AGE_OF_OWN_CONSENT) : null

/** Why a consent on record does not count for this subject today: a child's only from a guardian, or from a clerk who saw one; undefined where it does. */
export function reasonNotCounting({ scope, givenAs, givenAt }: Pick<Consent, 'scope' | 'givenAs' | 'givenAt'>, subject: Pick<Subject, 'kind' | 'birthDate'>, today: string): string | undefined {
  if (isChild(subject, today)) return givenAs === 'guardian' || givenAs === 'clerk' ? undefined : '需要监护人同意'
  const from = ownConsentFrom(subject, scope, today)
  return from !== null && toLegalDate(givenAt) < from ? '已满十四周岁，需要本人重新同意' : undefined
}
