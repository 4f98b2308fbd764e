import { PrintButton } from '../../../ui/button.tsx'
import { toDurationText } from '../../../ui/durations.ts'
import { Icon } from '../../../ui/icons.tsx'
import { toVisitsText } from '../../../ui/item-card.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { GuideProps } from './guide-props.ts'
import { Start } from './start.tsx'

/** The short version on top. */
export function Brief(props: GuideProps) {
  const { item } = props
  const waivedCount = props.materials.filter((material) => material.waivedBy).length
  return (
    <section className="card roomy" aria-label="简要">
      <div className="stack">
        <div>
          <h1>{item.name}</h1>
          {item.alsoCalled.length > 0 ? <p className="soft">也叫：{item.alsoCalled.join('、')}</p> : null}
        </div>
        <p>
          {props.fullyOnline ? <Tag tone="ok">全程网办</Tag> : null}{' '}
          <Tag tone="info">{props.handling === 'immediate' ? '即办件' : '承诺件'}</Tag>{' '}
          {props.fee ? null : <Tag>不收费</Tag>} <Tag>{item.typeName}</Tag>
        </p>
        <p className="soft">{item.authorityName}办理，适用于{props.shell.region.name}</p>
      </div>
      <dl className="facts">
        <div>
          <dt>多久办好</dt>
          <dd>{toDurationText(props.promised)}</dd>
        </div>
        <div>
          <dt>跑几次</dt>
          <dd>{toVisitsText(props.siteVisits)}</dd>
        </div>
        <div>
          <dt>要准备的材料</dt>
          <dd>
            {props.materials.length - waivedCount} 份{waivedCount > 0 ? `，另 ${waivedCount} 份免交` : ''}
          </dd>
        </div>
        <div>
          <dt>费用</dt>
          <dd>{props.fee ? props.fee.amount : '不收费'}</dd>
        </div>
        {props.result ? (
          <div>
            <dt>办好后拿到</dt>
            <dd>{props.result.name}</dd>
          </div>
        ) : null}
      </dl>
      <div className="row">
        <Start {...props} />
        <PrintButton>
          <Icon name="print" />
          打印指南
        </PrintButton>
      </div>
    </section>
  )
}
