import type { OwnAppointments } from '../../../../modules/queue/index.ts'
import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { LegalDate, Moment } from '../../../ui/dates.tsx'
import { EmptyState, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { Tag } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { WhoseThings } from '../whose-things.tsx'
import { stateTone, whatFor } from './appointment.tsx'

export type MyAppointmentsProps = {
  shell: Shell
  owners: { name: string; href: string; isShown: boolean }[]
  own: OwnAppointments
  nextHref?: string
  /** Why an act on the waiting list did not go. */
  error?: string
}

function Visits({ title, rows }: { title: string; rows: OwnAppointments['rows'] }) {
  if (rows.length === 0) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      <div className="grid">
        {rows.map((row) => (
          <a key={row.id} className="card tight" href={portalPaths.appointment(row.id)}>
            <h3>{whatFor(row)}</h3>
            <p><Tag tone={stateTone[row.state]}>{row.stateName}</Tag></p>
            <p><b><LegalDate date={row.day} /> {row.time}</b></p>
            <p className="soft small">{row.hall.name}，预约号 {row.number}</p>
          </a>
        ))}
      </div>
    </section>
  )
}

function Waiting({ shell, waiting }: { shell: Shell; waiting: OwnAppointments['waiting'][number] }) {
  const { offer } = waiting
  return (
    <section className={offer ? 'note ok stack' : 'card stack'}>
      <h2>{offer ? '候补到号了，请确认' : '正在候补'}：{whatFor(waiting)}</h2>
      {offer ? (
        <p><b><Moment instant={offer.startsAt} /></b>，{waiting.hall.name}。为您保留到 <b><Moment instant={offer.heldUntil} /></b>，到时没有确认就转给下一位。</p>
      ) : (
        <p><LegalDate date={waiting.day} />，{waiting.hall.name}。前面还有 {waiting.ahead} 人，有号马上发消息告诉您。</p>
      )}
      <div className="row">
        {offer ? (
          <PostForm shell={shell} action={portalPaths.waitingPlace(waiting.id, 'accept')} className="">
            <SubmitButton>确认，要这个号</SubmitButton>
          </PostForm>
        ) : null}
        <PostForm shell={{ ...shell, idempotencyKey: `${shell.idempotencyKey}-leave-${waiting.id}` }} action={portalPaths.waitingPlace(waiting.id, 'leave')} className="">
          <SubmitButton look="plain">{offer ? '不要了，让给别人' : '退出候补'}</SubmitButton>
        </PostForm>
      </div>
    </section>
  )
}

/** 我的预约: what waits for an answer, what is before one, then what was. */
export function MyAppointmentsView({ shell, owners, own, nextHref, error }: MyAppointmentsProps) {
  const ahead = own.rows.filter(({ state }) => state === 'booked').toReversed()
  const isEmpty = own.rows.length === 0 && own.waiting.length === 0
  return (
    <PortalPage shell={shell} title="我的预约" section="mine" hasErrors={error !== undefined} crumbs={[{ label: '我的办件', href: portalPaths.myApplications() }, { label: '我的预约' }]}>
      <div className="roomy">
        {error ? (
          <div role="alert">
            <Notice title="没有成功" tone="bad">
              <p>{error}</p>
            </Notice>
          </div>
        ) : null}
        <div className="row between">
          <h1>我的预约</h1>
          <ButtonLink plain href={portalPaths.book()}>预约到大厅办事</ButtonLink>
        </div>
        <WhoseThings label="看谁的预约" owners={owners} />
        {own.limit ? (
          <Notice title="暂停预约" tone="warn">
            <p>{own.limit.reason}</p>
          </Notice>
        ) : null}
        {own.waiting.map((waiting) => (
          <Waiting key={waiting.id} shell={shell} waiting={waiting} />
        ))}
        {isEmpty ? (
          <EmptyState title="还没有预约">
            <p>要到大厅办事，可以先约好时段，到了不用久等。</p>
          </EmptyState>
        ) : null}
        <Visits title="接下来" rows={ahead} />
        <Visits title="以前的" rows={own.rows.filter(({ state }) => state !== 'booked')} />
        {nextHref ? <ButtonLink plain href={nextHref}>更早的预约</ButtonLink> : null}
      </div>
    </PortalPage>
  )
}
