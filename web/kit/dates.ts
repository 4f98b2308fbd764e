const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六']

/** `2026-11-22` → 2026年11月22日（周日） */
export function toDayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${year}年${month}月${date}日（周${WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]}）`
}

/** `2026-11-22` → 2026年11月22日, for the columns of lists */
export const toColumnDay = (day: string): string => toDayWords(day).replace(/（.*/, '')

/** `2026-11-22` → 11月22日 */
export const toShortDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

const minute = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** An instant as a clock on the wall shows it: 11月22日 09:05 */
export function toMinuteWords(instant: string): string {
  const part = Object.fromEntries(minute.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return `${part.month}月${part.day}日 ${part.hour}:${part.minute}`
}
