import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import type { Hall, Plan } from './hall-calls.ts'

type Floor = Plan['floors'][number]

/** A floor by its numbers: size and walls. Nothing is sent yet; the plan is saved as a whole. */
export function FloorDrawer({ hall, floor, onDraw, onClose }: { hall: Hall; floor: Floor | undefined; onDraw: (floor: Floor) => void; onClose: () => void }) {
  return (
    <CommandDrawer
      draft={`floor:${hall.id}:${floor?.id ?? 'new'}`}
      title={floor ? `修改${floor.name}` : '增加楼层'}
      submitLabel="画上"
      explain="以分米为单位（1 米写 10），从左上角量起。画好后记得保存平面图。"
      fields={() => [
        ...(floor ? [] : [{ name: 'id', kind: 'text' as const, label: '楼层', required: true, maxLength: 10, hint: '和楼里的标牌一样，如 2 或 B1。' }]),
        { name: 'name', kind: 'text', label: '楼层名称', required: true, maxLength: 20 },
        { name: 'width', kind: 'number', label: '宽（分米）', required: true, maxLength: 5 },
        { name: 'height', kind: 'number', label: '深（分米）', required: true, maxLength: 5 },
        { name: 'walls', kind: 'textarea', label: '墙', required: false, maxLength: 4000, hint: '一行一道墙，依次写拐点：0,0 460,0 460,300' },
      ]}
      initial={{ name: floor?.name ?? '', width: String(floor?.width ?? 300), height: String(floor?.height ?? 200), walls: (floor?.walls ?? []).map((wall) => wall.map((point) => point.join()).join(' ')).join('\n') }}
      send={(values) => Promise.resolve({
        id: floor?.id ?? textOf(values, 'id'), name: textOf(values, 'name'), width: Number(textOf(values, 'width')), height: Number(textOf(values, 'height')), walls: toWalls(textOf(values, 'walls')),
      })}
      onDone={onDraw}
      onClose={onClose}
    />
  )
}

const toWalls = (text: string): [number, number][][] =>
  text.split('\n').map((line) => [...line.matchAll(/(\d+(?:\.\d+)?)\s*[,，]\s*(\d+(?:\.\d+)?)/g)].map(([, x, y]): [number, number] => [Number(x), Number(y)])).filter((wall) => wall.length >= 2)
