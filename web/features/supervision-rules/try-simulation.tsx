import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { toProblem } from '../../client/problem.ts'
import type { Values } from '../catalogue/command-drawer.tsx'
import { type RuleView, simulateRule, type Wanted } from './rule-calls.ts'
import { toWanted } from './rule-draft.ts'
import { SimulationResult } from './simulation-result.tsx'

/** 试算: what the rule as it is typed would have raised in the past year, before it is saved. */
export function TrySimulation({ rule, region, values }: { rule: RuleView; region: string; values: Values }) {
  const wanted = { region, ...toWanted(rule, values) }
  const trying = useMutation({ mutationFn: (body: Wanted) => simulateRule(rule.id, body) })
  const isOld = trying.isSuccess && JSON.stringify(trying.variables) !== JSON.stringify(wanted)
  const problem = trying.isError ? toProblem(trying.error) : undefined
  return (
    <section className="simulation" aria-label="试算">
      <div className="head-line">
        <Button loading={trying.isPending} onClick={() => trying.mutate(wanted)}>按过去一年的数据试算</Button>
        <span className="quiet" role="status">{trying.isPending ? '正在试算，办件多的地区要等一会儿…' : isOld ? '上面的数改过了，请重新试算。' : ''}</span>
      </div>
      {problem && <div className="note-line bad" role="alert"><p>{problem.detail}</p>{problem.errors.map(({ pointer, message }) => <p key={pointer}>{message}</p>)}</div>}
      {trying.isSuccess && <SimulationResult rule={rule} simulation={trying.data} isOld={isOld} />}
    </section>
  )
}
