import { Link, useParams, useSearchParams } from 'react-router'
import { consolePaths } from '../../client/paths.ts'
import { toDayWords, toMinuteWords } from '../../kit/dates.ts'
import { Mark } from '../../kit/mark.tsx'
import { PageTitle } from '../../kit/page-title.tsx'
import { Panel } from '../../kit/panel.tsx'
import { Loading } from '../../kit/states.tsx'
import '../catalogue/catalogue.css'
import { NotRead } from '../catalogue/query-states.tsx'
import { STATE_TONES } from './hall-tickets.tsx'
import { useHallTicket } from './monitor-calls.ts'

/** One ticket and all that happened to it. */
export function HallTicketPage() {
  const { id = '' } = useParams()
  const hall = useSearchParams()[0].get('hall') ?? ''
  const reading = useHallTicket(hall, id)
  if (reading.isPending) return <div className="panel"><Loading lines={6} what="这个号" /></div>
  if (reading.isError) return <div className="panel"><NotRead error={reading.error} onRetry={() => void reading.refetch()} /></div>
  const { hallName, day, ticket, officerName, acts } = reading.data
  const minutes = (value: number | null) => (value === null ? '—' : `${value} 分钟`)
  const facts = [
    ['业务', ticket.lineName], ['事项', ticket.itemName ?? '没有说'], ['取号', `${toMinuteWords(ticket.takenAt)}，${ticket.sourceName}${ticket.isPriority ? '，优先' : ''}`],
    ['等候', `${minutes(ticket.waitedMinutes)}；取号时告知 ${ticket.toldMinutes} 分钟`], ['办理', minutes(ticket.servedMinutes)],
    ['窗口', ticket.windowNo === null ? '还没有叫号' : `${Number(ticket.windowNo)} 号${officerName === null ? '' : `，${officerName}`}`],
  ] as const
  return (
    <div className="stack">
      <PageTitle title={`${ticket.number} 号`} tools={<><Link to={consolePaths.hallTickets({ hall, day })}>当天的号票</Link>{ticket.windowNo !== null && <Link to={consolePaths.hallWindow(ticket.windowNo, hall, day)}>{Number(ticket.windowNo)} 号窗口的一天</Link>}</>}>
        <p className="quiet">{hallName}　{toDayWords(day)}　<Mark tone={STATE_TONES[ticket.state] ?? 'plain'}>{ticket.stateName}</Mark></p>
      </PageTitle>
      <Panel title="号票"><dl className="facts">{facts.map(([name, text]) => <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{text}</dd></div>)}</dl></Panel>
      <Panel title="经过" isFlush>
        <table className="rows">
          <caption className="hidden-visually">这个号的经过，先发生的在前</caption>
          <thead><tr><th scope="col">时间</th><th scope="col">做了什么</th><th scope="col">窗口</th><th scope="col">谁</th></tr></thead>
          <tbody>
            {acts.map(({ kindName, byName, windowNo, at }, index) => (
              <tr key={index}><td className="whole tabular">{toMinuteWords(at)}</td><td><strong>{kindName}</strong></td><td className="whole">{windowNo === null ? '—' : `${Number(windowNo)} 号`}</td><td>{byName || '—'}</td></tr>
            ))}
          </tbody>
        </table>
      </Panel>
    </div>
  )
}
