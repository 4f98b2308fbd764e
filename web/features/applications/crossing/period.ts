/** A time that is counted over: a month, a quarter, a year, or days of one's own. */
export interface Period {
  kind: 'month' | 'quarter' | 'year' | 'days'
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
}

export const periodKinds = { month: '按月', quarter: '按季', year: '按年', days: '自选' } as const

/** How an address says it: `2026-11`, `2026-Q4`, `2026`, or both days. */
export type PeriodQuery = { period: string } | { from: string; to: string }

const DAY = /^2\d{3}-\d{2}-\d{2}$/
const MONTHS_OF_QUARTER = 3

/** What the address asks for; the year of `today` where it asks for nothing that exists. */
export function readPeriod(query: URLSearchParams, today: string): Period {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? '']
  if (DAY.test(from) && DAY.test(to)) return { kind: 'days', from, to }
  const [, year, month, quarter] = /^(2\d{3})(?:-(0[1-9]|1[0-2])|-Q([1-4]))?$/.exec(query.get('period') ?? '') ?? []
  if (year && month) return monthsFrom('month', Number(year), Number(month), 1)
  if (year && quarter) return monthsFrom('quarter', Number(year), (Number(quarter) - 1) * MONTHS_OF_QUARTER + 1, MONTHS_OF_QUARTER)
  return monthsFrom('year', Number(year ?? today.slice(0, 4)), 1, 12)
}

/** The period of a kind that a day lies in; of days of one's own, the year up to it. */
export function periodOf(kind: Period['kind'], day: string): Period {
  const [year, month] = day.split('-').map(Number) as [number, number]
  switch (kind) {
    case 'month': return monthsFrom('month', year, month, 1)
    case 'quarter': return monthsFrom('quarter', year, Math.floor((month - 1) / MONTHS_OF_QUARTER) * MONTHS_OF_QUARTER + 1, MONTHS_OF_QUARTER)
    case 'year': return monthsFrom('year', year, 1, 12)
    case 'days': return { kind, from: `${day.slice(0, 4)}-01-01`, to: day }
  }
}

/** The one before (-1) or after (1): of the same length, right beside it. Days of one's own have none. */
export function besidePeriod({ kind, from, to }: Period, by: 1 | -1): Period | undefined {
  if (kind === 'days') return undefined
  return periodOf(kind, by < 0 ? dayBeside(from, -1) : dayBeside(to, 1))
}

export function toQuery({ kind, from, to }: Period): PeriodQuery {
  switch (kind) {
    case 'month': return { period: from.slice(0, 7) }
    case 'quarter': return { period: `${from.slice(0, 4)}-Q${quarterOf(from)}` }
    case 'year': return { period: from.slice(0, 4) }
    case 'days': return { from, to }
  }
}

const QUARTERS = ['一', '二', '三', '四']

/** 2026年11月, 2026年第四季度, 2026年; of days of one's own both. */
export function toPeriodWords({ kind, from, to }: Period): string {
  const year = `${from.slice(0, 4)}年`
  switch (kind) {
    case 'month': return `${year}${Number(from.slice(5, 7))}月`
    case 'quarter': return `${year}第${QUARTERS[quarterOf(from) - 1]}季度`
    case 'year': return year
    case 'days': return `${from} 至 ${to}`
  }
}

const quarterOf = (day: string): number => Math.ceil(Number(day.slice(5, 7)) / MONTHS_OF_QUARTER)

function monthsFrom(kind: Period['kind'], year: number, month: number, months: number): Period {
  return { kind, from: toDay(Date.UTC(year, month - 1, 1)), to: toDay(Date.UTC(year, month - 1 + months, 0)) }
}

const dayBeside = (day: string, by: number): string => toDay(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000)
const toDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)
