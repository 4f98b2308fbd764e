import type { FieldError } from '../../../platform/errors.ts'
import type { Benchmark } from './reduction-rules.ts'

/** The headings of the file, in any order; the item by its name or code. */
export const BENCHMARK_COLUMNS = { city: '城市', item: '事项', days: '承诺工作日', materials: '材料数', steps: '环节数', visits: '跑动次数', source: '来源', asOf: '数据日期' } as const

type Column = keyof typeof BENCHMARK_COLUMNS

/** The cells of a CSV table (RFC 4180); empty lines are left out. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|\r|$)/y
  const source = text.replace(/^\ufeff/, '')
  while (cell.lastIndex < source.length) {
    const match = cell.exec(source)
    if (!match) throw new SyntaxError('unbalanced quotation mark')
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (match[3] === ',') {
      // A comma at the very end is followed by an empty cell that no further match would find.
      if (cell.lastIndex === source.length) row.push('')
      continue
    }
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows.filter((cells) => cells.some((each) => each !== ''))
}

/** One row of the file: what it says, and either what was read or what is wrong with it. */
export interface BenchmarkLine {
  /** As a spreadsheet counts it. */
  row: number
  city: string
  item: string
  /** null: no such item. */
  itemCode: string | null
  /** null: something is wrong. */
  benchmark: Benchmark | null
  errors: { key: Column; column: string; value: string; message: string }[]
}

const FIGURES = ['days', 'materials', 'steps', 'visits'] as const

/**
 * Reads benchmark cities from a table. `findItem` knows an item by its name or code. All errors at once, each by its row
 * and the heading of its column. Rows of the template that nobody filled in, with nothing but the item, are left out.
 */
export function readBenchmarks(rows: readonly (readonly string[])[], findItem: (nameOrCode: string) => string | undefined): BenchmarkLine[] {
  const [headings = [], ...lines] = rows
  const position = Object.fromEntries(Object.entries(BENCHMARK_COLUMNS).map(([key, title]) => [key, headings.indexOf(title)])) as Record<Column, number>
  const missing = (Object.keys(BENCHMARK_COLUMNS) as Column[]).filter((key) => position[key] < 0)
  if (missing.length > 0) return [{ row: 1, city: '', item: '', itemCode: null, benchmark: null, errors: missing.map((key) => ({ key, column: BENCHMARK_COLUMNS[key], value: '', message: '缺少这一列，请补上。' })) }]

  const seen = new Map<string, number>()
  return lines.flatMap((cells, index): BenchmarkLine[] => {
    const row = index + 2
    const value = (key: Column): string => cells[position[key]] ?? ''
    if (cells.every((cell, column) => cell === '' || column === position.item)) return []
    const errors: BenchmarkLine['errors'] = []
    const wrong = (key: Column, message: string) => void errors.push({ key, column: BENCHMARK_COLUMNS[key], value: value(key), message })
    const text = (key: Column): string => {
      if (value(key) === '') wrong(key, '请填写。')
      return value(key)
    }
    const amount = (key: Column, isWhole: boolean): number | null => {
      if (value(key) === '') return null
      const pattern = isWhole ? /^\d{1,3}$/ : /^\d{1,4}(\.\d)?$/
      if (!pattern.test(value(key))) wrong(key, `“${value(key)}”应为${isWhole ? '整数' : '数字，最多一位小数'}；没有数据的留空。`)
      return Number(value(key))
    }
    const item = text('item')
    const itemCode = findItem(item)
    if (item !== '' && itemCode === undefined) wrong('item', `目录里没有“${item}”，请写事项的全称或编码。`)
    const asOf = text('asOf')
    if (asOf !== '' && !isDate(asOf)) wrong('asOf', `“${asOf}”应写成 2026-03-02 这样的日期。`)
    const benchmark = { city: text('city'), itemCode: itemCode ?? '', days: amount('days', false), materials: amount('materials', true), steps: amount('steps', true), visits: amount('visits', true), source: text('source'), asOf }
    if (FIGURES.every((key) => benchmark[key] === null)) wrong('days', '时限、材料、环节、跑动至少填一项。')
    const key = `${benchmark.city}/${benchmark.itemCode}`
    const first = itemCode === undefined ? undefined : seen.get(key)
    if (first !== undefined) wrong('item', `与第 ${first} 行是同一个城市的同一事项，请只留一行。`)
    seen.set(key, row)
    return [{ row, city: benchmark.city, item, itemCode: itemCode ?? null, benchmark: errors.length === 0 ? benchmark : null, errors }]
  })
}

/** What is wrong, as a refusal says it: the place is the row and the column. */
export const toFieldErrors = (lines: readonly BenchmarkLine[]): FieldError[] =>
  lines.flatMap(({ row, errors }) => errors.map(({ key, column, message }) => ({ pointer: `/${row}/${key}`, message: `第 ${row} 行“${column}”：${message}` })))

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
