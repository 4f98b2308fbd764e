import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One line of a scenario's table: when, who, what, and what is then true. */
export interface Row {
  /** Line of the file, for whoever reads a failure. */
  line: number
  /** ISO 8601 with the offset of Asia/Shanghai. */
  at: string
  who: string
  action: string
  /** What stands in brackets behind the action, split at 「，」. */
  details: string[]
  /** Empty where the scenario does not say. */
  expected: Expected
}

/** Column → what the cell says. `拒绝 code` stands in `state`. */
export type Expected = Partial<Record<Column, string>>
const COLUMNS = { 状态: 'state', 收件: 'receivedOn', 受理: 'acceptedOn', 法定到期: 'statutoryDueOn', 承诺到期: 'promisedDueOn', 本环节到期: 'dueOn' } as const
export type Column = (typeof COLUMNS)[keyof typeof COLUMNS]

export interface Scenario {
  title: string
  /** The article it shows. */
  article: string
  item: string
  region: string
  applicant: string
  rows: Row[]
}

const FIELDS = { 事项: 'item', 地区: 'region', 申请人: 'applicant' } as const
const DEFAULTS = { item: '二十日许可', region: '379902', applicant: 'resident1' }

/** Every file with scenarios, by name. */
export const listScenarioFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md').sort()

/**
 * Scenarios of one file: `## title ｜ article`, lines like `事项：…`, then a table.
 * @throws Error naming the line that cannot be read: a scenario that is silently skipped proves nothing
 */
export function readScenarios(folder: string, name: string): Scenario[] {
  const scenarios: Scenario[] = []
  let columns: (Column | '时间' | '谁' | '做什么')[] = []
  readFileSync(join(folder, name), 'utf8').split('\n').forEach((text, index) => {
    const line = index + 1
    const fail = (why: string): never => { throw new Error(`${name}:${line} ${why}：${text}`) }
    const current = scenarios.at(-1)
    if (text.startsWith('## ')) {
      const [title, article] = text.slice(3).split('｜').map((part) => part.trim())
      if (!title || !article) return fail('标题要写成「## 情形 ｜ 依据」')
      scenarios.push({ title, article, ...DEFAULTS, rows: [] })
      columns = []
      return
    }
    if (!current) return
    const field = /^(\S+?)：(.+)$/.exec(text)
    if (field && Object.hasOwn(FIELDS, field[1]!)) {
      current[FIELDS[field[1] as keyof typeof FIELDS]] = field[2]!.trim()
      return
    }
    if (!text.startsWith('|')) return
    const cells = text.split('|').slice(1, -1).map((cell) => cell.trim())
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) return
    if (columns.length === 0) {
      columns = cells.map((cell) => (cell === '时间' || cell === '谁' || cell === '做什么' ? cell : Object.hasOwn(COLUMNS, cell) ? COLUMNS[cell as keyof typeof COLUMNS] : fail(`没有「${cell}」这一列`)))
      return
    }
    if (cells.length !== columns.length) return fail('列数不对')
    const cell = (column: (typeof columns)[number]): string => cells[columns.indexOf(column)] ?? ''
    const when = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)$/.exec(cell('时间')) ?? fail('时间要写成 2026-03-02 10:00')
    const what = /^([^（]+)(?:（(.*)）)?$/.exec(cell('做什么')) ?? fail('没有写做什么')
    const expected = Object.fromEntries(columns.flatMap((column, at) => (column === '时间' || column === '谁' || column === '做什么' || !cells[at] ? [] : [[column, toDate(cells[at]!, when[1]!)]])))
    current.rows.push({ line, at: `${when[1]}T${when[2]}:00+08:00`, who: cell('谁'), action: what[1]!.trim(), details: what[2] ? what[2].split('，').map((part) => part.trim()) : [], expected })
  })
  return scenarios
}

/** `03-30` is of the year of its row; `约` marks a day counted over a year that is not published. */
const toDate = (cell: string, day: string): string => cell.replace(/^(约?)(\d\d-\d\d)$/, `$1${day.slice(0, 4)}-$2`)
