const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** Writes a legal date `YYYY-MM-DD` as 2026年11月22日（周日）. Throws on any other shape. */
export function toLongDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) throw new Error(`日期必须写成 YYYY-MM-DD，现在是 ${date}`)
  const [, year, month, day] = match
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return `${year}年${Number(month)}月${Number(day)}日（${weekday}）`
}

/** Writes a legal date without its year, where the year is plain: 3月3日 周二. */
export const toShortDate = (date: string): string => toLongDate(date).replace(/^\d+年(.*)（(.*)）$/, '$1 $2')

/** Writes an RFC 3339 instant as seen in China: 2026年11月22日 09:05. Shanghai has no summer time, so eight hours are exact. */
export function toLongMoment(instant: string): string {
  const shanghai = new Date(new Date(instant).getTime() + 8 * 60 * 60 * 1000).toISOString()
  const [date = '', time = ''] = shanghai.split('T')
  const [year, month, day] = date.split('-')
  return `${year}年${Number(month)}月${Number(day)}日 ${time.slice(0, 5)}`
}

/** A legal date with its machine form beside it. */
export function LegalDate({ date }: { date: string }) {
  return <time dateTime={date}>{toLongDate(date)}</time>
}

/** An instant with its machine form beside it. */
export function Moment({ instant }: { instant: string }) {
  return <time dateTime={instant}>{toLongMoment(instant)}</time>
}
