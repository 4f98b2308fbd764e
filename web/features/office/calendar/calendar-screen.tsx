import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useDraft } from '../../../client/draft.ts'
import { consolePaths } from '../../../client/paths.ts'
import { toDayWords } from '../../../kit/dates.ts'
import { Kbd } from '../../../kit/kbd.tsx'
import { PageTitle } from '../../../kit/page-title.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { useShortcuts } from '../../../kit/shortcuts.ts'
import { Empty, Loading } from '../../../kit/states.tsx'
import '../../catalogue/catalogue.css'
import { Filters } from '../../catalogue/filters.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { useOfficer } from '../../sessions/officer.tsx'
import { isSystemAdmin } from '../../staff-end/roles.ts'
import { type ChosenRegion, useChosenRegion } from '../chosen-region.ts'
import { useYear, type YearView } from './calendar-calls.ts'
import './calendar.css'
import { FestivalTable } from './festival-table.tsx'
import { MarkingBar, NAME_ID } from './marking-bar.tsx'
import { dayId, MonthGrid, NATURES } from './month-grid.tsx'
import { PublishNotice } from './publish-notice.tsx'
import { type Brush, changedDays, type DayNature, findObstacle, mark, type Marks, monthsOf, readDays, toFestivals, toMarks } from './year-days.ts'

const NATION = '000000'
const BESIDE = [{ value: NATION, label: '全国' }]

/** 工作日历: which days count as workdays in a place, a year at a time. */
export function CalendarScreen() {
  const [query] = useSearchParams()
  const place = useChosenRegion(BESIDE)
  const chosen = query.get('year')
  const reading = useYear(place.region, chosen ?? 'current')
  return (
    <>
      <PageTitle title="工作日历"><p className="quiet">期限按工作日计算，哪天放假、哪天调休上班，都以这里公布的为准。</p></PageTitle>
      <div className="panel year-chooser">
        <Filters
          choices={[
            { name: 'region', label: '地区', any: place.ownName, options: place.others, width: 190 },
            { name: 'year', label: '年份', any: '今年', options: yearsAround(reading.data?.today, chosen).map((year) => ({ value: year, label: `${year}年` })), width: 120 },
          ]}
        />
      </div>
      {reading.isPending ? <div className="panel"><Loading lines={10} what="工作日历" /></div>
        : reading.isError ? <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
          : <Year key={`${reading.data.region} ${reading.data.year}`} view={reading.data} place={place} />}
    </>
  )
}

/** Years that are worth looking at: those whose cases are still open, those that notices are awaited for, and the one chosen. */
function yearsAround(today: string | undefined, chosen: string | null): string[] {
  const thisYear = Number(today?.slice(0, 4))
  const near = today ? [2, 1, 0, -1, -2, -3].map((by) => String(thisYear + by)) : []
  return [...new Set([...near, ...(chosen ? [chosen] : [])])].sort().reverse()
}

function Year({ view, place }: { view: YearView; place: ChosenRegion }) {
  const { region, year, isOurs, own } = view
  const mayPublish = isSystemAdmin(useOfficer()) && isOurs
  const published = toMarks(own.days)
  // Null while nobody changes anything; what was marked stays in this tab until it is published or given up.
  const [draft, change, forget] = useDraft<Marks | null>(`calendar:${region}:${year}`, null)
  const [done, setDone] = useState<string | undefined>(undefined)
  const [isPublishing, setPublishing] = useState(false)
  const marks = draft ?? published
  const read = readDays(view, marks)
  const months = monthsOf(year)
  const days = months.flat().map(read)
  const begin = mayPublish && draft === null ? () => change(() => published) : undefined
  const publish = draft === null ? undefined : () => setPublishing(true)
  const editor = useMarking(draft, change, read, year)
  useShortcuts({ e: begin, p: publish })
  const name = place.nameOf(region)
  return (
    <div className="stack">
      {done && <p className="note-line good" role="status">{done}</p>}
      <Standing view={view} name={name} />
      <Panel title={`${name} ${year}年：${days.filter(({ nature }) => nature === 'workday' || nature === 'makeUpWorkday').length} 个工作日`} extra={begin && <Button onClick={begin} aria-keyshortcuts="e">{own.source === null ? '标记这一年' : '修改这一年'}<Kbd keys="e" /></Button>} isFlush>
        {draft !== null && (
          <MarkingBar {...editor.bar} hasChanges={changedDays(published, draft).length > 0} onPublish={() => setPublishing(true)} onGiveUp={forget} />
        )}
        <Legend isCounty={region !== NATION} />
        <div className="months">{months.map((month) => <MonthGrid key={month[0]} days={month} read={read} region={region} today={view.today} marking={draft === null ? undefined : editor.marking} />)}</div>
      </Panel>
      <Panel title="放假安排" isFlush>
        {toFestivals(days).length === 0 ? <Empty title="还没有放假安排">现在只有周六、周日不算工作日。</Empty> : <FestivalTable festivals={toFestivals(days)} nameOf={place.nameOf} />}
      </Panel>
      {isPublishing && (
        <PublishNotice
          view={view}
          placeName={name}
          marks={marks}
          onClose={() => setPublishing(false)}
          onDone={(words) => {
            setPublishing(false)
            forget()
            setDone(words)
          }}
        />
      )}
    </div>
  )
}

