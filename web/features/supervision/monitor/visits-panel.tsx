import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toColumnDay } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Empty, Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useVisits, type VisitsView } from './monitor-calls.ts'

/** 跑动次数: what the guide promised against what applicants really did. */
export function VisitsPanel({ region }: { region: string | undefined }) {
  const reading = useVisits(region)
  return (
    <Panel title={reading.data ? titleOf(reading.data) : '跑动次数：承诺的和实际的'} isFlush>
      {reading.isPending ? <Loading lines={4} what="跑动次数" /> : reading.isError ? <NotRead error={reading.error} onRetry={() => void reading.refetch()} /> : <Items view={reading.data} region={region} />}
    </Panel>
  )
}

const titleOf = ({ cases, exceeding, since }: VisitsView): string =>
  cases === 0 ? '跑动次数：承诺的和实际的' : `${toColumnDay(since)}以来，到过窗口的 ${cases} 件里，${exceeding === 0 ? '没有一件' : `${exceeding} 件`}跑得比承诺的多`

function Items({ view: { items, formula }, region }: { view: VisitsView; region: string | undefined }) {
  if (items.length === 0) return <Empty title="还没有到窗口办的件">窗口收件、补正、领取时会计入跑动次数。</Empty>
  return (
    <>
      <table className="rows">
        <caption className="hidden-visually">事项的跑动次数，超出承诺多的在前</caption>
        <thead><tr><th scope="col">事项</th><th scope="col" className="number">承诺（次）</th><th scope="col" className="number">平均（次）</th><th scope="col" className="number">最多（次）</th><th scope="col" className="number">到过窗口（件）</th><th scope="col" className="number">超出承诺（件）</th></tr></thead>
        <tbody>
          {items.map(({ code, name, promised, cases, exceeding, most, mean }) => (
            <tr key={code}>
              <th scope="row" className="wide" style={{ whiteSpace: 'normal' }}>{name}</th>
              <td className="number" data-label="承诺">{promised.join('、')}</td><td className="number" data-label="平均">{mean}</td><td className="number" data-label="最多">{most}</td><td className="number" data-label="到过窗口">{cases}</td>
              <td className="number" data-label="超出承诺">{exceeding === 0 ? <span className="none">0</span> : <Link className="row-link" to={paths.extraVisits({ item: code, region })} aria-label={`${name}超出承诺 ${exceeding} 件，查看`}>{exceeding}</Link>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="monitor-note">算法：{formula}</p>
    </>
  )
}
