import type { FieldError } from '../../../platform/errors.ts'
import { CONSENT_SCOPES, type ConsentNotice } from './consent.ts'
import { noticeInForce } from './consent-rules.ts'

const STATES = { coming: '将生效', inForce: '现行', replaced: '已被取代' } as const

export interface DescribedNotice {
  notice: ConsentNotice
  state: keyof typeof STATES
  stateName: string
  consentsWords: string
}

/** Every version, by scope and the newest first, with what a consent to it is worth today and soon. */
export function describeNotices(notices: readonly ConsentNotice[], today: string): DescribedNotice[] {
  return CONSENT_SCOPES.flatMap((scope) => {
    const { notice: current, countsFrom } = noticeInForce(notices, scope, today)
    const own = notices.filter((notice) => notice.scope === scope).toSorted((a, b) => b.version - a.version)
    return own.map((notice): DescribedNotice => {
      const state = notice.version > current.version ? 'coming' : notice === current ? 'inForce' : 'replaced'
      const ending = own.findLast(({ version, needsNewConsent }) => version > Math.max(notice.version, current.version) && needsNewConsent)
      const worth = state === 'coming' ? '还没有人按这一版同意。'
        : notice.version < countsFrom ? '按这一版的同意已失效，办事时重新征求同意。'
          : ending ? `按这一版的同意有效到第 ${ending.version} 版生效（${ending.fromDay}）前，以后重新征求同意。` : '按这一版的同意仍然有效，不用重新同意。'
      return { notice, state, stateName: STATES[state], consentsWords: worth }
    })
  })
}

/** What is wrong with a new version, beside the last one. */
export function noticeFaults(notice: Pick<ConsentNotice, 'title' | 'text' | 'fromDay'>, last: ConsentNotice, today: string): FieldError[] {
  const faults: FieldError[] = []
  const fromDay = notice.fromDay ?? today
  if (fromDay < today) faults.push({ pointer: '/fromDay', message: '生效日期不能早于今天：已经作出的同意不能追溯改变。' })
  else if (last.fromDay !== null && fromDay < last.fromDay) faults.push({ pointer: '/fromDay', message: `第 ${last.version} 版从 ${last.fromDay} 起生效，新版本不能比它早。` })
  if (isSame(notice.title, last.title) && isSame(notice.text, last.text)) faults.push({ pointer: '/text', message: `与第 ${last.version} 版一字不差，不需要公布新版本。请修改正文。` })
  return faults
}

const isSame = (one: string, other: string): boolean => one.replaceAll(/\s/g, '') === other.replaceAll(/\s/g, '')
