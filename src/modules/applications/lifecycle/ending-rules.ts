import { Refusal } from '../../../platform/errors.ts'
import type { ApplicationState } from '../application.ts'
import type { VerbRule } from './verb-rule.ts'

const BEFORE_DECISION: readonly ApplicationState[] = ['submitted', 'revisionRequested', 'received', 'correctionRequested', 'accepted', 'reviewed']

const withdraw: VerbRule<'withdraw'> = {
  name: '撤回',
  states: BEFORE_DECISION,
  decide: (_application, { reason }, { today }) => [{ type: 'withdrawn', data: { on: today, reason } }],
}

const returnRule: VerbRule<'return'> = {
  name: '退件',
  states: BEFORE_DECISION,
  decide: (_application, { reason }, { today }) => [{ type: 'returned', data: { on: today, reason } }],
}

/** 转报: what a higher body decides is sent up after the first examination (行政许可法 art. 43). */
const transferUpward: VerbRule<'transferUpward'> = {
  name: '转报上级',
  states: ['accepted', 'reviewed'],
  decide: (_application, { to, reason }, { today }) => [{ type: 'transferred', data: { on: today, to, reason } }],
}

/** 作废: one asks and says why, another confirms that. */
const voidRule: VerbRule<'void'> = {
  name: '作废',
  states: BEFORE_DECISION,
  decide({ detail: { voiding } }, { reason, by, isEntryError }, { today }) {
    if (!voiding) return [{ type: 'voidingRequested', data: { on: today, reason, by, ...(isEntryError ? { isEntryError } : {}) } }]
    if (voiding.by === by.id) throw new Refusal(409, 'applications.needs_second_person', '作废要由两个人分别确认，您已经提出过，请另一位有权限的人员确认。')
    return [{ type: 'voided', data: { on: today, reason: voiding.reason, code: voiding.isEntryError ? 3 : 2 } }]
  },
}

export const endingRules = { withdraw, return: returnRule, transferUpward, void: voidRule }
