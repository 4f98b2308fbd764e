import type { RuleResult, Simulation } from './rule-set.ts'

/** A case people decided, and what the rules make of it. */
export interface SimulatedCase {
  number: string
  wasGranted: boolean
  /** 不予许可 … as people decided. */
  outcome: string
  isGranted: boolean
  results: RuleResult[]
}

/** What a version would have done, in numbers: how much it takes off people, and where it differs from them. */
export function summarise(cases: readonly SimulatedCase[], on: string): Simulation {
  const heldBack = new Map<string, { ruleId: string; title: string; cases: number }>()
  for (const { results } of cases.filter(({ wasGranted, isGranted }) => wasGranted && !isGranted)) {
    for (const { id, title } of results.filter(({ outcome }) => outcome !== 'holds')) {
      const known = heldBack.get(id)
      heldBack.set(id, { ruleId: id, title, cases: (known?.cases ?? 0) + 1 })
    }
  }
  return {
    on,
    cases: cases.length,
    granted: cases.filter(({ isGranted }) => isGranted).length,
    wrong: cases.filter(({ wasGranted, isGranted }) => isGranted && !wasGranted).map(({ number, outcome }) => ({ number, outcome })),
    heldBack: [...heldBack.values()].sort((a, b) => b.cases - a.cases || (a.ruleId < b.ruleId ? -1 : 1)),
  }
}
