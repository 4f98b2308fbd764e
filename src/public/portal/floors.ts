import { type HallView, markWords } from '../../modules/organisation/index.ts'
import type { FloorPlanProps } from '../ui/floor-plan.tsx'

/** The floors of a hall as they are drawn, with the windows to go to. */
export function toFloors(hall: HallView, found: ReadonlySet<string>): Omit<FloorPlanProps, 'isLarge' | 'label'>[] {
  const closed = new Set(hall.windows.filter(({ isInService }) => !isInService).map(({ no }) => no))
  return (hall.plan?.floors ?? []).map(({ id, ...floor }) => ({
    ...floor,
    zones: hall.zones.flatMap((zone) => (zone.floor === id && zone.area ? [{ id: zone.id, name: zone.name, area: zone.area }] : [])),
    windows: hall.plan!.windows.filter((window) => window.floor === id).map(({ no, at }) => ({ no, at, isFound: found.has(no), isClosed: closed.has(no) })),
    marks: hall.plan!.marks.filter((mark) => mark.floor === id).map(({ kind, at }) => ({ name: markWords[kind], at })),
  }))
}

/** 1、2、3、7 → 1–3、7. */
export function toRanges(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}、${to}` : `${from}–${to}`)).join('、')
}
