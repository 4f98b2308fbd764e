import { Button } from 'antd'
import { useState } from 'react'
import { toShortDay } from '../../kit/dates.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { type Slot, slotTime, useSlots } from './appointment-calls.ts'
import './appointments.css'

interface SlotBoardProps {
  hall: string
  line: string
  onPick: (slot: Slot) => void
}

/** Days, then the slots of one of them with the places left: one press picks one. */
export function SlotBoard({ hall, line, onPick }: SlotBoardProps) {
  const slots = useSlots(hall, line)
  const [asked, setAsked] = useState<string | undefined>(undefined)
  if (slots.isPending) return <Loading lines={4} what="可以预约的时段" />
  if (slots.isError) return <NotRead error={slots.error} onRetry={() => void slots.refetch()} />
  const { days } = slots.data
  const shown = days.find(({ day }) => day === asked) ?? days.find(({ free }) => free > 0) ?? days.find((day) => day.slots.length > 0)
  if (!shown) return <Empty title="现在没有可以预约的时段">请办事人直接到大厅取号办理。</Empty>
  return (
    <div className="slot-board">
      <ul aria-label="哪一天">
        {days.map(({ day, free, closedReason }) => (
          <li key={day}>
            <Button block type={day === shown.day ? 'primary' : 'default'} aria-pressed={day === shown.day} disabled={closedReason !== null} onClick={() => setAsked(day)}>
              {toShortDay(day)}　{closedReason ?? (free > 0 ? `余 ${free}` : '约满')}
            </Button>
          </li>
        ))}
      </ul>
      <ul aria-label={`${toShortDay(shown.day)}的时段`}>
        {shown.slots.map((slot) => (
          <li key={slot.slot}>
            <Button block className="tabular" disabled={slot.free === 0} onClick={() => onPick(slot)}>{slotTime(slot)}<span className="quiet">{slot.free > 0 ? `余 ${slot.free}` : '约满'}</span></Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
