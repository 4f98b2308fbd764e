import { useMutation } from '@tanstack/react-query'
import { Button, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import { Empty } from '../../kit/states.tsx'
import { type Plan, setPlan, type Zone } from './hall-calls.ts'
import { FloorDrawer } from './floor-drawer.tsx'
import type { PartProps } from './hall-calls.ts'
import { type Held, PlanDrawing } from './plan-drawing.tsx'

interface Drawn {
  plan: Plan
  zones: Zone[]
}

const NOTHING: Plan = { floors: [], windows: [], marks: [] }

/** 平面图: moved by dragging, by the arrow keys or by numbers; saved as a whole. */
export function PlanEditor({ sheet: { hall, choices }, mayChange, onDone, onStale }: PartProps) {
  const [drawn, draw] = useState<Drawn>({ plan: hall.plan ?? NOTHING, zones: hall.zones })
  const [floorId, look] = useState(hall.plan?.floors[0]?.id)
  const [held, hold] = useState<Held | undefined>(undefined)
  const [floorDoing, beginFloor] = useState<'new' | 'change' | undefined>(undefined)
  const intention = useIntention()
  const saving = useMutation({
    mutationFn: () => setPlan(hall.id, hall.version, drawn.plan, drawn.zones, intention.key()),
    onSuccess: () => { intention.done(); onDone('已保存平面图，群众马上看得到。') },
    onError: (error) => { if (toProblem(error).status === 409) onStale() },
  })
  const { plan, zones } = drawn
  const floor = plan.floors.find(({ id }) => id === floorId) ?? plan.floors[0]
  const isChanged = JSON.stringify(drawn) !== JSON.stringify({ plan: hall.plan ?? NOTHING, zones: hall.zones })
  const problem = saving.isError ? toProblem(saving.error) : undefined
  const markNames = new Map(choices.marks.map(({ value, label }) => [value, label]))
  const undrawn = hall.windows.filter(({ no }) => !plan.windows.some((window) => window.no === no))
  const floorDrawer = floorDoing && <FloorDrawer hall={hall} floor={floorDoing === 'change' ? floor : undefined} onDraw={(next) => { draw({ ...drawn, plan: withFloor(plan, floorDoing === 'change' ? floor?.id : undefined, next) }); look(next.id); beginFloor(undefined) }} onClose={() => beginFloor(undefined)} />
  if (!floor) {
    return <><Empty title="还没有平面图">画上楼层、窗口和设施，群众在门户上就能找到要去的窗口。{mayChange && <p><Button type="primary" onClick={() => beginFloor('new')}>画第一层</Button></p>}</Empty>{floorDrawer}</>
  }
  const on = <Each extends { floor: string | null }>(all: readonly Each[]) => all.filter((each) => each.floor === floor.id)
  const move = (what: Held, by: [number, number]) => draw(moved(drawn, what, by, floor))
  return (
    <section className="part">
      <div className="tool-row">
        <Radio.Group aria-label="楼层" optionType="button" value={floor.id} options={plan.floors.map(({ id, name }) => ({ value: id, label: name }))} onChange={({ target }) => { look(String(target.value)); hold(undefined) }} />
        {mayChange && <><Button onClick={() => beginFloor('change')}>修改这一层</Button><Button onClick={() => beginFloor('new')}>增加楼层</Button></>}
        {mayChange && <Button type="primary" disabled={!isChanged} loading={saving.isPending} onClick={() => saving.mutate()}>保存平面图</Button>}
        {isChanged && <span className="quiet" role="status">有改动，还没有保存。</span>}
      </div>
      {problem && <div className="note-line bad" role="alert"><strong>{problem.detail}</strong>{problem.errors.length > 0 && <ul>{problem.errors.map(({ pointer, message }) => <li key={pointer}>{message}</li>)}</ul>}</div>}
      <div className="plan">
        <PlanDrawing
          floor={floor} windows={on(plan.windows)} zones={on(zones)} held={held} mayChange={mayChange} onHold={hold} onMove={move}
          marks={plan.marks.flatMap(({ kind, floor: at, at: point }, index) => (at === floor.id ? [{ id: String(index), name: markNames.get(kind) ?? kind, at: point as [number, number] }] : []))}
        />
        {mayChange && (
          <div>
            <p className="quiet">按住拖动；或用 Tab 键选中，再按方向键移动（半米一步，按住 Shift 一分米一步）。</p>
            {held && <Numbers drawn={drawn} held={held} names={markNames} onMove={(by) => move(held, by)} onTakeAway={held.kind === 'zone' ? undefined : () => { draw(without(drawn, held)); hold(undefined) }} />}
            {undrawn.length > 0 && (
              <p className="tool-row"><label htmlFor="put-window">放上还没画的窗口</label>
                <Select id="put-window" style={{ width: 160 }} value={null} placeholder={`还有 ${undrawn.length} 个`} options={undrawn.map(({ no, name }) => ({ value: no, label: `${no} ${name}` }))} onChange={(no: string) => { draw({ ...drawn, plan: { ...plan, windows: [...plan.windows, { no, floor: floor.id, at: middleOf(floor) }] } }); hold({ kind: 'window', id: no }) }} />
              </p>
            )}
            <p className="tool-row"><label htmlFor="put-mark">放上设施或出入口</label>
              <Select id="put-mark" style={{ width: 160 }} value={null} placeholder="选择" options={choices.marks} onChange={(kind: string) => { draw({ ...drawn, plan: { ...plan, marks: [...plan.marks, { kind: kind as Plan['marks'][number]['kind'], floor: floor.id, at: middleOf(floor) }] } }); hold({ kind: 'mark', id: String(plan.marks.length) }) }} />
            </p>
          </div>
        )}
      </div>
      {floorDrawer}
    </section>
  )
}

type Floor = Plan['floors'][number]
const middleOf = ({ width, height }: Floor): [number, number] => [Math.round(width / 2), Math.round(height / 2)]
const within = (value: number, most: number): number => Math.min(Math.max(0, value), most)

/** As far as the floor goes. */
function moved({ plan, zones }: Drawn, { kind, id }: Held, [x, y]: [number, number], { width, height }: Floor): Drawn {
  const to = (at: number[]): [number, number] => [within(at[0]! + x, width), within(at[1]! + y, height)]
  return {
    plan: {
      ...plan,
      windows: plan.windows.map((window) => (kind === 'window' && window.no === id ? { ...window, at: to(window.at) } : window)),
      marks: plan.marks.map((mark, index) => (kind === 'mark' && String(index) === id ? { ...mark, at: to(mark.at) } : mark)),
    },
    zones: zones.map((zone) => (kind === 'zone' && zone.id === id && zone.area ? { ...zone, area: { ...zone.area, left: within(zone.area.left + x, width - zone.area.width), top: within(zone.area.top + y, height - zone.area.height) } } : zone)),
  }
}

const without = ({ plan, zones }: Drawn, { kind, id }: Held): Drawn => ({
  zones, plan: { ...plan, windows: plan.windows.filter(({ no }) => kind !== 'window' || no !== id), marks: plan.marks.filter((_, index) => kind !== 'mark' || String(index) !== id) },
})

const withFloor = (plan: Plan, before: string | undefined, floor: Floor): Plan => ({ ...plan, floors: before === undefined ? [...plan.floors, floor] : plan.floors.map((each) => (each.id === before ? floor : each)) })

/** Where what is held lies, to type instead of to drag. */
function Numbers({ drawn: { plan, zones }, held, names, onMove, onTakeAway }: { drawn: Drawn; held: Held; names: ReadonlyMap<string, string>; onMove: (by: [number, number]) => void; onTakeAway: (() => void) | undefined }) {
  const zone = held.kind === 'zone' ? zones.find(({ id }) => id === held.id) : undefined
  const window = held.kind === 'window' ? plan.windows.find(({ no }) => no === held.id) : undefined
  const mark = held.kind === 'mark' ? plan.marks[Number(held.id)] : undefined
  const at = zone?.area ? [zone.area.left, zone.area.top] : (window ?? mark)?.at
  if (!at) return null
  const name = zone?.name ?? (window ? `${window.no} 号窗口` : names.get(mark!.kind))
  return (
    <div>
      <p><strong>{name}</strong></p>
      <div className="numbers">
        {(['离左边（分米）', '离上边（分米）'] as const).map((label, axis) => (
          <label key={label}>{label}<InputNumber style={{ width: '100%' }} value={at[axis]!} min={0} onChange={(value) => { if (value !== null) onMove(axis === 0 ? [value - at[0]!, 0] : [0, value - at[1]!]) }} /></label>
        ))}
      </div>
      {onTakeAway && <p className="tool-row" style={{ marginTop: 8 }}><Button onClick={onTakeAway}>从图上拿掉</Button></p>}
    </div>
  )
}
