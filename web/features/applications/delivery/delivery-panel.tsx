import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../client/http.ts'
import { useIntention } from '../../../client/intention.ts'
import { useMended } from '../../../client/mended.ts'
import { toProblem } from '../../../client/problem.ts'
import type { ApplicationView } from '../../../client/types.ts'
import { ActionDrawer } from '../../../kit/action-drawer.tsx'
import { toMinuteWords } from '../../../kit/dates.ts'
import { ErrorSummary } from '../../../kit/error-summary.tsx'
import { FormFields, toFieldId } from '../../../kit/form-fields.tsx'
import { Panel } from '../../../kit/panel.tsx'
import { caseKey } from '../case-queries.ts'

/** 领取和寄送: what the applicant wished, where the result lies, and where its parcels are. */
export function DeliveryPanel({ view }: { view: ApplicationView }) {
  const [isOrdering, setOrdering] = useState(false)
  const { delivery } = view
  const canDeliver = view.allowedActions.some(({ verb, allowed }) => verb === 'deliver' && allowed)
  const ofResult = delivery.parcels.find(({ direction }) => direction === 'result')
  const canOrder = canDeliver && (ofResult === undefined || ofResult.state === 'refused')
  if (!delivery.way && !delivery.place && delivery.parcels.length === 0 && !canOrder) return null
  return (
    <Panel title="领取和寄送" extra={canOrder && <Button onClick={() => setOrdering(true)}>{ofResult ? '重新下单' : '寄送结果'}</Button>}>
      <dl className="facts">
        <dt>申请人希望</dt><dd>{delivery.wayName ?? '没有特别要求（到窗口领取）'}{delivery.to && <div>{delivery.to}</div>}</dd>
        {delivery.place && <><dt>结果放在</dt><dd>{delivery.place.name}<div className="quiet">{delivery.place.address}</div></dd></>}
      </dl>
      {delivery.parcels.map((parcel) => (
        <section key={parcel.direction} className="answers" aria-label={parcel.directionName}>
          <h3>{parcel.directionName}：{parcel.stateName}</h3>
          {parcel.problem && <p className="field-error" role="alert">{parcel.problem}</p>}
          <p className="quiet tabular">{parcel.courierNumber ? `快递单号 ${parcel.courierNumber}，` : ''}{toMinuteWords(parcel.orderedAt)}下单</p>
          <ol>{parcel.steps.toReversed().map(({ at, text }) => <li key={`${at} ${text}`}><span className="tabular quiet">{toMinuteWords(at)}</span>　{text}</li>)}</ol>
        </section>
      ))}
      {isOrdering && <OrderDrawer view={view} onClose={() => setOrdering(false)} />}
    </Panel>
  )
}

function OrderDrawer({ view, onClose }: { view: ApplicationView; onClose: () => void }) {
  // The applicant's own address is used as it is, unless the carrier refused it or there is none.
  const [isOther, setOther] = useState(view.delivery.to === null || view.delivery.parcels.length > 0)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const intention = useIntention()
  const mended = useMended()
  const queries = useQueryClient()
  const ordering = useMutation({
    mutationFn: () => api.POST('/api/v1/staff/applications/{number}/order-courier', {
      params: { path: { number: view.number }, header: { 'idempotency-key': intention.key() } },
      body: isOther ? { to: { name: typed.name?.trim() ?? '', phone: typed.phone?.trim() ?? '', address: typed.address?.trim() ?? '' } } : {},
    }),
    onSuccess: async () => {
      intention.done()
      await queries.invalidateQueries({ queryKey: caseKey(view.number) })
      onClose()
    },
  })
  const problem = ordering.isError ? toProblem(ordering.error) : undefined
  const errors = mended.open(problem?.errors ?? [])
  const errorOf = (name: string) => errors.find(({ pointer }) => pointer === `/to/${name}`)?.message
  return (
    <ActionDrawer title="寄送结果" isOpen isBusy={ordering.isPending} submitLabel="向快递下单" onSubmit={() => { mended.reset(); ordering.mutate() }} onClose={onClose}>
      {problem && <ErrorSummary occasion={ordering.error} title={problem.title} detail={problem.detail} code={problem.code} errors={problem.errors.map(({ pointer, message }) => ({ message, fieldId: toFieldId(pointer.split('/').at(-1)!, 'order-courier') }))} />}
      <p className="explain">快递到大厅取件，申请人不用付费。签收后办件自动办结；快递没有应答或不接单，会在这里和「取件和寄递」里提醒您。</p>
      {!isOther && <p>寄到：<strong>{view.delivery.to}</strong>　<button type="button" className="link" onClick={() => setOther(true)}>改寄到别处</button></p>}
      {isOther && (
        <FormFields
          idPrefix="order-courier"
          disabled={ordering.isPending}
          fields={[
            { name: 'name', kind: 'text', label: '收件人', required: true, maxLength: 50, value: typed.name, error: errorOf('name') },
            { name: 'phone', kind: 'phone', label: '联系电话', required: true, maxLength: 20, inputMode: 'tel', value: typed.phone, error: errorOf('phone') },
            { name: 'address', kind: 'address', label: '详细地址', required: true, maxLength: 200, value: typed.address, error: errorOf('address') },
          ]}
          onChange={(name, value) => {
            mended.mend(`/to/${name}`)
            setTyped((before) => ({ ...before, [name]: String(value) }))
          }}
        />
      )}
    </ActionDrawer>
  )
}
