import type { ItemContent } from '../item.ts'
import { basicRules } from './basic-rules.ts'
import { contentRules } from './content-rules.ts'
import { channelRules } from './channel-rules.ts'
import type { CheckFacts, CheckRule, Finding, Severity } from './check-rule.ts'
import { costRules } from './cost-rules.ts'
import { familyRules } from './family-rules.ts'
import { hallRules } from './hall-rules.ts'
import { limitRules } from './limit-rules.ts'
import { materialRules } from './material-rules.ts'
import { resultRules } from './result-rules.ts'

/** Every rule of the element check, in the order of a report. A new rule is one object in one of these lists. */
export const checkRules: readonly CheckRule[] = [...contentRules, ...familyRules, ...basicRules, ...limitRules, ...materialRules, ...resultRules, ...costRules, ...channelRules, ...hallRules]

export interface CheckFinding extends Finding {
  ruleId: string
  severity: Exclude<Severity, 'off'>
}

/** How strictly a rule holds for what is said of a place (six digits), or of the item itself (undefined). */
export type SeverityOf = (ruleId: string, region: string | undefined) => Severity

/** Runs every rule that is not switched off; what may not be published comes first. */
export function runChecks(content: ItemContent, facts: CheckFacts, severityOf: SeverityOf): CheckFinding[] {
  const regions = new Map(facts.places.map(({ divisionCode, region }) => [divisionCode, region]))
  const findings = checkRules.flatMap((rule) => rule.find(content, facts).flatMap((finding): CheckFinding[] => {
    const severity = severityOf(rule.id, finding.divisionCode === undefined ? undefined : regions.get(finding.divisionCode))
    return severity === 'off' ? [] : [{ ...finding, ruleId: rule.id, severity }]
  }))
  return [...findings.filter(({ severity }) => severity === 'block'), ...findings.filter(({ severity }) => severity === 'warn')]
}
