export type Position = { x: number; y: number }
export type MapArea = { code: string; outline: [number, number][]; href: string; isOurs: boolean }
export type MapPoint = { name: string; kind: 'hall' | 'centre' | 'station' | 'site'; position: Position; /** As in the list beside. */ number: number | undefined }

export type CityMapProps = {
  areas: MapArea[]
  /** Townships, or counties where the whole city is shown. */
  labels: { name: string; at: Position }[]
  points: MapPoint[]
  from: Position | null
  circleMetres: number
  /** Metres shown: of the region, or around the place one sets out from. */
  view: { left: number; bottom: number; width: number; height: number }
  isLarge: boolean
}

/** A map this wide or wider shows dots only. */
const NUMBERS_BELOW_METRES = 8000

const FILLS: Record<MapPoint['kind'], string> = { hall: 'var(--deep)', centre: 'var(--accent)', station: 'var(--ok)', site: 'var(--warn)' }

/**
 * The city's own map, drawn here: no tiles, no network, nobody's real ground. Whoever presses a township sets out from there; the
 * select beside does the same, so the map is hidden from screen readers.
 */
export function CityMap({ areas, labels, points, from, circleMetres, view, isLarge }: CityMapProps) {
  const { left, bottom, width, height } = view
  const letter = (width / 26) * (isLarge ? 1.35 : 1)
  const at = ({ x, y }: Position): [number, number] => [x, bottom + height - (y - bottom)]
  // Seen from far everything is a dot; of two numbers one over the other the nearer place keeps its own.
  const numbered: Position[] = []
  const marks = points.map((point) => {
    const isNumbered = point.number !== undefined && width < NUMBERS_BELOW_METRES && numbered.every((other) => Math.hypot(other.x - point.position.x, other.y - point.position.y) > letter * 1.1)
    if (isNumbered) numbered.push(point.position)
    return { point, isNumbered }
  }).toReversed()
  const step = width > 30_000 ? 5000 : 1000
  return (
    <div aria-hidden="true">
      <svg viewBox={`${left} ${bottom} ${width} ${height}`} width="100%" fontSize={letter} textAnchor="middle">
        <rect x={left} y={bottom} width={width} height={height} fill="#f3f6fa" />
        {areas.map(({ code, outline, href, isOurs }) => (
          <a key={code} href={href} tabIndex={-1}>
            <polygon points={outline.map(([x, y]) => at({ x, y }).join(',')).join(' ')} fill={isOurs ? '#fff' : '#edf0f4'} stroke="var(--line)" strokeWidth={width / 260} />
          </a>
        ))}
        <Grid view={view} step={step} />
        {from ? <circle cx={at(from)[0]} cy={at(from)[1]} r={circleMetres} fill="var(--accent)" fillOpacity=".12" stroke="var(--accent)" strokeWidth={width / 400} strokeDasharray={`${width / 80}`} /> : null}
        {labels.map(({ name, at: centre }) => (
          <text key={name} x={at(centre)[0]} y={at(centre)[1] - letter * 1.7} fill="var(--ink)" stroke="#fff" strokeWidth={letter / 5} paintOrder="stroke" fontWeight="700" pointerEvents="none">
            {name}
          </text>
        ))}
        {from ? <path d={`M${at(from).join(' ')}m${-letter} 0h${2 * letter}m${-letter} ${-letter}v${2 * letter}`} stroke="var(--bad)" strokeWidth={letter / 6} /> : null}
        {marks.map(({ point, isNumbered }, index) => (
          <Mark key={index} point={point} isNumbered={isNumbered} at={at(point.position)} size={letter * (isNumbered ? 0.62 : 0.28)} letter={letter} />
        ))}
        <text x={left + width - letter / 2} y={bottom + height - letter / 2} textAnchor="end" fill="var(--soft)" fontSize={letter * 0.8}>
          {`每格 ${step / 1000} 公里`}
        </text>
      </svg>
    </div>
  )
}

function Grid({ view: { left, bottom, width, height }, step }: { view: CityMapProps['view']; step: number }) {
  const lines = [
    ...Array.from({ length: Math.floor(width / step) + 1 }, (_, index) => Math.ceil(left / step) * step + index * step).map((x) => `M${x} ${bottom}v${height}`),
    ...Array.from({ length: Math.floor(height / step) + 1 }, (_, index) => `M${left} ${bottom + index * step}h${width}`),
  ]
  return <path d={lines.join('')} stroke="var(--line)" strokeWidth={width / 900} fill="none" pointerEvents="none" />
}

function Mark({ point: { kind, number, name }, isNumbered, at: [x, y], size, letter }: { point: MapPoint; isNumbered: boolean; at: [number, number]; size: number; letter: number }) {
  return (
    <g pointerEvents="none">
      <title>{name}</title>
      {kind === 'hall' || kind === 'site' ? <rect x={x - size} y={y - size} width={2 * size} height={2 * size} fill={FILLS[kind]} transform={kind === 'site' ? `rotate(45 ${x} ${y})` : undefined} /> : <circle cx={x} cy={y} r={size} fill={FILLS[kind]} />}
      {isNumbered ? (
        <text x={x} y={y + letter * 0.3} fill="#fff" fontSize={letter * 0.8} fontWeight="700">
          {number}
        </text>
      ) : null}
    </g>
  )
}
