import { toShortDay } from '../../../kit/dates.ts'
import type { MonitorView } from './monitor-calls.ts'

const WIDTH = 720
const HEIGHT = 190
const LEFT = 34
const BOTTOM = 32
const TOP = 12
/** Blue and ochre differ in lightness too: they are told apart without colour. */
const OPENED = '#0b5cad'
const CLOSED = '#d99a2b'

/** What came in and what was finished, a pair of bars a day. The figures stand in the table below. */
export function FlowChart({ flow }: { flow: MonitorView['flow'] }) {
  const most = Math.max(1, ...flow.flatMap(({ opened, closed }) => [opened, closed]))
  const day = (WIDTH - LEFT) / flow.length
  const bar = Math.max(2, day / 2 - 2)
  const heightOf = (count: number) => (count / most) * (HEIGHT - BOTTOM - TOP)
  return (
    <div className="panel-body">
      <p className="legend"><span style={{ '--key': OPENED } as object}>新收</span><span style={{ '--key': CLOSED } as object}>办结</span></p>
      <svg className="flow-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`近 ${flow.length} 天每天新收和办结的办件数，单位：件，数字见下面的表格`}>
        {[0, most].map((count) => (
          <g key={count}>
            <line x1={LEFT} x2={WIDTH} y1={HEIGHT - BOTTOM - heightOf(count)} y2={HEIGHT - BOTTOM - heightOf(count)} stroke="#d5dbe3" />
            <text x={LEFT - 6} y={HEIGHT - BOTTOM - heightOf(count) + 4} textAnchor="end">{count}</text>
          </g>
        ))}
        {flow.map(({ day: on, opened, closed }, index) => {
          const x = LEFT + index * day
          return (
            <g key={on}>
              <rect x={x + 1} y={HEIGHT - BOTTOM - heightOf(opened)} width={bar} height={heightOf(opened)} fill={OPENED} />
              <rect x={x + 1 + bar} y={HEIGHT - BOTTOM - heightOf(closed)} width={bar} height={heightOf(closed)} fill={CLOSED} />
              {(flow.length - 1 - index) % 7 === 0 && <text x={x + day / 2} y={HEIGHT - 6} textAnchor={index === flow.length - 1 ? 'end' : 'middle'} dx={index === flow.length - 1 ? day / 2 : 0}>{toShortDay(on)}</text>}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
