import type { DayAhead } from './monitor-calls.ts'

const WIDTH = 720
const HEIGHT = 190
const LEFT = 34
const BOTTOM = 32
const TOP = 12
/** Blue and ochre differ in lightness too: they are told apart without colour. */
const BOOKED = '#0b5cad'
const WALK_IN = '#d99a2b'

/** Who is expected by half-hour, those who booked below those who simply come. The figures stand in the table below. */
export function ArrivalChart({ halves, lines }: Pick<DayAhead, 'halves' | 'lines'>) {
  const sums = halves.map(({ from }, index) => ({
    from, booked: lines.reduce((sum, line) => sum + line.halves[index]!.appointments, 0), walkIns: lines.reduce((sum, line) => sum + line.halves[index]!.walkIns, 0),
  }))
  const most = Math.max(1, ...sums.map(({ booked, walkIns }) => booked + walkIns))
  const step = (WIDTH - LEFT) / sums.length
  const heightOf = (count: number) => (count / most) * (HEIGHT - BOTTOM - TOP)
  const floor = HEIGHT - BOTTOM
  return (
    <div className="panel-body">
      <p className="legend"><span style={{ '--key': BOOKED } as object}>已预约（人）</span><span style={{ '--key': WALK_IN } as object}>没有预约而来（人）</span></p>
      <svg className="flow-chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label="每半小时预计来的人数，单位：人，数字见下面的表格">
        {[0, most].map((count) => (
          <g key={count}>
            <line x1={LEFT} x2={WIDTH} y1={floor - heightOf(count)} y2={floor - heightOf(count)} stroke="#d5dbe3" />
            <text x={LEFT - 6} y={floor - heightOf(count) + 4} textAnchor="end">{Math.round(count)}</text>
          </g>
        ))}
        {sums.map(({ from, booked, walkIns }, index) => {
          const x = LEFT + index * step
          return (
            <g key={from}>
              <rect x={x + 2} y={floor - heightOf(booked)} width={step - 4} height={heightOf(booked)} fill={BOOKED} />
              <rect x={x + 2} y={floor - heightOf(booked + walkIns)} width={step - 4} height={heightOf(walkIns)} fill={WALK_IN} />
              {index % 4 === 0 && <text x={x + 2} y={HEIGHT - 6}>{from}</text>}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
