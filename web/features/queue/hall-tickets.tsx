import { Link, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toMinuteWords } from '../../kit/dates.ts'
import { Mark, type MarkTone } from '../../kit/mark.tsx'
import { moveFocus, useShortcuts } from '../../kit/shortcuts.ts'
import { Empty, Loading } from '../../kit/states.tsx'
import { DownloadButton } from '../catalogue/download-button.tsx'
import { Filters, readFilter } from '../catalogue/filters.tsx'
import { NotRead } from '../catalogue/query-states.tsx'
import { HallPage } from '../office/chosen-hall.tsx'
import { Pager } from '../staff-end/pager.tsx'
import './hall-monitor.css'
import { exportHallTickets, type HallTickets, type TicketFilter, useHallTickets } from './monitor-calls.ts'

const FILTER = ['day', 'state', 'line', 'window', 'item', 'order', 'cursor'] as const

/** 号票明细: the tickets behind a figure of the monitor. */
export function HallTicketsPage() {
  const query = readFilter<TicketFilter>(useSearchParams()[0], FILTER)
  const { cursor: _, ...all } = query
  return (
    <HallPage
      title="号票明细"
      under={<p className="quiet">只有号码和时间，没有办事人的姓名。</p>}
      tools={(hallId) => <DownloadButton fileName="号票.csv" get={() => exportHallTickets(hallId, all)}>导出（CSV）</DownloadButton>}
    >
      {(hallId) => <Tickets hallId={hallId} query={query} />}
    </HallPage>
  )
}

function Tickets({ hallId, query }: { hallId: string; query: TicketFilter }) {
  const list = useHallTickets(hallId, query)
  useShortcuts({ j: () => moveFocus('.rows a.row-link', 1), k: () => moveFocus('.rows a.row-link', -1) })
  if (list.isPending) return <div className="panel"><Loading lines={10} what="号票" /></div>
  if (list.data === undefined) return <div className="panel"><NotRead error={list.error} onRetry={() => void list.refetch()} /></div>
  const { day, count, rows, next, choices: { states, lines, windows, items, orders } } = list.data
  return (
    <div className="panel">
      <Filters
        days={[{ name: 'day', label: '日期', usual: day }]}
        choices={[
          { name: 'state', label: '状态', options: states, width: 110 }, { name: 'line', label: '业务', options: lines, width: 170 }, { name: 'window', label: '窗口', options: windows, width: 120 },
          { name: 'item', label: '事项', options: items, width: 200, isSearched: true }, { name: 'order', label: '排列', options: orders.slice(1), any: orders[0]!.label, width: 170 },
        ]}
      />
      <p className="list-count" role="status">{count} 个号。</p>
      {rows.length === 0 ? <Empty title="没有这样的号">换一个日期或状态看看。</Empty> : (
        <div aria-busy={list.isPlaceholderData}>
          <TicketTable hallId={hallId} rows={rows} />
          <Pager next={next} />
        </div>
      )}
      <p className="monitor-note">等候：从取号（预约的从预约时段开始）到第一次叫号，正在等的到现在；误差 = 告知的等候 − 实际等候，负数是告知得太短。单位：分钟。</p>
    </div>
  )
}

export const STATE_TONES: Readonly<Record<string, MarkTone>> = { waiting: 'info', called: 'near', serving: 'near', finished: 'calm', missed: 'over', abandoned: 'plain' }

const value = (number: number | null): string => (number === null ? '—' : String(number))

function TicketTable({ hallId, rows }: { hallId: string; rows: HallTickets['rows'] }) {
  return (
    <table className="rows">
      <caption className="hidden-visually">号票，时间单位为分钟</caption>
      <thead><tr><th scope="col">号码</th><th scope="col">业务</th><th scope="col">状态</th><th scope="col">取号</th><th scope="col">窗口</th><th scope="col" className="number">等候</th><th scope="col" className="number">告知</th><th scope="col" className="number">误差</th><th scope="col" className="number">办理</th></tr></thead>
      <tbody>
        {rows.map(({ id, number, lineName, itemName, state, stateName, takenAt, sourceName, isPriority, windowNo, calls, waitedMinutes, toldMinutes, offMinutes, servedMinutes }) => (
          <tr key={id}>
            <td className="whole"><Link className="row-link tabular" to={consolePaths.hallTicket(id, hallId)}><strong>{number}</strong></Link>{isPriority && <>　<Mark tone="info">优先</Mark></>}</td>
            <td className="wide">{lineName}{itemName !== null && <div className="row-note">{itemName}</div>}</td>
            <td className="whole"><Mark tone={STATE_TONES[state] ?? 'plain'}>{stateName}</Mark>{calls > 1 && <div className="row-note">叫了 {calls} 次</div>}</td>
            <td className="whole tabular">{toMinuteWords(takenAt).slice(-5)}<div className="row-note">{sourceName}</div></td>
            <td className="whole" data-label="窗口">{windowNo === null ? '—' : <Link to={consolePaths.hallWindow(windowNo, hallId, takenAt.slice(0, 10))}>{Number(windowNo)} 号</Link>}</td>
            <td className="number" data-label="等候">{value(waitedMinutes)}</td><td className="number" data-label="告知">{toldMinutes}</td>
            <td className="number" data-label="误差">{value(offMinutes)}</td><td className="number" data-label="办理">{value(servedMinutes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
