import { toCsvLine } from '../../../platform/csv.ts'
import type { Download } from '../../../platform/operations.ts'
import type { HallMonitor } from './monitor-contract.ts'

const text = (value: number | null): string => (value === null ? '' : String(value))

/** The day of a hall as a table: by line, the error of what was told by day, and how each is worked out. */
export function toMonitorTable({ hallName, at, today, told, formulas }: HallMonitor): Download {
  const lines = [
    ['业务', '取号', '办完', '过号', '弃号', '平均等候（分钟）', '95% 位数等候（分钟）', '平均办理（分钟）'],
    ...[...today.lines, { letter: '', name: '合计', ...today.total }].map((row) => [row.name, text(row.tickets), text(row.served), text(row.missed), text(row.abandoned), text(row.meanWaitMinutes), text(row.p95WaitMinutes), text(row.meanServiceMinutes)]),
    [], ['日期', '叫过的号', '误差之和（分钟）', '实际等候之和（分钟）', '平均误差（%）'],
    ...told.days.map(({ day, called, offMinutes, waitedMinutes, percent }) => [day, text(called), text(offMinutes), text(waitedMinutes), text(percent)]),
    [], ['算法'], ...formulas.map(({ name, formula }) => [name, formula]), ['数据时间', at],
  ]
  // The mark tells spreadsheets that the text is UTF-8.
  return { mediaType: 'text/csv; charset=utf-8', fileName: `大厅监控-${hallName}-${at.slice(0, 10)}.csv`, content: Buffer.from(`\ufeff${lines.map(toCsvLine).join('')}`) }
}
