import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

/** Where to go on in a report that is made in memory: the number of rows shown before. */
export const PageQuery = {
  cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^\\d{1,7}$' })),
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 500, default: 50 })),
}

/** What a page says besides its rows. */
export const PageMarks = {
  /** The mark of the next page; null on the last one. */
  next: Nullable(Type.String()),
  /** Rows on all pages. */
  total: Type.Integer(),
}

const DEFAULT_LIMIT = 50

/** One page of a report: its figures are of all rows, its rows those of the page. */
export function pageOf<Report extends { rows: unknown[] }>(report: Report, { cursor = '0', limit = DEFAULT_LIMIT }: { cursor?: string | undefined; limit?: number | undefined }): Report & { next: string | null; total: number } {
  const start = Number(cursor)
  const end = start + limit
  const total = report.rows.length
  return { ...report, rows: report.rows.slice(start, end), next: end < total ? String(end) : null, total }
}
