/** A month `2026-03`, a quarter `2026-Q1`, a half-year `2026-H1` or a year `2026`. */
export const PERIOD_PATTERN = '^20\\d{2}(-(0[1-9]|1[0-2])|-Q[1-4]|-H[12])?$'

export interface Period {
  id: string
  name: string
  /** First day, and the first day after. */
  from: string
  until: string
}

const day = (year: number, month: number): string => `${year + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}-01`

/** A period by its name as `PERIOD_PATTERN` has it. */
export function readPeriod(id: string): Period {
  const year = Number(id.slice(0, 4))
  const part = id.slice(5)
  const of = (name: string, first: number, months: number): Period => ({ id, name, from: day(year, first), until: day(year, first + months) })
  if (part === '') return of(`${year}年`, 1, 12)
  if (part === 'H1' || part === 'H2') return of(`${year}年${part === 'H1' ? '上' : '下'}半年`, part === 'H1' ? 1 : 7, 6)
  if (part.startsWith('Q')) return of(`${year}年第${'一二三四'[Number(part[1]) - 1]}季度`, Number(part[1]) * 3 - 2, 3)
  return of(`${year}年${Number(part)}月`, Number(part), 1)
}

/** The half-year, quarter, month and year that `today` is in, and those before: what a page offers. */
export function offerPeriods(today: string): Period[] {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  const half = month <= 6 ? 1 : 2
  const quarter = Math.ceil(month / 3)
  const back = (count: number, each: (index: number) => string) => Array.from({ length: count }, (_, index) => each(index))
  return [
    ...back(2, (n) => { const index = year * 2 + half - 1 - n; return `${Math.floor(index / 2)}-H${(index % 2) + 1}` }),
    ...back(4, (n) => { const index = year * 4 + quarter - 1 - n; return `${Math.floor(index / 4)}-Q${(index % 4) + 1}` }),
    ...back(6, (n) => { const index = year * 12 + month - 1 - n; return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}` }),
    ...back(2, (n) => String(year - n)),
  ].map(readPeriod)
}
