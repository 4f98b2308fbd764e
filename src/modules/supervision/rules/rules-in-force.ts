import type { Platform } from '../../../platform/context.ts'
import type { RulesOn } from '../watch/moment-rules.ts'
import type { RuleVersion } from './rule-version.ts'
import { toRulesOn } from './rule-version-rules.ts'
import { listRuleVersionRows } from './rule-version-store.ts'

export const RULES_MEMO = 'supervision.rules'

type Reading = Pick<Platform, 'db' | 'memo'>

/** Every version of every region; in memory once asked for. */
export const listRuleVersions = (platform: Reading): Promise<RuleVersion[]> => platform.memo.get(RULES_MEMO, () => listRuleVersionRows(platform.db))

/** The rules that hold in a region, by the day a limit begins or something happens. */
export const getRules = (platform: Reading, region: string): Promise<RulesOn> =>
  platform.memo.get(`${RULES_MEMO}:${region}`, async () => toRulesOn(await listRuleVersions(platform), region))
