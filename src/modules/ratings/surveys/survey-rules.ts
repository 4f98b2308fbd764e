import type { TableRow, UnreadableTable } from '../../../platform/tables/table-rows-rules.ts'
import type { SurveyResult } from './survey.ts'

/** The columns of a table of results, as its first row names them. */
export const SURVEY_COLUMNS = ['开始日期', '截止日期', '地点', '份数', '得分', '机构'] as const
type Column = (typeof SURVEY_COLUMNS)[number]

/** A table with more is not one of survey results. */
const MOST_LINES = 2_000
const MOST_ANSWERS = 10_000_000
const MOST_INSTITUTION_LENGTH = 60

/** What is wrong with a line, as a sentence. */
export interface SurveyFault {
  line: number
  column: Column
  message: string
}

/**
 * The results of a table, or everything that is wrong with it, line by line: nothing is taken over by halves.
 * @param placeOf the hall of a name, the empty string for the region's own name, undefined for a place that is neither
 */
export function readSurvey(rows: readonly TableRow[], placeOf: (name: string) => string | undefined, today: string): { results: SurveyResult[] } | { faults: SurveyFault[] } | UnreadableTable {
  const [head, ...body] = rows
  const titles = (head?.cells ?? []).map((title) => title.trim())
  const missing = SURVEY_COLUMNS.filter((column) => !titles.includes(column))
  if (missing.length > 0) return { problem: `第一行缺少${missing.map((column) => `“${column}”`).join('、')}列。请按模板填写。` }
  if (body.length === 0) return { problem: '文件里没有结果，请从第二行起每行填写一个地点的结果。' }
  if (body.length > MOST_LINES) return { problem: `一次最多导入 ${MOST_LINES} 行，这个文件有 ${body.length} 行。请核对是否选对了文件。` }
  const faults: SurveyFault[] = []
  const seen = new Map<string, number>()
  const results = body.map(({ line, cells }): SurveyResult => {
    const cellOf = (column: Column) => (cells[titles.indexOf(column)] ?? '').trim()
    const wrong = (column: Column, message: string) => faults.push({ line, column, message })
    const dayOf = (column: '开始日期' | '截止日期') => {
      const day = toDay(cellOf(column))
      if (day === undefined) wrong(column, '请填写日期，例如 2026-06-30。')
      else if (day > today) wrong(column, '不能晚于今天：还没有结束的调查没有结果。')
      return day ?? ''
    }
    const [periodFrom, periodUntil] = [dayOf('开始日期'), dayOf('截止日期')]
    if (periodFrom && periodUntil && periodFrom > periodUntil) wrong('截止日期', '早于开始日期，请核对。')
    const place = cellOf('地点')
    const hallId = placeOf(place)
    if (hallId === undefined) wrong('地点', place === '' ? '请填写大厅名称，或本地区名称。' : `没有叫“${place}”的大厅或地区，请填写全称。`)
    const answers = Number(cellOf('份数'))
    if (!/^\d+$/.test(cellOf('份数')) || answers < 1 || answers > MOST_ANSWERS) wrong('份数', '请填写有效问卷或投票的份数，为 1 以上的整数。')
    const score = Number(cellOf('得分'))
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(cellOf('得分')) || score > 100) wrong('得分', '请填写 0 到 100 的分数，最多两位小数；不是百分制的请先换算。')
    const institution = cellOf('机构')
    if (institution === '' || institution.length > MOST_INSTITUTION_LENGTH) wrong('机构', `请填写调查或组织投票的机构，不超过 ${MOST_INSTITUTION_LENGTH} 个字。`)
    const key = [periodFrom, periodUntil, hallId, institution].join('\n')
    const before = seen.get(key)
    if (before !== undefined) wrong('地点', `和第 ${before} 行是同一期间、地点和机构，请只保留一行。`)
    else seen.set(key, line)
    return { line, periodFrom, periodUntil, hallId: hallId ?? '', institution, answers, score }
  })
  return faults.length > 0 ? { faults } : { results }
}

/** Spreadsheets write days as 2020/5/1, people as 2020年5月1日. Undefined for what is no day of the calendar. */
function toDay(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[/.年-](\d{1,2})[/.月-](\d{1,2})日?$/.exec(text) ?? []
  if (!year) return undefined
  const written = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  const at = new Date(`${written}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) ? written : undefined
}
