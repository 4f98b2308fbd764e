import { Link } from 'react-router'
import { consolePaths } from '../../../client/paths.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import { useClaimRates } from '../catalogue-queries.ts'
import { NotRead } from '../query-states.tsx'

const percent = (rate: number | null): string => (rate === null ? '—' : `${rate}%`)

/** 认领率 by region and level, with its formula; each line leads to what is still open there. */
export function ClaimRatesPanel() {
  const rates = useClaimRates()
  if (rates.isPending) return <div className="panel"><Loading lines={4} what="认领率" /></div>
  if (rates.isError) return <div className="panel"><NotRead error={rates.error} onRetry={() => void rates.refetch()} /></div>
  const { rows, total, formula } = rates.data
  return (
    <Panel title={`认领率 ${percent(total.ratePercent)}：应认领 ${total.expected} 项，已认领 ${total.claimed} 项`} isFlush>
      <table className="rows">
        <caption className="hidden-visually">各地区、各层级的认领率</caption>
        <thead><tr><th scope="col">地区</th><th scope="col">层级</th><th scope="col">应认领</th><th scope="col">已认领</th><th scope="col">不办理</th><th scope="col">未认领</th><th scope="col">认领率</th></tr></thead>
        <tbody className="tabular">
          {rows.map(({ region, regionName, level, levelName, expected, claimed, declined, unclaimed, ratePercent }) => (
            <tr key={`${region} ${level}`}>
              <td>{regionName}</td><td>{levelName}</td><td data-label="应认领">{expected}</td><td data-label="已认领">{claimed}</td><td data-label="不办理">{declined}</td>
              <td data-label="未认领">{unclaimed > 0 ? <Link to={consolePaths.claims({ division: `${region}000000`, level })}>{unclaimed}</Link> : 0}</td>
              <td data-label="认领率">{percent(ratePercent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="list-count">{formula}</p>
    </Panel>
  )
}
