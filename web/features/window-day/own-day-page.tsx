import { toDayWords } from '../../kit/dates.ts'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import '../supervision/monitor/monitor.css'
import { useOwnDay } from './window-day-calls.ts'
import './window-day.css'

type Figures = NonNullable<ReturnType<typeof useOwnDay>['data']>['mine']

const dash = (value: number | null): string => (value === null ? '—' : String(value))
const LINES: readonly { name: string; of: (figures: Figures) => string }[] = [
  { name: '取号（个）', of: ({ taken }) => dash(taken) },
  { name: '叫号（次）', of: ({ called }) => String(called) },
  { name: '办完（位）', of: ({ served }) => String(served) },
  { name: '平均办理（分钟）', of: ({ meanServiceMinutes }) => dash(meanServiceMinutes) },
  { name: '过号（位）', of: ({ missed }) => String(missed) },
  { name: '转窗（次）', of: ({ transferred }) => String(transferred) },
  { name: '收件（件）', of: ({ intakes }) => String(intakes) },
  { name: '发出结果（件）', of: ({ results }) => String(results) },
  { name: '收到评价（次）', of: ({ ratings, satisfied }) => (ratings === 0 ? '0' : `${ratings}，满意 ${satisfied}`) },
]

/** 我的今天: mine, my window's and the hall's, side by side. */
export function OwnDayPage() {
  const reading = useOwnDay()
  if (reading.isPending) return <><PageTitle title="我的今天" /><div className="panel"><Loading lines={8} what="今天的数字" /></div></>
  if (reading.isError) return <><PageTitle title="我的今天" /><div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div></>
  const { day, windowNo, mine, window, hall, formulas } = reading.data
  return (
    <>
      <PageTitle title="我的今天"><span className="quiet">{toDayWords(day)}</span></PageTitle>
      <div className="stack">
        <Panel title={`叫了 ${mine.called} 次，办完 ${mine.served} 位，收了 ${mine.intakes} 件`} isFlush>
          <table className="rows own-day">
            <caption className="hidden-visually">今天的数字：我、本窗口、全大厅</caption>
            <thead><tr><th scope="col">项目</th><th scope="col" className="number">我</th>{window && <th scope="col" className="number">{Number(windowNo)} 号窗口</th>}<th scope="col" className="number">全大厅</th></tr></thead>
            <tbody>{LINES.map(({ name, of }) => <tr key={name}><th scope="row">{name}</th><td className="number tabular" data-label="我">{of(mine)}</td>{window && <td className="number tabular" data-label={`${Number(windowNo)} 号窗口`}>{of(window)}</td>}<td className="number tabular" data-label="全大厅">{of(hall)}</td></tr>)}</tbody>
          </table>
        </Panel>
        <Panel title="这些数是怎么算的"><dl className="facts">{formulas.map(({ name, formula }) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{formula}</dd></div>)}</dl></Panel>
      </div>
    </>
  )
}
