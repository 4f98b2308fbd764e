import type { AppointmentView as Appointment } from '../../../../modules/queue/index.ts'
import { ButtonLink, PrintButton, SubmitButton } from '../../../ui/button.tsx'
import { LegalDate, Moment } from '../../../ui/dates.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { ConfirmationPanel, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { Tag, type Tone } from '../../../ui/tag.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export const stateTone: Record<Appointment['state'], Tone> = { booked: 'ok', arrived: 'info', cancelled: 'plain', missed: 'warn' }

export const whatFor = ({ item, line }: Pick<Appointment, 'item' | 'line'>): string => item?.name ?? line.name

export type AppointmentProps = {
  shell: Shell
  appointment: Appointment
  /** What was done just now. */
  done?: 'booked' | 'changed'
  /** Of the number, as an SVG string; our own, never from a person. */
  qrSvg: string
  /** By name, tailored by the answers given when it was booked; nothing where it was booked for a line alone. */
  toBring: string[]
  /** Those that the platform fetches. */
  waived: number
}

const DONE = { booked: '预约成功', changed: '改期成功' } as const

function Actions({ appointment }: Pick<AppointmentProps, 'appointment'>) {
  const of = (verb: string) => appointment.allowedActions.find((action) => action.verb === verb)
  const [change, cancel] = [of('change'), of('cancel')]
  return (
    <>
      <div className="row noprint">
        {change?.allowed ? <ButtonLink plain href={portalPaths.appointmentChange(appointment.id)}>改期</ButtonLink> : null}
        {cancel?.allowed ? <ButtonLink plain href={portalPaths.appointmentCancellation(appointment.id)}>取消预约</ButtonLink> : null}
        <ButtonLink plain href={portalPaths.appointmentCalendar(appointment.id)}>加到手机日历</ButtonLink>
        <PrintButton>
          <Icon name="print" />
          打印
        </PrintButton>
      </div>
      {change?.allowed ? <p className="soft small">最晚 <Moment instant={appointment.cancelUntil} /> 前可以改期或取消。</p> : <p className="soft">{cancel?.reason}</p>}
    </>
  )
}

/** One visit: the number and its code for the terminal, when and where, and what to bring. */
export function AppointmentPageView({ shell, appointment, done, qrSvg, toBring, waived }: AppointmentProps) {
  const { number, hall, person, day, time, state, stateName, ticket, item, region, answers } = appointment
  const isAhead = state === 'booked'
  return (
    <PortalPage shell={shell} title={done ? DONE[done] : `预约 ${number}`} section="mine" crumbs={[{ label: '我的预约', href: portalPaths.myAppointments() }, { label: whatFor(appointment) }]}>
      <div className="narrow roomy">
        {done ? (
          <ConfirmationPanel title={DONE[done]}>
            <p>预约号</p>
            <p className="number">{number}</p>
          </ConfirmationPanel>
        ) : (
          <h1>{whatFor(appointment)} <Tag tone={stateTone[state]}>{stateName}</Tag></h1>
        )}
        <section className="card stack">
          <h2>时间和地点</h2>
          <SummaryList
            rows={[
              { label: '办什么', value: whatFor(appointment) },
              { label: '什么时候', value: <b><LegalDate date={day} /> {time}</b> },
              { label: '到哪里', value: `${hall.name}，${hall.address}` },
              { label: '谁来办', value: `${person.name}，${person.identityMasked}` },
              { label: '电话', value: <a className="tap" href={`tel:${hall.phone}`}>{hall.phone}</a> },
              ...(ticket ? [{ label: '号票', value: <b>{ticket.number}</b> }] : []),
            ]}
          />
          <Actions appointment={appointment} />
        </section>
        {isAhead ? (
          <section className="card stack">
            <h2>到了大厅</h2>
            <div className="row">
              <figure className="qr" role="img" aria-label={`预约号 ${number} 的二维码，在大厅取号机上扫描`} dangerouslySetInnerHTML={{ __html: qrSvg }} />
              <div className="tight">
                <p>在取号机上扫这个码，或刷身份证取号；也可以到咨询台报预约号：</p>
                <p className="number">{number}</p>
                <p className="soft">按预约时段排号，不用早来。</p>
              </div>
            </div>
          </section>
        ) : null}
        {isAhead ? (
          <section className="card stack">
            <h2>要带什么</h2>
            <ul className="bullets">
              <li>来办的人的身份证</li>
              {toBring.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            {waived > 0 ? <p className="soft">另有 {waived} 份由平台取得，不用带。</p> : null}
            {item ? (
              <p>
                <a className="tap" href={portalPaths.guide(region, item.code, answers)}>看办事指南</a>
              </p>
            ) : (
              <p className="soft">其他材料请看您要办的事的办事指南，或拨打大厅电话询问。</p>
            )}
          </section>
        ) : null}
      </div>
    </PortalPage>
  )
}

/** Whether it is really to be given back: also without a script. */
export function CancelAppointmentView({ shell, appointment, error }: { shell: Shell; appointment: Appointment; error?: string }) {
  return (
    <PortalPage shell={shell} title="取消预约" section="mine" hasErrors={error !== undefined} crumbs={[{ label: '我的预约', href: portalPaths.myAppointments() }, { label: '取消预约' }]}>
      <div className="narrow roomy">
        {error ? (
          <div role="alert">
            <Notice title="没有取消" tone="bad">
              <p>{error}</p>
            </Notice>
          </div>
        ) : null}
        <h1>取消预约</h1>
        <section className="card stack">
          <p>
            <b><LegalDate date={appointment.day} /> {appointment.time}</b>，到{appointment.hall.name}办理{whatFor(appointment)}。
          </p>
          <p>取消后这个号让给别人，需要时再重新预约。</p>
          <PostForm shell={shell} action={portalPaths.appointmentCancellation(appointment.id)} className="row">
            <SubmitButton look="danger">取消预约</SubmitButton>
            <ButtonLink plain href={portalPaths.appointment(appointment.id)}>不取消</ButtonLink>
          </PostForm>
        </section>
      </div>
    </PortalPage>
  )
}
