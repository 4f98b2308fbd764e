import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Plan, Zone } from './hall-calls.ts'

/** What can be taken hold of: a window by its number, a zone by its id, a mark by its place in the list. */
export interface Held {
  kind: 'window' | 'zone' | 'mark'
  id: string
}

interface PlanDrawingProps {
  floor: Plan['floors'][number]
  windows: Plan['windows']
  zones: readonly Zone[]
  marks: { id: string; name: string; at: [number, number] }[]
  held: Held | undefined
  mayChange: boolean
  onHold: (held: Held) => void
  /** By how much, in decimetres. */
  onMove: (held: Held, by: [number, number]) => void
}

const STEPS: Readonly<Record<string, [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** An arrow moves by half a metre, with Shift by a decimetre. */
const STEP = 5

/** A floor on which everything can be dragged, or taken with the Tab key and moved with the arrows. */
export function PlanDrawing({ floor, windows, zones, marks, held, mayChange, onHold, onMove }: PlanDrawingProps) {
  const picture = useRef<SVGSVGElement>(null)
  const dragged = useRef<{ held: Held; at: [number, number] } | undefined>(undefined)
  const letter = Math.max(9, floor.width / 36)
  const desk = Math.max(6.5, floor.width / 53)
  const toPlan = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const box = picture.current!.getBoundingClientRect()
    return [((clientX - box.left) / box.width) * floor.width, ((clientY - box.top) / box.height) * floor.height]
  }
  const isHeld = (kind: Held['kind'], id: string) => held?.kind === kind && held.id === id
  const grip = (kind: Held['kind'], id: string, name: string) => (!mayChange ? {} : {
    tabIndex: 0, role: 'button', 'aria-label': `${name}，按方向键移动`, 'aria-pressed': isHeld(kind, id),
    onFocus: () => onHold({ kind, id }),
    onPointerDown: (event: PointerEvent) => { dragged.current = { held: { kind, id }, at: toPlan(event) }; onHold({ kind, id }) },
    onKeyDown: (event: KeyboardEvent) => {
      const step = STEPS[event.key]
      if (!step) return
      event.preventDefault()
      const by = event.shiftKey ? 1 : STEP
      onMove({ kind, id }, [step[0] * by, step[1] * by])
    },
  })
  return (
    <svg
      ref={picture} viewBox={`0 0 ${floor.width} ${floor.height}`} role="group" aria-label={`${floor.name}平面图`} fontSize={letter} textAnchor="middle"
      onPointerMove={(event) => {
        if (!dragged.current) return
        const to = toPlan(event)
        const by: [number, number] = [Math.round(to[0] - dragged.current.at[0]), Math.round(to[1] - dragged.current.at[1])]
        if (by[0] === 0 && by[1] === 0) return
        onMove(dragged.current.held, by)
        dragged.current.at = [dragged.current.at[0] + by[0], dragged.current.at[1] + by[1]]
      }}
      onPointerUp={() => { dragged.current = undefined }}
      onPointerLeave={() => { dragged.current = undefined }}
    >
      {zones.flatMap(({ id, name, area }) => (area === null ? [] : [
        <g key={id} {...grip('zone', id, name)}>
          <rect x={area.left} y={area.top} width={area.width} height={area.height} rx="3" fill="#e8f1fb" stroke={isHeld('zone', id) ? '#0b5cad' : '#c9d8e8'} strokeWidth={isHeld('zone', id) ? 3 : 1} />
          <text x={area.left + area.width / 2} y={area.top + area.height / 2 + letter / 3} fill="#08467f" pointerEvents="none">{name}</text>
        </g>,
      ]))}
      {floor.walls.map((wall, index) => <polyline key={index} points={wall.map((point) => point.join()).join(' ')} fill="none" stroke="#4c5764" strokeWidth="3" pointerEvents="none" />)}
      {marks.map(({ id, name, at: [x, y] }) => (
        <g key={id} {...grip('mark', id, name)}>
          <rect x={x - letter * 1.6} y={y - letter * 0.7} width={letter * 3.2} height={letter * 1.4} rx="3" fill="#fff" stroke={isHeld('mark', id) ? '#0b5cad' : '#d5dde6'} strokeWidth={isHeld('mark', id) ? 3 : 1} />
          <text x={x} y={y + letter * 0.3} fontSize={letter * 0.8} fill="#4c5764" pointerEvents="none">{name}</text>
        </g>
      ))}
      {windows.map(({ no, at: [x = 0, y = 0] }) => (
        <g key={no} {...grip('window', no, `${Number(no)} 号窗口`)}>
          <rect x={x - desk} y={y - desk * 0.8} width={desk * 2} height={desk * 1.6} rx="2" fill={isHeld('window', no) ? '#0b5cad' : '#fff'} stroke="#0b5cad" strokeWidth="1.2" />
          <text x={x} y={y + desk * 0.5} fontSize={desk * 1.3} fill={isHeld('window', no) ? '#fff' : '#17202b'} pointerEvents="none">{Number(no)}</text>
        </g>
      ))}
    </svg>
  )
}
