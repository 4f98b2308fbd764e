import { Button } from 'antd'
import { Link } from 'react-router'
import { paths } from '../../client/paths.ts'
import { Kbd } from '../../kit/kbd.tsx'
import { Mark } from '../../kit/mark.tsx'
import { useShortcuts } from '../../kit/shortcuts.ts'
import type { DeskTicket, PlainStep, TicketVerb } from './calling-calls.ts'

interface CurrentTicketProps {
  ticket: DeskTicket
  isBusy: boolean
  onStep: (step: PlainStep, ticket: DeskTicket) => void
  onOpen: (kind: 'transfer' | 'priority', ticket: DeskTicket) => void
}

/** What can be done in which order of the eye; the server says whether it may be now, and why not. */
const ACTIONS: readonly { verb: TicketVerb; key: string; isMain?: boolean }[] = [
  { verb: 'startServing', key: 's', isMain: true },
  { verb: 'finishServing', key: 'f', isMain: true },
  { verb: 'callAgain', key: 'r' },
  { verb: 'markMissed', key: 'm' },
  { verb: 'transferTicket', key: 't' },
  { verb: 'returnToLine', key: 'b' },
  { verb: 'takePriorityAway', key: 'x' },
]

/** Shown although it cannot be now: the reason is worth reading. */
const WORTH_SHOWING: Partial<Record<TicketVerb, DeskTicket['state']>> = { markMissed: 'called' }

/** Whom the window called: the number as large as it is read out, what they come for, and the next step. */
export function CurrentTicket({ ticket, isBusy, onStep, onOpen }: CurrentTicketProps) {
  const run = (verb: TicketVerb) => (verb === 'transferTicket' ? onOpen('transfer', ticket) : verb === 'takePriorityAway' ? onOpen('priority', ticket) : onStep(verb as PlainStep, ticket))
  const reasonOf = (verb: TicketVerb) => ticket.allowedActions.find((each) => each.verb === verb)?.reason ?? null
  const shown = ACTIONS.filter(({ verb }) => reasonOf(verb) === null || WORTH_SHOWING[verb] === ticket.state)
  useShortcuts(Object.fromEntries(shown.filter(({ verb }) => reasonOf(verb) === null).map(({ verb, key }) => [key, () => !isBusy && run(verb)])))
  const missedReason = ticket.state === 'called' ? reasonOf('markMissed') : null
  return (
    <section className="panel current" aria-labelledby="current-number">
      <div className="number-line">
        <h2 id="current-number" className="tabular" aria-live="polite"><span className="hidden-visually">当前号码 </span>{ticket.number}</h2>
        <Mark tone={ticket.state === 'serving' ? 'calm' : 'info'}>{ticket.state === 'called' ? `已叫 ${ticket.calls} 次` : ticket.stateName}</Mark>
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
        {shown.map(({ verb, key, isMain }) => (
          <Button key={verb} size="large" type={isMain ? 'primary' : 'default'} disabled={isBusy || reasonOf(verb) !== null} aria-keyshortcuts={key} aria-describedby={verb === 'markMissed' && missedReason ? 'missed-reason' : undefined} onClick={() => run(verb)}>
            {verb === 'returnToLine' ? '退回队列' : ticket.allowedActions.find((each) => each.verb === verb)!.name}<Kbd keys={key} />
          </Button>
        ))}
      </div>
      {missedReason && <p id="missed-reason" className="quiet">{missedReason}</p>}
      {ticket.priorityName && ticket.state === 'called' && <p className="quiet">请核对优先的证明；没有证明的，点“取消优先”，按取号时间重新等待。</p>}
      {ticket.state === 'serving' && <p className="quiet"><Link to={paths.intake()}>去窗口收件</Link>（办完后回到这里点“办完”）</p>}
    </section>
  )
}
