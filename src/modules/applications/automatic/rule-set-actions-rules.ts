import type { RuleSet } from './rule-set.ts'

export const ruleSetVerbs = { draft: '修改', simulate: '模拟', submit: '送审', return: '退回', approve: '批准', 'switch-on': '开启', 'switch-off': '停用' } as const
export type RuleSetVerb = keyof typeof ruleSetVerbs

/** The permission each verb asks for. */
export const verbPermissions: Record<RuleSetVerb, string> = {
  draft: 'applications.draftAutomaticRules', simulate: 'applications.simulateAutomaticRules', submit: 'applications.draftAutomaticRules',
  return: 'applications.approveAutomaticRules', approve: 'applications.approveAutomaticRules', 'switch-on': 'applications.switchAutomaticOn', 'switch-off': 'applications.switchAutomaticOff',
}

export interface RuleSetSituation {
  /** The version that is not approved yet. */
  open: Pick<RuleSet, 'state' | 'simulation' | 'draftedBy'> | undefined
  isOn: boolean
  hasRulesInForce: boolean
  officerId: string
}

/** Why a verb may not be used now, as a sentence; undefined when it may. Who may at all is the permission table's. */
export function reasonAgainstVerb(verb: RuleSetVerb, { open, isOn, hasRulesInForce, officerId }: RuleSetSituation): string | undefined {
  switch (verb) {
    case 'draft': return open?.state === 'submitted' ? '规则已经送审，退回以后才能修改。' : undefined
    case 'simulate': return open ? undefined : '没有在起草的版本。请先修改并保存。'
    case 'submit':
      if (open?.state !== 'drafted') return open ? '规则已经送审。' : '没有在起草的版本。请先修改并保存。'
      return open.simulation ? undefined : '请先用最近的办件模拟一次，再送审。'
    case 'return': return open?.state === 'submitted' ? undefined : '没有送审的规则。'
    case 'approve':
      if (open?.state !== 'submitted') return '没有送审的规则。'
      return open.draftedBy === officerId ? '起草的人不能自己批准，请另一人审核。' : undefined
    case 'switch-on':
      if (isOn) return '自动审批已经开启。'
      return hasRulesInForce ? undefined : '还没有批准并生效的规则，不能开启。'
    case 'switch-off': return isOn ? undefined : '自动审批没有开启。'
  }
}
