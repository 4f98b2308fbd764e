import { ButtonLink, SubmitButton } from '../../../ui/button.tsx'
import { LegalDate } from '../../../ui/dates.tsx'
import { ErrorSummary } from '../../../ui/error-summary.tsx'
import type { FormField } from '../../../ui/form-field.ts'
import { toFieldErrors } from '../../../ui/form-field.ts'
import { FormFieldInput } from '../../../ui/inputs.tsx'
import { Notice } from '../../../ui/panels.tsx'
import { PostForm } from '../../../ui/post-form.tsx'
import type { Shell } from '../../../ui/shell.ts'
import { SummaryList } from '../../../ui/summary-list.tsx'
import { type BookingQuery, portalPaths } from '../../paths.ts'
import { PortalPage } from '../../portal-page.tsx'

export type CheckBookingProps = {
  shell: Shell
  purpose: string
  hall: { name: string; address: string }
  day: string
  time: string
  rules: string[]
  /** Whom one may book for; one alone is not asked. */
  people: { id: string; name: string }[]
  /** What is posted again. */
  chosen: BookingQuery
  /** Why the booking did not go, and what to do. */
  error?: string
  /** May not book now: with the reason and until when. */
  limit?: string
}

/** Everything once more, each with its way back, then 确认预约. */
export function CheckBookingView({ shell, purpose, hall, day, time, rules, people, chosen, error, limit }: CheckBookingProps) {
  const whom: FormField = { name: 'subject', kind: 'radio', label: '谁来办？', hint: '当天请本人带身份证到场。', required: true, value: chosen.subject ?? people[0]?.id, options: people.map(({ id, name }) => ({ value: id, label: name })) }
  const escort: FormField = { name: 'escort', kind: 'checkboxes', label: '行动不便的，可以请人陪着办', hint: '到大厅后先到导办台，会有人带着办。', required: false, options: [{ value: 'true', label: '需要有人陪同（全程，免费）' }], value: [] }
  const slotHref = portalPaths.book({ ...chosen, slot: undefined, day: chosen.slot?.slice(0, 10) })
  const errors = [...toFieldErrors([whom]), ...(error ? [{ href: slotHref, message: error }] : [])]
  return (
    <PortalPage shell={shell} title="确认预约" section="mine" hasErrors={errors.length > 0} crumbs={[{ label: '选时段', href: slotHref }, { label: '确认预约' }]}>
      <div className="narrow roomy">
        <ErrorSummary errors={errors} />
        <h1>确认预约</h1>
        {limit ? (
          <Notice title="暂停预约" tone="warn">
            <p>{limit}</p>
          </Notice>
        ) : null}
        <section className="card stack">
          <SummaryList
            rows={[
              { label: '办什么', value: purpose },
              { label: '到哪里', value: `${hall.name}（${hall.address}）`, changeHref: portalPaths.book({ ...chosen, hall: undefined, line: undefined, slot: undefined }) },
              { label: '什么时候', value: <><LegalDate date={day} /> {time}</>, changeHref: slotHref },
            ]}
          />
          <PostForm shell={shell} action={portalPaths.checkBooking()}>
            {Object.entries({ ...chosen, subject: undefined }).map(([name, value]) => (value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />))}
            {people.length > 1 ? <FormFieldInput field={whom} /> : <p>来办的人：<b>{people[0]?.name}</b></p>}
            <FormFieldInput field={escort} />
            {limit ? <ButtonLink plain href={portalPaths.myAppointments()}>看我的预约</ButtonLink> : <SubmitButton>确认预约</SubmitButton>}
          </PostForm>
        </section>
        <section className="tight soft">
          <h2>预约须知</h2>
          <ul className="bullets">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      </div>
    </PortalPage>
  )
}
