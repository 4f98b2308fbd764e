import { toDurationText } from '../../../ui/durations.ts'
import { toVisitsText } from '../../../ui/item-card.tsx'
import type { GuideProps } from './guide-props.ts'
import { Section } from './section.tsx'

/** 到哪里办、什么时候. */
export function Places(props: GuideProps) {
  return (
    <Section id="places">
      {props.onlineAvailable ? <p>网上：全天可以申请，工作日审核。</p> : null}
      {props.places.map((place) => (
        <dl key={place.name} className="pairs">
          <div>
            <dt>{place.name}</dt>
            <dd>
              {place.address}
              {place.window ? `，${place.window}` : ''}
            </dd>
          </div>
          <div>
            <dt>办理时间</dt>
            <dd>{place.hours}</dd>
          </div>
          <div>
            <dt>电话</dt>
            <dd>
              <a className="tap" href={`tel:${place.phone}`}>
                {place.phone}
              </a>
            </dd>
          </div>
        </dl>
      ))}
    </Section>
  )
}

/** 多久办好. */
export function Time(props: GuideProps) {
  return (
    <Section id="time">
      <dl className="pairs">
        <div>
          <dt>承诺时限</dt>
          <dd>{toDurationText(props.promised)}</dd>
        </div>
        <div>
          <dt>法定时限</dt>
          <dd>{props.statutory ? toDurationText(props.statutory) : '法律没有规定，按承诺时限办理'}</dd>
        </div>
      </dl>
      <p className="soft small">从受理的第二天起算，不含周末和法定节假日。补正材料、现场核查等依法不计时的时间除外。</p>
    </Section>
  )
}

/** 跑几次. */
export function Visits(props: GuideProps) {
  return (
    <Section id="visits">
      <p>
        {toVisitsText(props.siteVisits)}
        {props.siteVisitReason ? `：${props.siteVisitReason}` : ''}
      </p>
    </Section>
  )
}

/** 多少钱. */
export function FeeSection(props: GuideProps) {
  return (
    <Section id="fee">
      <p>{props.fee ? `${props.fee.amount}（依据：${props.fee.basis}）` : '不收费'}</p>
    </Section>
  )
}
