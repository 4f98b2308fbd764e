/** What was open at a window when somebody left it. */
export interface OpenThings {
  /** 正在办的号. */
  ticket: { number: string; stateName: string } | null
  /** 过号 that may still come back. */
  missed: string[]
  /** 办件编号 of what the leaver took in on that day. */
  cases: string[]
  /** 分 */
  cashFen: number
}

/** 交接班. */
export interface HandOver {
  region: string
  hallId: string
  id: string
  /** `YYYY-MM-DD` */
  day: string
  windowNo: string
  leftBy: string
  leftByName: string
  leftAt: Date
  openThings: OpenThings
  note: string
  confirmedBy: string | null
  confirmedByName: string | null
  confirmedAt: Date | null
  remark: string
  version: number
}
