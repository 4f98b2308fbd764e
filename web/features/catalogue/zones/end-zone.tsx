import { CommandDrawer, textOf } from '../command-drawer.tsx'
import { toDay } from '../typed-day.ts'
import { changeZone, type Zone } from './zone-calls.ts'

interface EndZoneProps {
  zone: Zone
  today: string
  onClose: () => void
  onDone: (lastDay: string) => void
  onStale: () => void
}

/** 结束一个专区: its last day; what it held is kept, and it can be opened again with another day. */
export function EndZone({ zone, today, onClose, onDone, onStale }: EndZoneProps) {
  return (
    <CommandDrawer
      draft={`end-zone:${zone.id}:${zone.version}`}
      title={`结束：${zone.title}`}
      submitLabel="结束专区"
      isDangerous
      explain="结束后门户不再展示这个专区，里面的事项照常能办。内容会保留，以后改结束日期就能再开。"
      fields={() => [{ name: 'untilDay', kind: 'date', label: '最后一天', required: true, hint: '当天仍展示；要马上不展示，请填昨天的日期。' }]}
      initial={{ untilDay: today }}
      send={async (values, key) => {
        const { kind, title, introduction, audience, position, itemCodes, fromDay } = zone
        const untilDay = toDay(textOf(values, 'untilDay'))
        await changeZone(zone.id, zone.version, { kind, title, introduction, audience, position, itemCodes, fromDay, untilDay }, key)
        return untilDay
      }}
      onDone={onDone}
      onClose={onClose}
      onStale={onStale}
    />
  )
}
