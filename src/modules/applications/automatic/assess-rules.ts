import { evaluateExpression, namesIn } from './expression-rules.ts'
import type { FactDefinition } from './fact-rules.ts'
import type { AutomaticRule, Facts, RuleResult } from './rule-set.ts'

/**
 * What the rules make of a case. It may be granted at once only where every rule holds; whatever fails, is unknown or broken
 * leaves it to people. There is no way to deny here (个人信息保护法 art. 24).
 */
export function assess(rules: readonly AutomaticRule[], facts: Facts, dictionary: readonly FactDefinition[]): { isGranted: boolean; results: RuleResult[] } {
  const kinds = new Map(dictionary.map(({ name, kind }) => [name, kind]))
  const titles = new Map(dictionary.map(({ name, title }) => [name, title]))
  const results = rules.map(({ id, title, expression }): RuleResult => ({
    id, title, expression,
    outcome: evaluateExpression(expression, facts),
    facts: namesIn(expression, kinds).map((name) => ({ name, title: titles.get(name)!, value: facts[name] ?? null })),
  }))
  // No rules at all grant nothing.
  return { isGranted: results.length > 0 && results.every(({ outcome }) => outcome === 'holds'), results }
}
