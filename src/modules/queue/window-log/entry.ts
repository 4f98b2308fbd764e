export const ledgerWords = { service: '免费服务', cash: '现金', entrance: '进入大厅' } as const
export type Ledger = keyof typeof ledgerWords

/** Cash as a window handles it, and which way each moves what the window holds. */
export const cashWords = { float: '领用备用金', received: '现金收费', change: '找零', handedIn: '上缴' } as const
export type CashKind = keyof typeof cashWords

/** An entry of 窗口日志. Never changed: a wrong one is taken back by its opposite. */
export interface ServiceEntry {
  region: string
  hallId: string
  id: string
  /** `YYYY-MM-DD` */
  day: string
  ledger: Ledger
  /** Of services the city's name for it; of cash its kind. */
  what: string
  unit: string
  quantity: number
  /** As it changes what the window holds; of cash only. */
  amountFen: number | null
  itemCode: string | null
  itemName: string | null
  ticketNumber: string | null
  windowNo: string | null
  officerId: string
  officerName: string
  note: string
  strikes: string | null
  at: Date
}
