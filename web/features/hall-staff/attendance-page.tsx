import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { toDayWords } from '../../kit/dates.ts'
import { Loading } from '../../kit/states.tsx'
import { WideTable } from '../../kit/wide-table.tsx'
import '../catalogue/catalogue.css'
import { CommandDrawer, textOf } from '../catalogue/command-drawer.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import { toTime } from '../office/halls/typed-time.ts'
import { useOfficer } from '../sessions/officer.tsx'
import './hall-staff.css'
import { type AttendanceDay, type AttendanceMonth, type AttendanceRow, correctAttendance, fetchAttendanceCsv, staffingKey, useAttendance } from './staffing-calls.ts'

/** 考勤: a month of a hall. Late and early are figures for whoever runs it, with a correction and its reason where the clock was wrong. */
export function AttendancePage() {
  const [query, setQuery] = useSearchParams()
  const setMonth = (month: string) => {
    const next = new URLSearchParams(query)
    next.set('month', month)
    setQuery(next)
  }
  return (
    <HallPage title="考勤">
      {(hallId) => <MonthOf hallId={hallId} month={query.get('month') ?? undefined} onMonth={setMonth} />}
    </HallPage>
  )
}

function MonthOf({ hallId, month, onMonth }: { hallId: string; month: string | undefined; onMonth: (month: string) => void }) {
  const queries = useQueryClient()
  const mayManage = useOfficer().roles.includes('hallManager')
  const table = useAttendance(hallId, month)
  const [correcting, setCorrecting] = useState<{ row: AttendanceRow; day: AttendanceDay } | undefined>(undefined)
  const [done, setDone] = useState<string | undefined>(undefined)
  if (table.isPending) return <div className="panel"><Loading lines={10} what="考勤" /></div>
  if (table.isError) return <div className="panel"><NotRead error={table.error} onRetry={() => void table.refetch()} /></div>
  const { data } = table
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      <section className="panel" aria-label="考勤月表">
        <div className="filters">
          <span className="filter"><label htmlFor="attendance-month">月份</label><input id="attendance-month" className="seat" style={{ width: 170 }} type="month" value={data.month} onChange={({ target }) => { if (/^2\d{3}-\d{2}$/.test(target.value)) onMonth(target.value) }} /></span>
          <span className="quiet">晚到、早走 {data.graceMinutes} 分钟以内不计；按公布的排班和大厅时间计算，只作管理参考。</span>
          <span style={{ marginLeft: 'auto' }}><DownloadButton fileName="考勤.csv" get={() => fetchAttendanceCsv(hallId, data.month)}>导出表格</DownloadButton></span>
        </div>
        <MonthTable data={data} onCorrect={mayManage ? (row, day) => setCorrecting({ row, day }) : undefined} />
      </section>
      {correcting && (
        <CommandDrawer
          draft={`attendance:${correcting.row.officerId}:${correcting.day.day}`}
          title={`${correcting.row.officerName}：${toDayWords(correcting.day.day)}`}
          submitLabel="更正"
          explain={`原来的记录：${correcting.day.arrivedAt ?? '没有签到'}—${correcting.day.leftAt ?? '没有签退'}（${correcting.day.standingName}）。原来的记录和更正的原因都会保留。请假、外出的不填时间，写明原因。`}
          fields={() => [
            { name: 'arrivedAt', kind: 'text', label: '到岗时间', required: false, maxLength: 5, hint: '写成 09:00，也可以写 9 或 0930。' },
            { name: 'leftAt', kind: 'text', label: '离岗时间', required: false, maxLength: 5 },
            { name: 'reason', kind: 'text', label: '更正的原因', required: true, maxLength: 500 },
          ]}
          initial={{ arrivedAt: correcting.day.arrivedAt ?? '', leftAt: correcting.day.leftAt ?? '' }}
          send={(values, key) => {
            const time = (name: string) => (textOf(values, name) === '' ? null : toTime(textOf(values, name)))
            return correctAttendance(hallId, correcting.day.day, correcting.row.officerId, correcting.day.version, { arrivedAt: time('arrivedAt'), leftAt: time('leftAt'), reason: textOf(values, 'reason') }, key)
          }}
          onDone={({ officerName, day }) => {
            setCorrecting(undefined)
            setDone(`已更正${officerName}${toDayWords(day)}的考勤。`)
            void queries.invalidateQueries({ queryKey: staffingKey })
          }}
          onStale={() => void table.refetch()}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </div>
  )
}

/** A word short enough for a cell; the whole of it is its name for a screen reader and its title. */
const SHORT: Record<AttendanceDay['standing'], string> = { present: '✓', late: '晚', early: '早', lateAndEarly: '晚早', notLeft: '未退', excused: '说', missing: '缺', free: '', extra: '加' }

const wordsOf = ({ day, standingName, arrivedAt, leftAt, lateMinutes, earlyMinutes, reason }: AttendanceDay): string =>
  [`${Number(day.slice(8))}日${standingName}`, arrivedAt && `${arrivedAt}到`, leftAt && `${leftAt}走`, lateMinutes > 0 && `晚${lateMinutes}分钟`, earlyMinutes > 0 && `早${earlyMinutes}分钟`, reason].filter(Boolean).join('，')

function MonthTable({ data: { days, rows, hallName, month }, onCorrect }: { data: AttendanceMonth; onCorrect: ((row: AttendanceRow, day: AttendanceDay) => void) | undefined }) {
  return (
    <WideTable label="考勤月表">
      <table className="month-table">
        <caption className="hidden-visually">{hallName}{month}考勤</caption>
        <thead><tr><th scope="col">姓名</th>{['应到', '实到', '晚到', '早走', '未签退', '未签到', '有说明'].map((name) => <th key={name} scope="col">{name}</th>)}{days.map(({ day, isWorkday }) => <th key={day} scope="col"><span className={isWorkday ? undefined : 'quiet'}>{Number(day.slice(8))}</span></th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.officerId}>
              <th scope="row">{row.officerName}</th>
              {[row.due, row.came, row.late, row.early, row.notLeft, row.missing, row.excused].map((count, index) => <td key={index} className="tabular">{count === 0 && index > 1 ? <span className="quiet">0</span> : count}</td>)}
              {days.map(({ day }) => {
                const cell = row.days.find((each) => each.day === day)
                if (!cell) return <td key={day} />
                return (
                  <td key={day} className={`day-${cell.standing}`} title={wordsOf(cell)}>
                    {onCorrect ? <button type="button" aria-label={`${row.officerName}，${wordsOf(cell)}，更正`} onClick={() => onCorrect(row, cell)}>{SHORT[cell.standing] || '·'}</button> : <>{SHORT[cell.standing]}<span className="hidden-visually">{wordsOf(cell)}</span></>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  )
}
