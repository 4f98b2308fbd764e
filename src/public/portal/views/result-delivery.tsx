import type { ApplicationView } from '../../../modules/applications/index.ts'
import { LegalDate } from '../../ui/dates.tsx'
import { Notice } from '../../ui/panels.tsx'
import { portalPaths } from '../paths.ts'

type Delivery = ApplicationView['delivery']

/** The result lies ready: the code comes first, because it is what one needs at the window. */
export function PickUpNotice({ delivery: { pickUpCode, place } }: { delivery: Delivery }) {
  if (!pickUpCode || !place) return null
  return (
    <Notice title="结果办好了，可以领取">
      <p>
        取件码 <b className="number">{pickUpCode}</b>
      </p>
      <p>
        到{place.name}出件窗口，报取件码就能领，不用排队取号。同一个大厅有几件的，报一个码一起领。
      </p>
      <p className="soft">
        {place.address}，{place.hours}，电话 {place.phone}。请人代领的，把取件码告诉他。
      </p>
    </Notice>
  )
}

/** Where parcels are, and how the result will come. */
export function DeliveryCard({ number, delivery, maySend }: { number: string; delivery: Delivery; maySend: boolean }) {
  const { wayName, to, parcels } = delivery
  const isSending = parcels.some(({ direction }) => direction === 'materials')
  if (!wayName && parcels.length === 0 && !maySend) return null
  return (
    <section className="card stack">
      <h2>领取和寄送</h2>
      {wayName ? (
        <p>
          结果{wayName}
          {to ? `：${to}` : ''}。
        </p>
      ) : null}
      {parcels.map((parcel) => (
        <div key={parcel.direction} className="stack">
          <p>
            <b>
              {parcel.directionName}：{parcel.stateName}
            </b>
            {parcel.courierNumber ? <span className="tnum">　单号 {parcel.courierNumber}</span> : null}
          </p>
          {parcel.steps.length > 0 ? (
            <ul className="lines">
              {parcel.steps.toReversed().map((step) => (
                <li key={`${step.at} ${step.text}`}>
                  <LegalDate date={toDay(step.at)} />　{step.text}
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
      {maySend && !isSending ? (
        <p>
          <a className="tap" href={portalPaths.collection(number)}>
            原件不想跑一趟？叫快递上门取，不收钱
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** An instant's day in Asia/Shanghai (UTC+8, no summer time). */
const toDay = (at: string): string => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10)
