import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { type HallHours, setHallHours } from './hall-calls.ts'
import { toTime } from './typed-time.ts'

interface SetHallHoursProps {
  hall: HallHours
  onClose: () => void
  onDone: (words: string) => void
}

// Named by the places of the command, so that a refusal finds its field.
const TIMES = [
  { name: 'morning/from', label: '上午上班', of: ({ morning }: HallHours) => morning.from },
  { name: 'morning/to', label: '上午下班', of: ({ morning }: HallHours) => morning.to },
  { name: 'afternoon/from', label: '下午上班', of: ({ afternoon }: HallHours) => afternoon.from },
  { name: 'afternoon/to', label: '下午下班', of: ({ afternoon }: HallHours) => afternoon.to },
] as const

/** Sets the hours of one hall: they hold at once, for limits that end from now on. */
export function SetHallHours({ hall, onClose, onDone }: SetHallHoursProps) {
  return (
    <CommandDrawer
      draft={`hall-hours:${hall.id}`}
      title={`办公时间：${hall.name}`}
      submitLabel="保存"
      explain={<>半日时限和收件日按这里的时间计算，保存后马上适用。对外公布的“{hall.printedHours}”随之改写。</>}
      fields={() => [
        ...TIMES.map(({ name, label }) => ({ name, kind: 'text' as const, label, required: true, maxLength: 5, ...(name === 'morning/from' && { hint: '写成 09:00，也可以写 9 或 0930。' }), ...(name === 'afternoon/from' && { hint: '中午不休息的，和上午下班写同一时间。' }) })),
        { name: 'source', kind: 'textarea', label: '依据', required: true, maxLength: 500, hint: '文件的名称和文号，或作出决定的会议。' },
      ]}
      initial={{ ...Object.fromEntries(TIMES.map(({ name, of }) => [name, of(hall)])), source: hall.source ?? '' }}
      send={async (values, key) => {
        const at = (name: (typeof TIMES)[number]['name']) => toTime(textOf(values, name))
        const [morning, afternoon] = [{ from: at('morning/from'), to: at('morning/to') }, { from: at('afternoon/from'), to: at('afternoon/to') }]
        await setHallHours(hall.id, { morning, afternoon, source: textOf(values, 'source') }, key)
        return `已保存：${hall.name}，上午 ${morning.from}–${morning.to}，下午 ${afternoon.from}–${afternoon.to}。`
      }}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
