import type { Position } from '../halls/hall.ts'

export const siteKindWords = { bank: '银行网点', post: '邮政网点', telecom: '通信营业厅', shop: '商超', other: '其他合作网点' } as const
export type SiteKind = keyof typeof siteKindWords

/** 政银、政邮、政商合作网点: a partner's place that takes in for the region what the agreement names. */
export interface CooperationSite {
  region: string
  id: string
  kind: SiteKind
  name: string
  /** 合作单位: 云湖农村商业银行 */
  partner: string
  divisionCode: string
  address: string
  /** Metres on the city's own grid; null where nobody has placed it. */
  position: Position | null
  /** For people to read. */
  hours: string
  phone: string
  /** The hall that its cases are handed over to. */
  hallId: string
  /** 合作协议: name or number of the paper. */
  agreement: string
  /** `YYYY-MM-DD`, both days included. */
  fromDay: string
  untilDay: string
  itemCodes: string[]
  /** From this day on it takes nothing in. */
  endedOn: string | null
  endedReason: string | null
  version: number
}

/** Somebody of the partner's who takes in at a site. */
export interface SiteOperator {
  region: string
  siteId: string
  officerId: string
  fromDay: string
  endedOn: string | null
}
