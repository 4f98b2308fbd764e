import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import { type HandOver, toYuan } from './window-day-calls.ts'

/** What was open at a window when somebody left it. `withCases`: where cases can be opened. */
export const HandOverFacts = ({ things: { ticket, missed, cases, cashFen }, note, withCases = false }: { things: HandOver['openThings']; note?: string; withCases?: boolean }) => (
  <dl className="facts open-things">
    <dt>窗口上的号</dt><dd>{ticket ? `${ticket.number}（${ticket.stateName}），留在窗口，由接班的人接着办` : '没有'}</dd>
    <dt>过号、还可能回来的</dt><dd>{missed.length > 0 ? missed.join('、') : '没有'}</dd>
    <dt>今天收的件</dt><dd>{cases.length === 0 ? '没有' : cases.map((number) => (withCases ? <Link key={number} to={paths.case(number)} style={{ marginRight: 12 }}>{number}</Link> : <span key={number} style={{ marginRight: 12 }}>{number}</span>))}</dd>
    <dt>窗口现金</dt><dd className="tabular">{toYuan(cashFen)}</dd>
    {note !== undefined && <><dt>交代的事</dt><dd>{note || '没有写'}</dd></>}
  </dl>
)
