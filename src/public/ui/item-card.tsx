import type { Duration } from './durations.ts'
import { toDurationText } from './durations.ts'
import { Tag } from './tag.tsx'

/** What a list says about one service item. */
export type ItemSummary = {
  code: string
  name: string
  href: string
  /** 实施主体. */
  authorityName: string
  /** 承诺时限. */
  promised: Duration
  siteVisits: number
  fullyOnline: boolean
  free: boolean
  /** The everyday word that was searched for when the name does not say it: 开饭馆证. */
  alsoCalled?: string
}

/** One service item as a link. */
export function ItemCard({ item }: { item: ItemSummary }) {
  return (
    <a className="card tight" href={item.href}>
      <h3>{item.name}</h3>
      <p className="soft small">
        {item.authorityName}
        {item.alsoCalled ? `　也叫：${item.alsoCalled}` : ''}
      </p>
      <p>
        {item.fullyOnline ? <Tag tone="ok">全程网办</Tag> : null} <Tag tone="info">{toPromiseText(item.promised)}</Tag>{' '}
        <Tag>{toVisitsText(item.siteVisits)}</Tag> {item.free ? <Tag>不收费</Tag> : null}
      </p>
    </a>
  )
}

/** 承诺 5 个工作日, or 当场办结. */
export function toPromiseText(promised: Duration): string {
  return promised.amount === 0 ? toDurationText(promised) : `承诺 ${toDurationText(promised)}`
}

/** 零跑腿 or 最多跑 1 次. */
export function toVisitsText(siteVisits: number): string {
  return siteVisits === 0 ? '零跑腿' : `最多跑 ${siteVisits} 次`
}
