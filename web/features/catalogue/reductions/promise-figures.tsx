import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { NotRead } from '../query-states.tsx'
import type { PromiseReductions } from '../types.ts'
import { useReductions } from './reduction-queries.ts'

/** 承诺时限在法定基础上平均减少, both ways at once: whoever reports one figure has to say which. */
export function PromiseFigures({ region, department }: { region: string | undefined; department: string | undefined }) {
  const reading = useReductions({ ...(region && { region }), ...(department && { department }), limit: 1 })
  if (reading.isPending) return <div className="panel"><Loading lines={3} what="平均减少" /></div>
  if (reading.isError) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  return (
    <Panel title={promiseTitle(reading.data)} extra={<Link to={consolePaths.promises({ region, department })}>逐项看</Link>} isFlush>
      <PromiseTotals report={reading.data} />
    </Panel>
  )
}

export const promiseTitle = ({ regionName, meanPercent }: PromiseReductions): string =>
  meanPercent === null ? `${regionName}：没有可以计算的事项` : `${regionName}：承诺时限比法定时限平均减少 ${meanPercent}%`

export function PromiseTotals({ report: { meanPercent, meanFormula, totalPercent, totalFormula, countedItems, excludedItems, statutoryTotal, promisedTotal } }: { report: PromiseReductions }) {
  if (meanPercent === null || totalPercent === null) return <Empty title="没有可以计算的事项">{`${excludedItems} 项没有法定时限，或法定时限为 0，不能计算减少了多少。`}</Empty>
  return (
    <dl className="figures">
      <div><dt>逐项平均</dt><dd><strong>{meanPercent}</strong> %<span className="formula">{meanFormula}</span></dd></div>
      <div><dt>总量压缩</dt><dd><strong>{totalPercent}</strong> %<span className="formula">1－{promisedTotal}÷{statutoryTotal}（个工作日）。{totalFormula}</span></dd></div>
      <div><dt>计入的事项</dt><dd><strong>{countedItems}</strong> 项<span className="formula">另有 {excludedItems} 项没有法定时限，或法定时限为 0，无从减少，不计。</span></dd></div>
    </dl>
  )
}
