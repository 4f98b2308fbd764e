import { useQueryClient } from '@tanstack/react-query'
import { toShortDay } from '../../../kit/dates.ts'
import { CommandDrawer, textOf } from '../../catalogue/command-drawer.tsx'
import { publishYear, type YearView, yearsKey } from './calendar-calls.ts'
import { dayId, NATURES } from './month-grid.tsx'
import { changedDays, type Marks, toMarks, toSpecialDays } from './year-days.ts'

interface PublishNoticeProps {
  view: YearView
  placeName: string
  marks: Marks
  onClose: () => void
  onDone: (words: string) => void
}

/** Publishes what was marked: what changes is said once more, with what becomes of open cases. */
export function PublishNotice({ view: { region, year, own, isPublished }, placeName, marks, onClose, onDone }: PublishNoticeProps) {
  const queries = useQueryClient()
  const days = toSpecialDays(marks)
  const before = toMarks(own.days)
  const changed = changedDays(before, marks)
  const words = (day: string) => `${toShortDay(day)}：${marks[day] ? `${NATURES[marks[day].kind].name}（${marks[day].name}）` : '恢复平常'}`
  return (
    <CommandDrawer
      draft={`calendar-notice:${region}:${year}`}
      title={`公布${year}年放假安排：${placeName}`}
      submitLabel="公布"
      explain={(
        <>
          <p>公布后马上适用。还没有办结的办件，期限碰到{year}年的，会在后台重新计算{isPublished ? '' : '，“预计”的日期变成确定的'}；已经办结的不变。</p>
          {changed.length > 0 ? <p>和现在不同的有 {changed.length} 天：</p> : <p>没有改动哪一天，只更新依据。</p>}
        </>
      )}
      fields={() => [{ name: 'source', kind: 'textarea', label: '依据', required: true, maxLength: 500, hint: '通知的名称和文号，如 国办发明电〔2025〕7号。' }]}
      initial={{ source: own.source ?? '' }}
      send={async (values, key) => {
        await publishYear(region, year, { days, source: textOf(values, 'source') }, key)
        await queries.invalidateQueries({ queryKey: yearsKey })
        return `已公布${placeName} ${year}年的放假安排，共标记 ${days.length} 天。办件的期限正在后台重新计算。`
      }}
      onDone={onDone}
      // A day the server refuses is put right in the grid.
      goTo={(pointer) => {
        const day = /^\/days\/(\d+)/.exec(pointer)
        return day ? () => {
          onClose()
          document.getElementById(dayId(days[Number(day[1])]!.day))?.focus()
        } : undefined
      }}
      onClose={onClose}
    >
      {changed.length > 0 && <ul className="changed-days">{changed.map((day) => <li key={day}>{words(day)}</li>)}</ul>}
    </CommandDrawer>
  )
}
