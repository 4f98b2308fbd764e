/** Decimetres, from the left and from the top. */
type Point = [number, number]

export type FloorPlanProps = {
  name: string
  width: number
  height: number
  walls: Point[][]
  zones: { id: string; name: string; area: { left: number; top: number; width: number; height: number } }[]
  windows: { no: string; at: Point; isFound: boolean; isClosed: boolean }[]
  marks: { name: string; at: Point }[]
  /** What the picture says, for whoever cannot see it; the list beside says all. */
  label: string
  /** Letters for the elder mode. */
  isLarge: boolean
}

/** A floor of a hall as its own people have measured it. */
export function FloorPlan({ width, height, walls, zones, windows, marks, label, isLarge }: FloorPlanProps) {
  const letter = (isLarge ? 1.35 : 1) * Math.max(9, width / 34)
  const desk = Math.max(6.5, width / 53)
  return (
    <svg role="img" aria-label={label} viewBox={`-2 -2 ${width + 4} ${height + 4}`} width="100%" fontSize={letter} textAnchor="middle">
      <rect width={width} height={height} fill="#fff" stroke="var(--line)" />
      {zones.map(({ id, name, area }) => (
        <g key={id}>
          <rect x={area.left} y={area.top} width={area.width} height={area.height} rx="3" fill="var(--pale)" />
          <ZoneName name={name} area={area} letter={letter} />
        </g>
      ))}
      {walls.map((wall, index) => (
        <polyline key={index} points={wall.map((point) => point.join(',')).join(' ')} fill="none" stroke="var(--soft)" strokeWidth="3" />
      ))}
      {marks.map(({ name, at: [x, y] }, index) => (
        <text key={index} x={x} y={y + letter / 3} fill="var(--soft)" fontSize={letter * 0.8}>
          {name}
        </text>
      ))}
      {windows.map(({ no, at: [x, y], isFound, isClosed }) => (
        <g key={no}>
          <rect x={x - desk} y={y - desk * 0.8} width={2 * desk} height={desk * 1.6} rx="2" fill={isFound ? 'var(--accent)' : '#fff'} stroke={isClosed ? 'var(--line)' : 'var(--accent)'} strokeWidth={isFound ? 3 : 1.2} />
          <text x={x} y={y + desk * 0.5} fontSize={desk * 1.3} fontWeight={isFound ? 700 : undefined} fill={isFound ? '#fff' : 'var(--ink)'}>
            {Number(no)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** On as many lines as the zone is narrow. */
function ZoneName({ name, area, letter }: { name: string; area: FloorPlanProps['zones'][number]['area']; letter: number }) {
  const perLine = Math.max(2, Math.floor((area.width * 0.95) / letter))
  const lines = Array.from({ length: Math.ceil(name.length / perLine) }, (_, index) => name.slice(index * perLine, (index + 1) * perLine))
  const [x, top] = [area.left + area.width / 2, area.top + area.height / 2 - ((lines.length - 1) * letter * 1.2) / 2 + letter / 3]
  return (
    <text fill="var(--deep)">
      {lines.map((line, index) => (
        <tspan key={index} x={x} y={top + index * letter * 1.2}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
