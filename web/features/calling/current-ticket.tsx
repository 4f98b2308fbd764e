import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import type { DeskTicket, PlainStep, TicketVerb } from './calling-calls.ts'

interface CurrentTicketProps {
  ticket: DeskTicket
  /** Who goes with the visitor. */
  escort: string | null
  /** What else there is to know of it. */
  beside: ReactNode
  isBusy: boolean
  onStep: (step: PlainStep, ticket: DeskTicket) => void
  onOpen: (kind: 'transfer' | 'priority' | 'colleague', ticket: DeskTicket) => void
  /** 收件 for whoever holds it, at the guide of what they came for. */
  onIntake: (ticket: DeskTicket) => void
}

/** What can be done in which order of the eye; the server says whether it may be now, and why not. */
const ACTIONS: readonly { verb: TicketVerb; key: string }[] = [
  { verb: 'startServing', key: 's' },
  { verb: 'finishServing', key: 'f' },
  { verb: 'callAgain', key: 'r' },
  { verb: 'markMissed', key: 'm' },
  { verb: 'transferTicket', key: 't' },
  { verb: 'returnToLine', key: 'b' },
  { verb: 'takePriorityAway', key: 'x' },
]

/** Shown although it cannot be now: the reason is worth reading. */
const WORTH_SHOWING: Partial<Record<TicketVerb, DeskTicket['state']>> = { markMissed: 'called' }

/** Whom the window called: the number as large as it is read out, what they come for, and the next step. */
export function CurrentTicket({ ticket, escort, beside, isBusy, onStep, onOpen, onIntake }: CurrentTicketProps) {
  const run = (verb: TicketVerb) => (verb === 'transferTicket' ? onOpen('transfer', ticket) : verb === 'takePriorityAway' ? onOpen('priority', ticket) : onStep(verb as PlainStep, ticket))
  const reasonOf = (verb: TicketVerb) => ticket.allowedActions.find((each) => each.verb === verb)?.reason ?? null
  const shown = ACTIONS.filter(({ verb }) => reasonOf(verb) === null || WORTH_SHOWING[verb] === ticket.state)
  // Whoever is there for the first time is taken in; after that the ticket is to be finished.
  const main: TicketVerb | 'intake' = ticket.state === 'called' || ticket.applicationNumbers.length === 0 ? 'intake' : 'finishServing'
  const intake = () => !isBusy && onIntake(ticket)
  const mayCallColleague = ticket.state === 'serving'
  useShortcuts({ i: intake, ...(mayCallColleague ? { o: () => onOpen('colleague', ticket) } : {}), ...Object.fromEntries(shown.filter(({ verb }) => reasonOf(verb) === null).map(({ verb, key }) => [key, () => !isBusy && run(verb)])) })
  const missedReason = ticket.state === 'called' ? reasonOf('markMissed') : null
  return (
    <section className="panel current" aria-labelledby="current-number">
      <div className="number-line">
        <h2 id="current-number" className="tabular" aria-live="polite"><span className="hidden-visually">当前号码 </span>{ticket.number}</h2>
        <Mark tone={ticket.state === 'serving' ? 'calm' : 'info'}>{ticket.state === 'called' ? `已叫 ${ticket.calls} 次` : ticket.stateName}</Mark>
        {escort && <Mark tone="info">{escort}</Mark>}
        {ticket.priorityName && <Mark tone="near">优先：{ticket.priorityName}</Mark>}
      </div>
      <dl className="facts">
        <dt>业务</dt><dd>{ticket.lineName}</dd>
        <dt>要办的事</dt><dd>{ticket.itemName ?? '取号时没有选'}</dd>
        <dt>姓名</dt><dd>{ticket.personName ?? '未登记'}</dd>
        <dt>等了</dt><dd>{ticket.waitedMinutes} 分钟<span className="quiet">　{ticket.sourceName}</span></dd>
        {ticket.applicationNumbers.length > 0 && <><dt>收件</dt><dd>{ticket.applicationNumbers.map((number) => <Link key={number} to={paths.case(number)}>{number}</Link>)}</dd></>}
      </dl>
      <div className="steps">
        <Button size="large" type={main === 'intake' ? 'primary' : 'default'} disabled={isBusy} aria-keyshortcuts="i" onClick={intake}>{ticket.state === 'called' ? '开始办理并收件' : '收件'}<Kbd keys="i" /></Button>
        {shown.map(({ verb, key }) => (
          <Button key={verb} size="large" type={verb === main ? 'primary' : 'default'} disabled={isBusy || reasonOf(verb) !== null} aria-keyshortcuts={key} aria-describedby={verb === 'markMissed' && missedReason ? 'missed-reason' : undefined} onClick={() => run(verb)}>
            {verb === 'returnToLine' ? '退回队列' : ticket.allowedActions.find((each) => each.verb === verb)!.name}<Kbd keys={key} />
          </Button>
        ))}
        {mayCallColleague && <Button size="large" disabled={isBusy} aria-keyshortcuts="o" onClick={() => onOpen('colleague', ticket)}>请同事联办<Kbd keys="o" /></Button>}
      </div>
      {beside}
      {missedReason && <p id="missed-reason" className="quiet">{missedReason}</p>}
      {ticket.priorityName && ticket.state === 'called' && <p className="quiet">请核对优先的证明；没有证明的，点“取消优先”，按取号时间重新等待。</p>}
    </section>
  )
}
