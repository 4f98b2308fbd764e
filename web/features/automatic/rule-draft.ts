import type { Fact, Rule, TestFacts } from './automatic-calls.ts'

/** The next free id of a rule: ids stay when rules are moved, so that explanations of old cases keep their names. */
export function nextRuleId(rules: readonly Rule[]): string {
  const used = new Set(rules.map(({ id }) => id))
  let number = rules.length + 1
  while (used.has(`r${number}`)) number++
  return `r${number}`
}

/** Typed test values as facts: what is empty is unknown. @returns undefined for a number that is none */
export function toTestFacts(facts: readonly Fact[], typed: Readonly<Record<string, string>>): TestFacts {
  const entries = facts.flatMap(({ name, kind }): [string, TestFacts[string]][] => {
    const text = (typed[name] ?? '').trim()
    if (text === '') return []
    switch (kind) {
      case 'number': return Number.isFinite(Number(text)) ? [[name, Number(text)]] : []
      case 'boolean': return [[name, text === 'true']]
      case 'texts': return [[name, text.split(/[、,，;；]/).map((each) => each.trim()).filter(Boolean)]]
      default: return [[name, text]]
    }
  })
  return Object.fromEntries(entries)
}

/** The expression in three parts, for the wrong one to stand out. At its very end there is nothing to mark: then the last word is. */
export function splitAt(expression: string, { from, to }: { from: number; to: number }): { before: string; wrong: string; after: string } {
  const start = from >= expression.length ? Math.max(0, expression.trimEnd().lastIndexOf(' ')) : from
  const end = Math.max(to, start + 1)
  return { before: expression.slice(0, start), wrong: expression.slice(start, end), after: expression.slice(end) }
}