/** What is pressed becomes what the brush says; pressing it again takes it away. */
function useMarking(draft: Marks | null, change: (make: (before: Marks | null) => Marks | null) => void, read: ReturnType<typeof readDays>, year: number) {
  const [brush, setBrush] = useState<Brush>({ kind: 'holiday', name: '' })
  const [isNameMissing, setNameMissing] = useState(false)
  const [said, say] = useState('')
  const [at, setAt] = useState(`${year}-01-01`)
  const [last, setLast] = useState<string | undefined>(undefined)
  const onMove = (day: string) => {
    if (!day.startsWith(`${year}-`)) return
    setAt(day)
    document.getElementById(dayId(day))?.focus()
  }
  const onMark = (day: string, isStretch: boolean) => {
    const marks = draft ?? {}
    setAt(day)
    const before = marks[day]
    const name = brush.name.trim()
    // Twice the same is a slip put right; a stretch always marks.
    const isTakenAway = !isStretch && before !== undefined && before.kind === brush.kind && before.name === name
    const used: Brush = isTakenAway ? { kind: 'none', name: '' } : { ...brush, name }
    if (used.kind !== 'none' && name === '') {
      setNameMissing(true)
      document.getElementById(NAME_ID)?.focus()
      return
    }
    setLast(day)
    const from = isStretch && last ? last : day
    const obstacle = from === day ? findObstacle(used, read(day), marks) : undefined
    const next = mark(marks, used, from, day, read)
    change(() => next)
    const count = changedDays(marks, next).length
    say(obstacle ? `${toDayWords(day)}：${obstacle}` : from === day ? `${toDayWords(day)}：${used.kind === 'none' ? '已恢复平常' : `${NATURES[used.kind].name}（${name}）`}。` : `标记了 ${count} 天。`)
  }
  return {
    marking: { at, onMove, onMark },
    bar: {
      brush, said,
      nameError: isNameMissing ? '请先写节日名称，再点日子。' : undefined,
      onBrush: (next: Brush) => {
        setBrush(next)
        setNameMissing(false)
      },
    },
  }
}

/** Whether the year is out, and what that means for limits. */
function Standing({ view: { year, region, isPublished, own }, name }: { view: YearView; name: string }) {
  if (!isPublished) {
    return (
      <p className="note-line near">
        <strong>{year}年的放假安排还没有公布。</strong>现在只按周六、周日休息计算，期限碰到这一年的办件都标“预计”。国务院办公厅的通知印发后，请在{region === NATION ? '这里' : <Link to={consolePaths.calendar({ region: NATION, year: String(year) })}>全国</Link>}标记并公布。
      </p>
    )
  }
  return <p className="note-line">{year}年的放假安排已经公布。{region === NATION ? (own.source ? `依据：${own.source}` : '依据：国务院办公厅关于这一年节假日安排的通知（随系统带来）。') : own.source ? `${name}另有规定，依据：${own.source}` : `${name}没有另外规定，和上级的安排一样。`}</p>
}

function Legend({ isCounty }: { isCounty: boolean }) {
  return (
    <ul className="legend" aria-label="图例">
      {(Object.entries(NATURES) as [DayNature, (typeof NATURES)[DayNature]][]).map(([nature, { name, sign }]) => <li key={nature}><span className={`day ${nature}`} aria-hidden="true">8{sign && <span className="sign">{sign}</span>}</span>{name}</li>)}
      <li><span className="day workday is-today" aria-hidden="true"><span className="date">8</span></span>今天</li>
      {isCounty && <li><span className="day holiday is-own" aria-hidden="true">8<span className="sign">休</span></span>本地另定（有边框）</li>}
    </ul>
  )
}
