import { placesOf } from '../../../platform/regional-rules.ts'
import type { NearLimit } from '../../calendar/near-limit-rules.ts'
import type { RulesOn } from '../watch/moment-rules.ts'
import { RULE_CATALOGUE } from './rule-catalogue.ts'
import type { Rule, RuleInForce } from './rule.ts'
import type { RuleContent, RuleVersion } from './rule-version.ts'

/** A rule with what a region set of it. */
export const withContent = (rule: Rule, content: RuleContent): Rule => ({ ...rule, ...content }) as Rule

/** When a limit is near, from a day on. */
export type NearFrom = NearLimit & { fromDay: string }

/** The platform's default in a region, where a limit is near when its settings say so. */
export const toDefault = (rule: Rule, { percent, workdays }: NearLimit): Rule => (rule.on === 'clock' && rule.isRemindedWhenNear
  ? { ...rule, steps: rule.steps.map((step) => (step.level === 'reminder' ? { ...step, when: [{ kind: 'used', percent }, { kind: 'beforeDue', workdays }] } : step)) } : rule)

/**
 * The rules of a region by the day a limit begins: its own version, else its city's, else the platform's default; of one place the
 * latest day that has come, of one day the latest version.
 * @param nearLimits the earliest first, one for the beginning at least
 */
export function toRulesOn(versions: readonly RuleVersion[], region: string, nearLimits: readonly NearFrom[]): RulesOn {
  const places = placesOf(region)
  const here = versions.filter((version) => places.includes(version.region))
  const days = [...new Set([...here, ...nearLimits].map(({ fromDay }) => fromDay))].filter((day) => day !== '').sort()
  const stretches = ['', ...days].map((day) => RULE_CATALOGUE.map((rule) => inForceOn(toDefault(rule, nearLimits.findLast(({ fromDay }) => fromDay <= day)!), here, places, day)))
  return (day) => stretches[days.filter((from) => from <= day).length]!
}

function inForceOn(rule: Rule, versions: readonly RuleVersion[], places: readonly string[], day: string): RuleInForce {
  for (const place of places) {
    const come = versions.filter((version) => version.rule === rule.id && version.region === place && version.fromDay <= day)
    const latest = come.sort((a, b) => (a.fromDay === b.fromDay ? a.version - b.version : a.fromDay < b.fromDay ? -1 : 1)).at(-1)
    if (latest) return { rule: withContent(rule, latest.content), isOn: latest.isOn, version: latest.version }
  }
  return { rule, isOn: true, version: 0 }
}
