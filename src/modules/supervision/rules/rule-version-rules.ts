import { placesOf } from '../../../platform/regional-rules.ts'
import type { RulesOn } from '../watch/moment-rules.ts'
import { RULE_CATALOGUE } from './rule-catalogue.ts'
import type { Rule, RuleInForce } from './rule.ts'
import type { RuleContent, RuleVersion } from './rule-version.ts'

/** A rule with what a region set of it. */
export const withContent = (rule: Rule, content: RuleContent): Rule => ({ ...rule, ...content }) as Rule

/**
 * The rules of a region by the day a limit begins: its own version, else its city's, else the platform's default; of one place the
 * latest day that has come, of one day the latest version.
 */
export function toRulesOn(versions: readonly RuleVersion[], region: string): RulesOn {
  const places = placesOf(region)
  const here = versions.filter((version) => places.includes(version.region))
  const days = [...new Set(here.map(({ fromDay }) => fromDay))].sort()
  const stretches = ['', ...days].map((day) => RULE_CATALOGUE.map((rule) => inForceOn(rule, here, places, day)))
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
