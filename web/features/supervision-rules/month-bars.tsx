interface MonthBarsProps {
  /** The finding. */
  title: string
  unit: string
  rows: readonly { month: string; changed: number; inForce: number }[]
}

const WIDTH = 560
const HEIGHT = 170
const FLOOR = 140
const TOP = 24

/** Two bars a month: the changed rule and the one in force. The same numbers stand in the table below it. */
export function MonthBars({ title, unit, rows }: MonthBarsProps) {
  const most = Math.max(1, ...rows.flatMap(({ changed, inForce }) => [changed, inForce]))
  const step = WIDTH / Math.max(rows.length, 4)
  const width = Math.min(22, step / 2 - 3)
  const bar = (x: number, value: number, className: string) => {
    const height = (value / most) * (FLOOR - TOP)
    return (
      <>
        <rect className={className} x={x} y={FLOOR - height} width={width} height={height} />
        <text className="value" x={x + width / 2} y={FLOOR - height - 4}>{value}</text>
      </>
    )
  }
  return (
    <figure className="month-bars">
      <figcaption><strong>{title}</strong><span className="keys"><span className="key changed">改后</span><span className="key in-force">现行规则</span>单位：{unit}</span></figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${title}，按月的柱形图，数字见下表`}>
        <line x1="0" x2={WIDTH} y1={FLOOR} y2={FLOOR} />
        {rows.map(({ month, changed, inForce }, index) => {
          const middle = step * (index + 0.5)
          return (
            <g key={month}>
              {bar(middle - width - 1, changed, 'changed')}
              {bar(middle + 1, inForce, 'in-force')}
              <text x={middle} y={FLOOR + 18}>{Number(month.slice(5))}<tspan className="unit">月</tspan></text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}
