import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { toShortDay } from '../../../kit/dates.ts'
import { Panel } from '../../../kit/panel.tsx'
import { Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { type ForecastView, useForecast } from './monitor-calls.ts'

/** 明天会超期: certain ones first, then what past speed makes likely, with what it rests on. */
export function ForecastPanel({ region }: { region: string | undefined }) {
  const reading = useForecast(region)
  return (
    <Panel title={reading.data ? titleOf(reading.data) : '明天会超期'} isFlush>
      {reading.isPending ? <Loading lines={4} what="超期预测" /> : reading.isError ? <NotRead error={reading.error} onRetry={() => void reading.refetch()} /> : <Forecasts view={reading.data} />}
    </Panel>
  )
}

const titleOf = ({ nextWorkday, certain: { count, isMore }, likely }: ForecastView): string =>
  `明天会超期：今天不办完，${toShortDay(nextWorkday)}就超期的 ${count}${isMore ? '+' : ''} 件；按以往速度可能超期的 ${likely.count}${likely.isMore ? '+' : ''} 件`

function Forecasts({ view: { certain, likely } }: { view: ForecastView }) {
  return (
    <>
      {certain.rows.length > 0 && (
        <Cases caption={partOf('今天不办完就超期', certain.count, certain.rows.length)} heads={['最后一天']} rows={certain.rows.map((each) => ({ ...each, cells: [<td key="due" className="number" data-label="最后一天">{toShortDay(each.dueOn)}</td>] }))} />
      )}
      {likely.rows.length > 0 && (
        <Cases caption={partOf('按以往速度可能超期', likely.count, likely.rows.length)} heads={['最后一天', '还剩', '预计还要', '依据']} rows={likely.rows.map((each) => ({
          ...each,
          cells: [
            <td key="due" className="number" data-label="最后一天">{toShortDay(each.dueOn)}</td>, <td key="left" className="number" data-label="还剩">{each.leftDays} 个工作日</td>, <td key="expected" className="number" data-label="预计还要">{each.expectedDays} 个工作日</td>,
            <td key="pace" className="wide row-note">近 13 周同事项 {each.samples} 件，中位数 {each.median} 个工作日</td>,
          ],
        }))} />
      )}
      {certain.rows.length === 0 && likely.rows.length === 0 && <p className="panel-body">今天没有到期未办的件，到 {toShortDay(likely.until)} 到期的 {likely.looked} 件里也没有预计超期的。</p>}
      {likely.unknown > 0 && <p className="monitor-note">到 {toShortDay(likely.until)} 到期的 {likely.looked} 件中，有 {likely.unknown} 件以往办完的太少，不作预测。</p>}
      <p className="monitor-note">算法：{certain.formula}{likely.formula}</p>
    </>
  )
}

const partOf = (what: string, count: number, shown: number): string => `${what} ${count} 件${shown < count ? `，下面是最急的 ${shown} 件` : ''}`

interface Line {
  number: string
  itemName: string
  authorityName: string
  hallName: string | null
  stageName: string
  cells: ReactNode[]
}

function Cases({ caption, heads, rows }: { caption: string; heads: string[]; rows: Line[] }) {
  return (
    <>
      <h3 className="part">{caption}</h3>
      <table className="rows">
        <caption className="hidden-visually">{caption}，急的在最前</caption>
        <thead><tr><th scope="col">办件</th><th scope="col">单位</th><th scope="col">阶段</th>{heads.map((head) => <th key={head} scope="col" className={head === '依据' ? '' : 'number'}>{head}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ number, itemName, authorityName, hallName, stageName, cells }) => (
            <tr key={number}>
              <td className="wide"><Link className="row-link" to={paths.case(number)}>{itemName}</Link><div className="row-note tabular">{number}</div></td>
              <td className="wide" data-label="单位">{authorityName}{hallName && <div className="row-note">{hallName}</div>}</td>
              <td data-label="阶段">{stageName}</td>
              {cells}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
