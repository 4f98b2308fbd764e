import { toShortDay } from '../../kit/dates.ts'
import { Panel } from '../../kit/panel.tsx'
import { WideTable } from '../../kit/wide-table.tsx'
import type { Duty, Rota } from './staffing-calls.ts'

const HALF_NAMES = { morning: '上', afternoon: '下' } as const

/** The week read by person: where each sits, and how many half-days. */
export function RotaOverview({ days, officers, duties }: { days: Rota['days']; officers: Rota['officers']; duties: readonly Duty[] }) {
  return (
    <Panel title="本周一览" isFlush>
      <WideTable label="本周一览">
        <table className="rota-overview">
          <caption className="hidden-visually">每个人本周在哪些窗口</caption>
          <thead><tr><th scope="col">人员</th>{days.map(({ day, isWorkday }) => <th key={day} scope="col">{toShortDay(day)}{!isWorkday && ' 休'}</th>)}<th scope="col">半天数</th></tr></thead>
          <tbody>
            {officers.map(({ id, name, skills }) => {
              const own = duties.filter(({ officerId }) => officerId === id)
              return (
                <tr key={id}>
                  <th scope="row">{name}{skills > 0 && <span className="row-note"> 专长 {skills} 项</span>}</th>
                  {days.map(({ day }) => <td key={day}>{(['morning', 'afternoon'] as const).flatMap((half) => own.filter((duty) => duty.day === day && duty.half === half).map(({ windowNo }) => <span key={half + windowNo} className="seat-mark">{HALF_NAMES[half]} {windowNo}</span>))}</td>)}
                  <td className="tabular">{own.length}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </WideTable>
    </Panel>
  )
}
