import type { FieldError } from '../../../client/problem.ts'
import { FormFields } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { errorsBelow } from '../actions/action-errors.ts'
import type { IntakeDraft } from './intake-draft.ts'

interface DeliveryProps {
  draft: IntakeDraft
  errors: readonly FieldError[]
  onChange: (change: (before: IntakeDraft) => IntakeDraft) => void
  onMend: (pointer: string) => void
}

/** 领取: usually at the counter; the courier is free to the applicant. */
export function DeliveryStep({ draft, errors, onChange, onMend }: DeliveryProps) {
  const { way = 'counter', ...to }: NonNullable<IntakeDraft['delivery']> = draft.delivery ?? {}
  const wrong: Readonly<Record<string, string | undefined>> = { ...errorsBelow('/delivery/to/', errors), way: errors.find(({ pointer }) => pointer === '/delivery/way')?.message }
  return (
    <Panel title="结果怎么领取">
      <FormFields
        idPrefix="intake-delivery"
        fields={[
          { name: 'way', kind: 'radio', label: '领取方式', required: true, value: way, error: wrong.way, options: [{ value: 'counter', label: '到窗口领取' }, { value: 'electronic', label: '电子送达' }, { value: 'post', label: '免费寄送' }] },
          ...(way === 'post' ? [
            { name: 'name', kind: 'text' as const, label: '收件人', required: true, maxLength: 50, value: to.name ?? draft.person?.name, error: wrong.name },
            { name: 'phone', kind: 'phone' as const, label: '联系电话', required: true, maxLength: 20, inputMode: 'tel' as const, value: to.phone, error: wrong.phone },
            { name: 'address', kind: 'address' as const, label: '详细地址', required: true, maxLength: 200, value: to.address, error: wrong.address },
          ] : []),
        ]}
        onChange={(name, value) => {
          onMend(name === 'way' ? '/delivery' : `/delivery/to/${name}`)
          onChange((before) => ({ ...before, delivery: { ...before.delivery, [name]: String(value) } }))
        }}
      />
    </Panel>
  )
}

/** What is sent: nothing where the applicant fetches it, which needs no wish. */
export function toDelivery({ delivery, person }: IntakeDraft): { delivery?: { way: 'electronic' | 'post'; to?: { name: string; phone: string; address: string } } } {
  if (delivery?.way === 'electronic') return { delivery: { way: 'electronic' } }
  if (delivery?.way !== 'post') return {}
  const { name = person?.name ?? '', phone = '', address = '' } = delivery
  return { delivery: { way: 'post', to: { name: name.trim(), phone: phone.replaceAll(/\s/g, ''), address: address.trim() } } }
}
