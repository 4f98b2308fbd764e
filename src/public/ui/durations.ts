/** How long something takes, in the unit the law or the item states it in. */
export type Duration = { amount: number; unit: 'workday' | 'day' | 'month' | 'year' | 'hour' | 'minute' }

const UNIT_NAMES: Record<Duration['unit'], string> = {
  workday: '个工作日',
  day: '天',
  month: '个月',
  year: '年',
  hour: '小时',
  minute: '分钟',
}

/** Writes a duration as people read it: 5 个工作日; nothing at all is 当场办结. */
export function toDurationText(duration: Duration): string {
  if (duration.amount === 0) return '当场办结'
  if (duration.amount === 0.5 && duration.unit === 'workday') return '半个工作日'
  return `${duration.amount} ${UNIT_NAMES[duration.unit]}`
}
