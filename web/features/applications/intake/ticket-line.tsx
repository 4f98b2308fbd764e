import { Link } from 'react-router'
import { paths } from '../../../client/paths.ts'
import { Loading } from '../../../kit/states.tsx'
import { NotRead } from '../../catalogue/query-states.tsx'
import { NO_TICKET, type useCalledTicket } from './called-ticket.ts'

/** For whom the window takes in: the number it called, and the way out where somebody else stands there. */
export function TicketLine({ called }: { called: ReturnType<typeof useCalledTicket> }) {
  if (called.isPending) return <div className="panel"><Loading lines={1} what="号票" /></div>
  const elsewhere = <Link to={paths.intake({ ticket: NO_TICKET })}>不是这个号的人</Link>
  if (called.isError) return <div className="panel"><NotRead error={called.error} onRetry={() => void called.refetch()} /><p className="ticket-line">{elsewhere}</p></div>
  const { number, windowNo, itemName, personName, applicant } = called.data
  return (
    <p className="panel ticket-line" role="status">
      <strong className="tabular">{number}</strong>
      <span>{Number(windowNo)} 号窗口{itemName && `，要办「${itemName}」`}。{applicant ? '' : personName ? `取号登记为${personName}，还没有在平台登记过，请刷身份证。` : '取号时没有登记姓名，请刷身份证或扫码。'}收的件会记在这个号上。</span>
      {elsewhere}
    </p>
  )
}
