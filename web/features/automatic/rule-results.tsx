import { Mark, type MarkTone } from '../../kit/mark.tsx'
import type { RuleResult } from './automatic-calls.ts'

const TONES: Readonly<Record<string, MarkTone>> = { holds: 'calm', fails: 'over', unknown: 'near', broken: 'near' }

/** Every rule with its result and the facts it looked at: why a case was granted at once, or was not. */
export function RuleResults({ results }: { results: readonly RuleResult[] }) {
  return (
    <ol className="rule-results">
      {results.map(({ id, title, outcome, outcomeName, facts }) => (
        <li key={id}>
          <Mark tone={TONES[outcome] ?? 'plain'}>{outcomeName}</Mark> <span>{title}</span>
          {facts.length > 0 && <div className="row-note">{facts.map((fact) => `${fact.name}：${fact.value}`).join('；')}</div>}
        </li>
      ))}
    </ol>
  )
}
