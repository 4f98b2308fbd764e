import { Link } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toShortDay } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import type { MonitorView } from './monitor-calls.ts'

/** 预计等候准不准: what people were told against what it was, by day. */
export function ToldPanel({ hallId, told: { todayPercent, percent, days } }: { hallId: string; told: MonitorView['told'] }) {
  const known = days.filter(({ called }) => called > 0).toReversed()
  const most = Math.max(1, ...known.map((day) => day.percent ?? 0))
  const shares = [...(todayPercent === null ? [] : [`今天 ${todayPercent}%`]), ...(percent === null ? [] : [`近 ${days.length} 天 ${percent}%`])]
  return (
    <Panel title={shares.length === 0 ? '取号时告知的等候：还没有叫过号，误差无从算起' : `取号时告知的等候，平均误差${shares.join('，')}`} isFlush>
      {known.length > 0 && (
        <table className="rows">
          <caption className="hidden-visually">近 {days.length} 天每天的平均误差</caption>
          <thead><tr><th scope="col">日期</th><th scope="col" className="bar-cell" aria-hidden="true" /><th scope="col" className="number">叫过的号（个）</th><th scope="col" className="number">误差之和（分钟）</th><th scope="col" className="number">实际等候之和（分钟）</th><th scope="col" className="number">平均误差</th></tr></thead>
          <tbody>
            {known.map((day) => (
              <tr key={day.day}>
                <th scope="row">{toShortDay(day.day)}</th>
                <td className="bar-cell" aria-hidden="true"><span className="bar"><span style={{ width: `${((day.percent ?? 0) / most) * 100}%` }} /></span></td>
                <td className="number" data-label="叫过的号">{day.called}</td><td className="number" data-label="误差（分钟）"><Link to={consolePaths.hallTickets({ hall: hallId, day: day.day, order: 'off' })}>{day.offMinutes}</Link></td>
                <td className="number" data-label="等候（分钟）">{day.waitedMinutes}</td><td className="number" data-label="平均误差">{day.percent === null ? '没有等候' : `${day.percent}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="monitor-note">算法：叫过的号 |告知的等候 − 实际等候| 之和 ÷ 实际等候之和。没有叫过号的日子不列。</p>
    </Panel>
  )
}
