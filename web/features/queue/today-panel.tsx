import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { Panel } from '../../kit/panel.tsx'
import { Empty } from '../../kit/states.tsx'
import type { MonitorView } from './monitor-calls.ts'

const value = (number: number | null): string => (number === null ? '—' : String(number))

/** The tickets behind a row; the sum has no letter. */
const toTickets = (hall: string, letter: string, filter: Record<string, string> = {}): string => consolePaths.hallTickets({ hall, ...(letter === '' ? {} : { line: letter }), ...filter })

/** 今天到现在: by line, and how long the items take. */
export function TodayPanel({ view: { hallId: hall, today: { total, lines, items } } }: { view: MonitorView }) {
  if (total.tickets === 0) return <Panel title="今天还没有人取号"><Empty title="今天还没有人取号">有人取号以后，这里按业务列出。</Empty></Panel>
  const longest = Math.max(1, ...items.map(({ meanServiceMinutes }) => meanServiceMinutes))
  return (
    <>
      <Panel title={`今天取号 ${total.tickets} 个、办完 ${total.served} 个${total.meanWaitMinutes === null ? '' : `，平均等 ${total.meanWaitMinutes} 分钟`}`} isFlush>
        <table className="rows">
          <caption className="hidden-visually">今天各业务的号数（个）和时间（分钟）</caption>
          <thead><tr>{['业务', '取号', '办完', '过号', '弃号', '平均等', '95% 等', '平均办'].map((head, index) => <th key={head} scope="col" className={index === 0 ? '' : 'number'}>{head}</th>)}</tr></thead>
          <tbody>
            {[...lines, { letter: '', name: '合计', ...total }].map((row) => (
              <tr key={row.letter}>
                <th scope="row">{row.name}</th>
                <td className="number" data-label="取号"><Link to={toTickets(hall, row.letter)}>{row.tickets}</Link></td><td className="number" data-label="办完"><Link to={toTickets(hall, row.letter, { state: 'finished' })}>{row.served}</Link></td>
                <td className="number" data-label="过号">{row.missed}</td><td className="number" data-label="弃号">{row.abandoned}</td>
                <td className="number" data-label="平均等（分钟）">{value(row.meanWaitMinutes)}</td><td className="number" data-label="95% 等（分钟）">{value(row.p95WaitMinutes)}</td>
                <td className="number" data-label="平均办（分钟）">{value(row.meanServiceMinutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="monitor-note">单位：取号、办完、过号、弃号为个，等候和办理为分钟；95% 等：95% 的人等候不超过。</p>
      </Panel>
      {items.length > 0 && (
        <Panel title={`办得最多的是“${items[0]!.itemName}”：${items[0]!.served} 个，平均 ${items[0]!.meanServiceMinutes} 分钟`} isFlush>
          <table className="rows">
            <caption className="hidden-visually">今天办得最多的事项和平均办理时间，单位：分钟</caption>
            <thead><tr><th scope="col">事项</th><th scope="col" className="bar-cell" aria-hidden="true" /><th scope="col" className="number">办完（个）</th><th scope="col" className="number">平均办（分钟）</th></tr></thead>
            <tbody>
              {items.map(({ itemCode, itemName, served, meanServiceMinutes }) => (
                <tr key={itemCode}>
                  <th scope="row" className="wide"><Link to={consolePaths.hallTickets({ hall, item: itemCode, order: 'service' })}>{itemName}</Link></th>
                  <td className="bar-cell" aria-hidden="true"><span className="bar"><span style={{ width: `${(meanServiceMinutes / longest) * 100}%` }} /></span></td>
                  <td className="number" data-label="办完（个）">{served}</td><td className="number" data-label="平均办（分钟）">{meanServiceMinutes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      )}
    </>
  )
}
