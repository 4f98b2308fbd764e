import { toDayWords, toShortDay } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import { Empty } from '../../kit/states.tsx'
import { WideTable } from '../../kit/wide-table.tsx'
import { Advice } from './advice.tsx'
import { ArrivalChart } from './arrival-chart.tsx'
import type { DayAhead } from './monitor-calls.ts'

/** 下一个办公日: who is expected when, from what, and which windows would be missing. */
export function AheadPanel({ ahead }: { ahead: DayAhead | null }) {
  if (ahead === null) return <Panel title="近期没有办公日"><Empty title="近 14 天没有办公日">请核对工作日历和大厅时间。</Empty></Panel>
  const lines = ahead.lines.filter(({ total }) => total > 0)
  const total = Math.round(lines.reduce((sum, line) => sum + line.total, 0))
  const name = ahead.isTomorrow ? '明天' : '下一个办公日'
  return (
    <Panel title={`${name}（${toShortDay(ahead.day)}）预计来 ${total} 人${ahead.advice.length > 0 ? `，${ahead.advice.length} 个时段窗口不够` : total > 0 ? '，窗口够用' : ''}`} isFlush>
      <div className="panel-body">
        <p className="quiet">{toDayWords(ahead.day)}。{ahead.historyDays.length === 0 ? '前 4 周的同一星期几没有人取过号，只算已经预约的。' : `没有预约而来的，按 ${ahead.historyDays.map(toShortDay).join('、')}（${ahead.historyDays.length} 天）的平均。`}窗口{ahead.dutySourceName}。</p>
        <Advice title={`${name}的建议`} sentences={ahead.advice} />
      </div>
      {lines.length === 0 ? <Empty title="还没有预约，也没有可参考的记录">有人预约或取号以后，这里按半小时列出。</Empty> : (
        <>
          <ArrivalChart halves={ahead.halves} lines={lines} />
          <details>
            <summary>各业务每半小时的数字</summary>
            <WideTable label="各业务每半小时预计人数">
              <table className="grid">
                <caption className="hidden-visually">预计人数（其中预约），斜线后是安排的窗口</caption>
                <thead><tr><th scope="col">业务</th>{ahead.halves.map(({ from }) => <th key={from} scope="col" className="number">{from}</th>)}<th scope="col" className="number">合计</th></tr></thead>
                <tbody>
                  {lines.map(({ letter, name: line, halves, total: all }) => (
                    <tr key={letter}>
                      <th scope="row">{line}</th>
                      {halves.map(({ appointments, walkIns, windows }, index) => <td key={ahead.halves[index]!.from} className="number tabular">{Math.round((appointments + walkIns) * 10) / 10}{appointments > 0 && `（${appointments}）`} / {windows}</td>)}
                      <td className="number tabular">{all}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </WideTable>
            <p className="row-note">单位：人；括号里是已预约的人数，斜线后是安排的窗口数（个）。</p>
          </details>
        </>
      )}
    </Panel>
  )
}
