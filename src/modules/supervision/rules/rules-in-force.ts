import type { Platform } from '../../../platform/context.ts'
import { listNearLimits } from '../../calendar/index.ts'
import type { RulesOn } from '../watch/moment-rules.ts'
import type { RuleVersion } from './rule-version.ts'
import { type NearFrom, toRulesOn } from './rule-version-rules.ts'
import { listRuleVersionRows } from './rule-version-store.ts'

export const RULES_MEMO = 'supervision.rules'

/** Every version of every region; in memory once asked for. */
export const listRuleVersions = (platform: Platform): Promise<RuleVersion[]> => platform.memo.get(RULES_MEMO, () => listRuleVersionRows(platform.db))

/** The rules that hold in a region, by the day a limit begins or something happens. The same object until a rule or a setting changes: what was read by it is remembered. */
export async function getRules(platform: Platform, region: string): Promise<RulesOn> {
  const [versions, nearLimits] = await Promise.all([listRuleVersions(platform), listNearLimits(platform, region)])
  const known = made.get(nearLimits)
  if (known?.versions === versions) return known.rulesOn
  const rulesOn = toRulesOn(versions, region, nearLimits)
  made.set(nearLimits, { versions, rulesOn })
  return rulesOn
}

const made = new WeakMap<readonly NearFrom[], { versions: readonly RuleVersion[]; rulesOn: RulesOn }>()
