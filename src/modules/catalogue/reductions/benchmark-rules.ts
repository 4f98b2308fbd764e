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

/**
 * Reads benchmark cities from a table. `findItem` knows an item by its name or code. All errors at once, each with the row
 * as a spreadsheet counts it and the column by its heading.
 */
export function readBenchmarks(rows: readonly (readonly string[])[], findItem: (nameOrCode: string) => string | undefined): { benchmarks: Benchmark[]; errors: FieldError[] } {
  const [headings = [], ...lines] = rows
  const position = Object.fromEntries(Object.entries(BENCHMARK_COLUMNS).map(([key, title]) => [key, headings.indexOf(title)])) as Record<Column, number>
  const missing = (Object.keys(BENCHMARK_COLUMNS) as Column[]).filter((key) => position[key] < 0)
  if (missing.length > 0) return { benchmarks: [], errors: missing.map((key) => ({ pointer: `/1/${key}`, message: `第 1 行缺少列“${BENCHMARK_COLUMNS[key]}”，请补上这一列。` })) }

  const errors: FieldError[] = []
  const seen = new Map<string, number>()
  const benchmarks = lines.flatMap((cells, index): Benchmark[] => {
    const number = index + 2
    const before = errors.length
    const wrong = (key: Column, message: string) => void errors.push({ pointer: `/${number}/${key}`, message: `第 ${number} 行“${BENCHMARK_COLUMNS[key]}”：${message}` })
    const text = (key: Column): string => {
      const value = cells[position[key]] ?? ''
      if (value === '') wrong(key, '请填写。')
      return value
    }
    const amount = (key: Column, isWhole: boolean): number | null => {
      const value = cells[position[key]] ?? ''
      if (value === '') return null
      const pattern = isWhole ? /^\d{1,3}$/ : /^\d{1,4}(\.\d)?$/
      if (!pattern.test(value)) wrong(key, `“${value}”应为${isWhole ? '整数' : '数字，最多一位小数'}；没有数据的留空。`)
      return Number(value)
    }
    const name = text('item')
    const itemCode = findItem(name)
    if (name !== '' && itemCode === undefined) wrong('item', `目录里没有“${name}”，请写事项的全称或编码。`)
    const asOf = text('asOf')
    if (asOf !== '' && !isDate(asOf)) wrong('asOf', `“${asOf}”应写成 2026-03-02 这样的日期。`)
    const benchmark = { city: text('city'), itemCode: itemCode ?? '', days: amount('days', false), materials: amount('materials', true), steps: amount('steps', true), visits: amount('visits', true), source: text('source'), asOf }
    const key = `${benchmark.city}/${benchmark.itemCode}`
    const first = itemCode === undefined ? undefined : seen.get(key)
    if (first !== undefined) wrong('item', `与第 ${first} 行是同一个城市的同一事项，请只留一行。`)
    seen.set(key, number)
    return errors.length > before ? [] : [benchmark]
  })
  return { benchmarks, errors }
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
