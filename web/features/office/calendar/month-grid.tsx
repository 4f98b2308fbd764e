import type { KeyboardEvent } from 'react'
import { toDayWords } from '../../../kit/dates.ts'
import { addDays, type DayNature, type YearDay, weekdayOf } from './year-days.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** What each kind of day is called, and the sign it carries in the grid. */
export const NATURES: Record<DayNature, { name: string; sign: string }> = {
  workday: { name: '工作日', sign: '' },
  weekend: { name: '周末休息', sign: '' },
  holiday: { name: '放假', sign: '休' },
  makeUpWorkday: { name: '调休上班', sign: '班' },
}

/** How days are marked; without it the grid is only looked at. */
export interface Marking {
  /** The one day that the Tab key reaches. */
  at: string
  onMove: (day: string) => void
  /** @param isStretch from the day marked before up to this one */
  onMark: (day: string, isStretch: boolean) => void
}

interface MonthGridProps {
  days: readonly string[]
  read: (day: string) => YearDay
  /** The place the page is about: what it says itself is set off from what comes from above. */
  region: string
  today: string
  marking: Marking | undefined
}

export const dayId = (day: string): string => `day-${day}`

/** One month, weeks from Monday. */
export function MonthGrid({ days, read, region, today, marking }: MonthGridProps) {
  const first = days[0]!
  const title = `${Number(first.slice(5, 7))}月`
  const cells: (string | undefined)[] = [...Array.from({ length: weekdayOf(first) }, () => undefined), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday]))
  return (
    <table className="month">
      <caption>{title}</caption>
      <thead><tr>{WEEKDAYS.map((weekday) => <th key={weekday} scope="col"><span className="hidden-visually">周</span>{weekday}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>{week.map((day, weekday) => (day === undefined ? <td key={weekday} /> : <td key={weekday}><Day of={read(day)} region={region} isToday={day === today} marking={marking} /></td>))}</tr>
        ))}
      </tbody>
    </table>
  )
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

function Day({ of, region, isToday, marking }: { of: YearDay; region: string; isToday: boolean; marking: Marking | undefined }) {
  const { day, nature, name } = of
  const { sign, name: natureName } = NATURES[nature]
  const isOwn = of.region === region && region !== '000000'
  const look = `day ${nature}${isOwn ? ' is-own' : ''}${isToday ? ' is-today' : ''}`
  const words = `${toDayWords(day).slice(5)}，${natureName}${name ? `：${name}` : ''}${isOwn ? '，本地另定' : ''}${isToday ? '，今天' : ''}`
  const inside = <><span className="hidden-visually">{words}</span><span className="date" aria-hidden="true">{Number(day.slice(8))}</span>{sign && <span className="sign" aria-hidden="true">{sign}</span>}</>
  if (!marking) return <span className={look} title={name}>{inside}</span>
  const press = (event: KeyboardEvent) => {
    const by = MOVES[event.key]
    if (by !== undefined) {
      event.preventDefault()
      marking.onMove(addDays(day, by))
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (!event.ctrlKey && !event.metaKey) marking.onMark(day, event.shiftKey)
    }
  }
  return (
    <button type="button" id={dayId(day)} className={look} title={name} tabIndex={marking.at === day ? 0 : -1} onClick={(event) => marking.onMark(day, event.shiftKey)} onKeyDown={press}>{inside}</button>
  )
}
