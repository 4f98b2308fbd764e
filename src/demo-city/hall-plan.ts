import type { FloorPlan, HallSheet, HallZone } from '../modules/organisation/index.ts'

/** Decimetres. A floor with counters along three walls, people in the middle, doors at the front. */
const LARGE = { width: 460, height: 300, across: 20, down: 9 }
const SMALL = { width: 260, height: 170, across: 12, down: 0 }
const COUNTER = 24

type Drawn = Pick<HallSheet, 'zones' | 'plan'>

/** Draws the hall of the invented city that has these windows (numbers in order). */
export function drawHall(windows: readonly string[], isCentre: boolean): Drawn {
  const size = isCentre ? LARGE : SMALL
  const most = size.across + 2 * size.down
  const perFloor = Math.ceil(windows.length / Math.ceil(windows.length / most))
  const floors = Array.from({ length: Math.ceil(windows.length / perFloor) }, (_, index) => `${index + 1}`)
  return {
    plan: {
      floors: floors.map((id) => ({ id, name: `${id} 楼`, width: size.width, height: size.height, walls: wallsOf(size) })),
      windows: windows.map((no, index) => ({ no, floor: floors[Math.floor(index / perFloor)]!, at: counterAt(size, index % perFloor, Math.min(perFloor, windows.length - Math.floor(index / perFloor) * perFloor)) })),
      marks: marksOf(size, isCentre, floors),
    },
    zones: zonesOf(size, isCentre),
  }
}

/** Up the left wall, along the back, down the right one. */
function counterAt({ width, height, across, down }: typeof LARGE, index: number, count: number): [number, number] {
  const top = 14
  const spread = (at: number, of: number, from: number, to: number) => Math.round(from + ((at + 0.5) * (to - from)) / of)
  if (down === 0 || count <= across) return [spread(index, count, COUNTER, width - COUNTER), top]
  if (index < down) return [14, spread(down - 1 - index, down, COUNTER + 10, height - 76)]
  if (index < down + across) return [spread(index - down, across, COUNTER + 10, width - COUNTER - 10), top]
  return [width - 14, spread(index - down - across, down, COUNTER + 10, height - 76)]
}

function wallsOf({ width, height }: typeof LARGE): FloorPlan['floors'][number]['walls'] {
  const door = 40
  const middle = width / 2
  return [[[middle - door / 2, height - 2], [2, height - 2], [2, 2], [width - 2, 2], [width - 2, height - 2], [middle + door / 2, height - 2]]]
}

function zonesOf({ width, height }: typeof LARGE, isCentre: boolean): HallZone[] {
  const zone = (id: string, kind: HallZone['kind'], name: string, left: number, top: number, right: number, bottom: number): HallZone => ({ id, kind, name, floor: '1', area: { left, top, width: right - left, height: bottom - top } })
  const back = isCentre ? 62 : 56
  const side = isCentre ? 34 : 10
  const front = height - (isCentre ? 64 : 52)
  const [west, east] = [width * 0.3, width * 0.7]
  return [
    zone('z1', 'windows', '窗口服务区', 4, 4, width - 4, isCentre ? 54 : 50),
    zone('z2', 'waiting', '等候休息区', side, back, width - side, front - 12),
    zone('z3', 'selfService', isCentre ? '24小时自助服务区' : '自助服务区', 8, front, west, height - 8),
    zone('z4', 'complaints', '咨询投诉区', east, front, width - 8, height - 8),
    zone('z5', 'volunteers', '志愿服务岗', width / 2 + 24, front, east - 8, height - 24),
    ...(isCentre ? [zone('z6', 'online', '网上（掌上）办事区', west + 8, front, width / 2 - 24, height - 24)] : []),
  ]
}

function marksOf({ width, height }: typeof LARGE, isCentre: boolean, floors: readonly string[]): FloorPlan['marks'] {
  const front = height - (isCentre ? 64 : 52)
  return [
    { kind: 'entrance', floor: '1', at: [width / 2, height - 8] },
    { kind: 'drinkingWater', floor: '1', at: [width * 0.36, front - 24] },
    { kind: 'charging', floor: '1', at: [width * 0.64, front - 24] },
    ...(isCentre ? floors.flatMap((floor): FloorPlan['marks'] => [{ kind: 'lift', floor, at: [width - 60, front - 26] }, { kind: 'stairs', floor, at: [60, front - 26] }]) : []),
    ...(isCentre ? [{ kind: 'nursery' as const, floor: '1', at: [width - 60, 78] as [number, number] }] : []),
  ]
}
