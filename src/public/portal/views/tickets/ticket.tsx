import type { TicketView as Ticket } from '../../../../modules/queue/index.ts'
import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { Moment } from '../../../ui/dates.tsx'
import { KeepFresh } from '../../../ui/keep-fresh.tsx'
import { Details, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

/** Calls come within seconds on the hall's screens; on a phone this is soon enough. */
const AGAIN_SECONDS = 15

export type TicketProps = {
  shell: Shell
  ticket: Ticket
  /** What the page shows, in short: asked for before the page comes anew. */
  shown: string
}

/** 我的号: the number, who is before, about how long, and what to do now. */
export function TicketView({ shell, ticket, shown }: TicketProps) {
  const here = portalPaths.ticket(ticket.hallId, ticket.id)
  const isOver = ticket.state === 'finished' || ticket.state === 'abandoned'
  return (
    <PortalPage shell={shell} title={`${ticket.number} 号`} crumbs={[{ label: ticket.hallName, href: portalPaths.hall(ticket.hallId) }, { label: '我的号' }]}>
      <div className="narrow roomy">
        <div className="card stack">
          <p className="soft">{ticket.lineName}</p>
          <h1>
            <BigNumber number={ticket.number} />
          </h1>
          <div className="row">
            <Tag tone={ticket.state === 'called' ? 'ok' : ticket.state === 'missed' ? 'warn' : 'info'}>{ticket.stateName}</Tag>
            {ticket.priorityName ? <Tag tone="info">优先：{ticket.priorityName}</Tag> : null}
          </div>
          <Standing ticket={ticket} />
          {ticket.escort ? <p>{ticket.escort}</p> : null}
          {isOver ? <ButtonLink href={portalPaths.takeTicket(ticket.hallId)}>再取一个号</ButtonLink> : <ButtonLink plain href={here}>刷新</ButtonLink>}
        </div>
        <SummaryList
          rows={[
            { label: '大厅', value: ticket.hallName },
            ...(ticket.itemName ? [{ label: '要办的事', value: ticket.itemName }] : []),
            { label: '取号时间', value: <Moment instant={ticket.takenAt} /> },
            { label: '取号时预计', value: `等候 ${ticket.toldMinutes} 分钟` },
          ]}
        />
        {ticket.mayLeave ? (
          <Details summary="不等了，放弃这个号">
            <p>放弃后这个号作废，再办要重新取号排队。</p>
            <PostForm shell={shell} action={portalPaths.leaveLine(ticket.hallId, ticket.id)}>
              <SubmitButton look="danger">放弃这个号</SubmitButton>
            </PostForm>
          </Details>
        ) : null}
      </div>
      {isOver ? null : (
        <>
          <KeepFresh seconds={AGAIN_SECONDS} shown={shown} />
          {/* Where scripts do not run; the link above does the same at once. */}
          <noscript dangerouslySetInnerHTML={{ __html: `<meta http-equiv="refresh" content="${AGAIN_SECONDS * 2}">` }} />
        </>
      )}
    </PortalPage>
  )
}

/** As large as on the screens of the hall, to hold up at a window. */
const BigNumber = ({ number }: { number: string }) => (
  <svg viewBox="0 0 130 40" width="240" role="img" aria-label={number}>
    <text y="34" fontSize="42" fontWeight="700" fill="var(--accent)">
      {number}
    </text>
  </svg>
)

/** What it means, in one sentence to act on. */
function Standing({ ticket: { state, ahead, waitMinutes, windowNo, returnUntil } }: { ticket: Ticket }) {
  switch (state) {
    case 'waiting':
      return ahead === 0 ? (
        <p>
          您是下一位，{waitMinutes === 0 ? '马上叫号' : <>大约等 <b className="number">{waitMinutes}</b> 分钟</>}。
        </p>
      ) : (
        <p>
          前面还有 <b className="number">{ahead}</b> 位，大约等 <b className="number">{waitMinutes}</b> 分钟。
        </p>
      )
    case 'called':
      return (
        <Notice tone="ok" title={`请到 ${Number(windowNo)} 号窗口办理`}>
          <p>现在就请过去，叫三次没有到就过号了。</p>
        </Notice>
      )
    case 'serving':
      return <p>正在 {Number(windowNo)} 号窗口办理。</p>
    case 'missed':
      return (
        <Notice tone="warn" title="叫过您的号，您没有到">
          {returnUntil ? (
            <p>
              请在 <b><Moment instant={returnUntil} /></b> 前到任一窗口或咨询台说一声，可以重新排队，不用再取号。
            </p>
          ) : null}
        </Notice>
      )
    case 'finished':
      return <p>已经办完，谢谢您的等候。</p>
    case 'abandoned':
      return <p>这个号已经作废。</p>
  }
}
