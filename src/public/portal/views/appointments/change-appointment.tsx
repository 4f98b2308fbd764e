import type { AppointmentView as Appointment, SlotDays } from '../../../../modules/queue/index.ts'
import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { LegalDate } from '../../../ui/dates.tsx'
import { EmptyState, Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'
import { shownDay, slotTime, SlotPicker } from './slot-picker.tsx'

export type ChangeAppointmentProps = {
  shell: Shell
  appointment: Appointment
  slots: SlotDays
  day?: string
  /** What was picked; then it is only to be confirmed. */
  slot?: string
  error?: string
}

/** 改期: pick another slot, then confirm; the old place stays until the new one is held. */
export function ChangeAppointmentView({ shell, appointment, slots, day, slot, error }: ChangeAppointmentProps) {
  const picked = error ? undefined : slots.days.flatMap((each) => each.slots).find((each) => each.slot === slot)
  const shown = shownDay(slots.days, day ?? slot?.slice(0, 10))
  return (
    <PortalPage shell={shell} title="改期" section="mine" hasErrors={error !== undefined} crumbs={[{ label: '我的预约', href: portalPaths.myAppointments() }, { label: '改期' }]}>
      <div className="narrow roomy">
        {error ? (
          <div role="alert">
            <Notice title="没有改成，原来的预约还在" tone="bad">
              <p>{error}</p>
            </Notice>
          </div>
        ) : null}
        <h1>改期</h1>
        <p>现在约的是 <b><LegalDate date={appointment.day} /> {appointment.time}</b>，{appointment.hall.name}。换成新的时段以后，才会让出原来的。</p>
        {picked ? (
          <section className="card stack">
            <h2>改到这个时段吗？</h2>
            <SummaryList rows={[{ label: '新的时段', value: <b><LegalDate date={picked.slot.slice(0, 10)} /> {slotTime(picked)}</b>, changeHref: portalPaths.appointmentChange(appointment.id, { day: picked.slot.slice(0, 10) }) }]} />
            <PostForm shell={shell} action={portalPaths.appointmentChange(appointment.id)} className="row">
              <input type="hidden" name="slot" value={picked.slot} />
              <SubmitButton>确认改期</SubmitButton>
              <ButtonLink plain href={portalPaths.appointment(appointment.id)}>不改了</ButtonLink>
            </PostForm>
          </section>
        ) : shown ? (
          <SlotPicker days={slots.days} shown={shown} dayHref={(each) => portalPaths.appointmentChange(appointment.id, { day: each })} slotHref={(each) => portalPaths.appointmentChange(appointment.id, { slot: each })} />
        ) : (
          <EmptyState title="现在没有别的时段可以改">
            <ButtonLink plain href={portalPaths.appointment(appointment.id)}>返回</ButtonLink>
          </EmptyState>
        )}
      </div>
    </PortalPage>
  )
}
