import type { TicketView as Ticket } from '../../../modules/queue/index.ts'
import { toRanges } from '../../portal/floors.ts'
import { portalPaths } from '../../portal/paths.ts'
import { PortalPage } from '../../portal/portal-page.tsx'
import { PrintButton } from '../../ui/button.tsx'
import { Moment } from '../../ui/dates.tsx'
import { FloorPlan, type FloorPlanProps } from '../../ui/floor-plan.tsx'
import type { Shell } from '../../ui/shell.ts'

/** Long enough to read and to take the paper. */
const HOME_AFTER_SECONDS = 20

export type SlipProps = {
  shell: Shell
  ticket: Ticket
  windows: string[]
  floors: Omit<FloorPlanProps, 'isLarge' | 'label'>[]
  /** Leads a phone to the number. */
  qrSvg: string
}

/** 号票: prints itself, then makes room for the next. */
export function SlipView({ shell, ticket, windows, floors, qrSvg }: SlipProps) {
  const where = windows.length > 0 ? `${toRanges(windows.map(Number))} 号窗口` : '咨询台'
  return (
    <PortalPage shell={shell} title={`${ticket.number} 号`}>
      <div className="roomy">
        <section className="card slip" data-print-now="">
          <p>{ticket.hallName}</p>
          <p className="soft">{ticket.itemName ?? ticket.lineName}{ticket.priorityName ? `（优先：${ticket.priorityName}）` : ''}</p>
          <h1 className="ticket-number">{ticket.number}</h1>
          <p className="big">
            {ticket.state === 'waiting' ? <>{ticket.ahead === 0 ? '您是下一位' : `前面 ${ticket.ahead} 位，大约等 ${ticket.waitMinutes} 分钟`}</> : ticket.windowNo ? `请到 ${Number(ticket.windowNo)} 号窗口` : ticket.stateName}
          </p>
          {ticket.escort ? <p><b>{ticket.escort}</b></p> : null}
          <p>{ticket.lineName}在{windows.length > 0 ? ' ' : ''}{where}</p>
          <div className="qr" role="img" aria-label="扫码在手机上看排队进度" dangerouslySetInnerHTML={{ __html: qrSvg }} />
          <p className="small">扫码在手机上看排队。叫号请听广播、看大屏，过号请到咨询台。</p>
          <p className="small">取号时间 <Moment instant={ticket.takenAt} /></p>
        </section>
        <div className="row">
          <a className="btn" href={portalPaths.home()} data-home-after={HOME_AFTER_SECONDS}>好了，回首页</a>
          <PrintButton>再打一张号票</PrintButton>
        </div>
        {floors.map((floor) => (
          <section key={floor.name} className="card stack">
            <h2>{where}在这里（{floor.name}）</h2>
            <FloorPlan {...floor} label={`${floor.name}平面图，${where}用深色标出`} isLarge={shell.reading.mode === 'elder'} />
          </section>
        ))}
      </div>
    </PortalPage>
  )
}
