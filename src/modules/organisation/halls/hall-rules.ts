import type { FieldError } from '../../../platform/errors.ts'
import type { WindowField, WindowKind, WindowTakes } from '../organisation.ts'
import type { ExtendedHours, FloorPlan, HallZone, PlanFloor, PlanPoint, SpecialOpening } from './hall.ts'

/** What is wrong with the zones of a hall, at its place: ids and names that stand twice, areas outside their floor. */
export function findZoneErrors(zones: readonly HallZone[], plan: FloorPlan | null): FieldError[] {
  return zones.flatMap(({ id, name, floor, area }, index) => {
    const drawnOn = plan?.floors.find((each) => each.id === floor)
    return [
      ...(zones.findIndex((each) => each.id === id) < index ? [{ pointer: `/zones/${index}/id`, message: `区域编号「${id}」重复，请换一个。` }] : []),
      ...(zones.findIndex((each) => each.name === name) < index ? [{ pointer: `/zones/${index}/name`, message: `「${name}」已经有了，请换一个名称。` }] : []),
      ...((floor === null) !== (area === null) ? [{ pointer: `/zones/${index}/area`, message: `「${name}」要么写楼层和位置，要么都不写。` }] : []),
      ...(floor !== null && !drawnOn ? [{ pointer: `/zones/${index}/floor`, message: `平面图上没有 ${floor} 楼。` }] : []),
      ...(area && drawnOn && (area.left + area.width > drawnOn.width || area.top + area.height > drawnOn.height) ? [{ pointer: `/zones/${index}/area`, message: `「${name}」超出了${drawnOn.name}的边线（宽 ${drawnOn.width}、深 ${drawnOn.height} 分米），请改小或移动。` }] : []),
    ]
  })
}

/** What is wrong with a floor plan, at its place. */
export function findPlanErrors(plan: FloorPlan, windowNos: readonly string[], zones: readonly HallZone[]): FieldError[] {
  const floors = new Map(plan.floors.map((floor) => [floor.id, floor]))
  const off = (pointer: string, what: string, floorId: string, at: PlanPoint): FieldError[] => {
    const floor = floors.get(floorId)
    if (!floor) return [{ pointer: `${pointer}/floor`, message: `${what}：平面图上没有 ${floorId} 楼。` }]
    return isOn(floor, at) ? [] : [{ pointer: `${pointer}/at`, message: `${what}在${floor.name}的边线外（宽 ${floor.width}、深 ${floor.height} 分米），请移回来。` }]
  }
  return [
    ...plan.floors.flatMap(({ id, name, walls }, index) => [
      ...(plan.floors.findIndex((each) => each.id === id) < index ? [{ pointer: `/plan/floors/${index}/id`, message: `楼层「${id}」重复。` }] : []),
      ...walls.flatMap((wall, at) => (wall.every((point) => isOn(plan.floors[index]!, point)) ? [] : [{ pointer: `/plan/floors/${index}/walls/${at}`, message: `${name}的第 ${at + 1} 道墙超出边线，请改正。` }])),
    ]),
    ...plan.windows.flatMap(({ no, floor, at }, index) => [
      ...(windowNos.includes(no) ? [] : [{ pointer: `/plan/windows/${index}/no`, message: `没有 ${no} 号窗口，请先设立窗口。` }]),
      ...(plan.windows.findIndex((each) => each.no === no) < index ? [{ pointer: `/plan/windows/${index}/no`, message: `${no} 号窗口画了两次。` }] : []),
      ...off(`/plan/windows/${index}`, `${no} 号窗口`, floor, at),
    ]),
    ...plan.marks.flatMap(({ floor, at }, index) => off(`/plan/marks/${index}`, '标记', floor, at)),
    // What is drawn on a floor goes with it: the floor cannot go first.
    ...zones.flatMap(({ name, floor }) => (floor !== null && !floors.has(floor) ? [{ pointer: '/plan/floors', message: `「${name}」画在 ${floor} 楼，请先改它的位置，再去掉这一层。` }] : [])),
  ]
}

const isOn = ({ width, height }: PlanFloor, [x, y]: PlanPoint): boolean => x >= 0 && y >= 0 && x <= width && y <= height

/** What is wrong with the hours beyond the office's: an end before its beginning, a day twice or gone by. */
export function findHoursErrors(extended: readonly ExtendedHours[], special: readonly SpecialOpening[], today: string): FieldError[] {
  return [
    ...extended.flatMap(({ from, to }, index) => (from < to ? [] : [{ pointer: `/extended/${index}/to`, message: '结束时间要晚于开始时间。' }])),
    ...special.flatMap(({ day, open }, index) => [
      ...(special.findIndex((each) => each.day === day) < index ? [{ pointer: `/special/${index}/day`, message: `${day} 写了两次，请合成一条。` }] : []),
      ...(day < today ? [{ pointer: `/special/${index}/day`, message: '已经过去的日子不用再写，请删去这一条。' }] : []),
      ...(open && open.from >= open.to ? [{ pointer: `/special/${index}/open/to`, message: '结束时间要晚于开始时间。' }] : []),
    ]),
  ]
}

/** What is wrong with a window: a field on one that is not general, or nothing that it takes in. */
export function findWindowErrors({ kind, field, takes, from, until }: { kind: WindowKind; field: WindowField | null; takes: WindowTakes; from: string | null; until: string | null }): FieldError[] {
  const namesSomething = takes.items.length + takes.authorities.length > 0
  return [
    ...(kind !== 'general' && field !== null ? [{ pointer: '/field', message: '只有综合窗口分领域，其他窗口请不选领域。' }] : []),
    ...(kind === 'general' && field === null ? [{ pointer: '/field', message: '请选择综合窗口的领域，不分领域的选“无差别”。' }] : []),
    ...(takes.everything && namesSomething ? [{ pointer: '/takes', message: '选了“全部事项”就不用再列事项和部门，请保留一种。' }] : []),
    ...(kind === 'general' && !takes.everything && !namesSomething ? [{ pointer: '/takes', message: '请选“全部事项”，或列出受理的部门、事项。' }] : []),
    ...(from !== null && until !== null && until < from ? [{ pointer: '/until', message: '停用日期不能早于启用日期。' }] : []),
  ]
}
