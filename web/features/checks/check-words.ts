import { toShortDay } from '../../kit/dates.ts'
import type { Check } from './check-calls.ts'

/** How long there still is, or what came of it: one short line for lists and heads. */
export function standingWords({ state, stateName, outcomeName, isOverdue, leftDays }: Pick<Check, 'state' | 'stateName' | 'outcomeName' | 'isOverdue' | 'leftDays'>): string {
  if (state === 'answered') return outcomeName ?? stateName
  if (state === 'withdrawn') return stateName
  if (isOverdue) return '超期未答复'
  return leftDays === 0 ? '今天到期' : `还剩 ${leftDays} 个工作日`
}

/** 3月5日前 for what is open; nothing for what is over. */
export const dueWords = ({ state, dueOn }: Pick<Check, 'state' | 'dueOn'>): string | undefined => (state === 'asked' ? `${toShortDay(dueOn)}前答复` : undefined)
