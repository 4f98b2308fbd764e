import { canonicalJson } from '../../platform/canonical-json.ts'
import { inventBaseCode } from './entry-rules.ts'
import { atOnce, ROWS_A_TURN, type Steps } from './in-turns-rules.ts'
import type { ItemContent } from './item.ts'
import { checkMainItem, type ItemFamily } from './item-rules.ts'
import { type ImportKnowledge, toServiceItem } from './item-import-rules.ts'
import type { RowError } from './raw-row.ts'

export type RowOutcome = 'inserted' | 'newVersion' | 'unchanged' | 'wrong'

/** What becomes of one row of the file; `row` counts from 1. */
export interface RowReport {
  row: number
  code: string
  name: string
  outcome: RowOutcome
  /** The version that is published afterwards; 0 for a wrong row. */
  version: number
  errors: RowError[]
}

/** What the catalogue holds of one item before an import. */
export interface KnownItem {
  code: string
  baseCode: string
  version: number
  content: ItemContent
}

export interface PlannedItem {
  item: ItemContent
  version: number
  baseCode: string
  /** The file or the province gave the base code; else it was invented and may still change. */
  isBaseCodeGiven: boolean
  isNew: boolean
}

export interface ImportPlan {
  reports: RowReport[]
  /** What has to be written: new items and new versions. */
  planned: PlannedItem[]
}

/**
 * Compares the rows of a file with what the catalogue holds.
 * @param flawsOf what reading the file already found wrong in a row (by index); such a row is not looked at further
 */
export const planImport = (rows: readonly unknown[], known: readonly KnownItem[], knowledge: ImportKnowledge, flawsOf?: (index: number) => readonly RowError[]): ImportPlan =>
  atOnce(planInSteps(rows, known, knowledge, flawsOf))

/** `planImport` for a server, where 5,000 rows (2 s) must not keep everybody else waiting. */
export function* planInSteps(rows: readonly unknown[], known: readonly KnownItem[], knowledge: ImportKnowledge, flawsOf: (index: number) => readonly RowError[] = () => []): Steps<ImportPlan> {
  const knownByCode = new Map(known.map((item) => [item.code, item]))
  const ownerOfBaseCode = new Map(known.map((item) => [item.baseCode, item.code]))
  // Codes the file itself gives are not invented for another of its items.
  const taken = new Set([...ownerOfBaseCode.keys(), ...rows.flatMap((raw) => textOf(raw, 'baseCode') ?? [])])
  const rowOfCode = new Map<string, number>()
  const refusals = findWrongMainItems(rows, known)
  const plan: ImportPlan = { reports: [], planned: [] }

  const planRow = (raw: unknown, index: number): void => {
    const row = index + 1
    const report = (outcome: RowOutcome, version: number, errors: RowError[] = []) =>
      void plan.reports.push({ row, code: textOf(raw, 'code') ?? '', name: textOf(raw, 'name') ?? '', outcome, version, errors })
    const existing = knownByCode.get(textOf(raw, 'code') ?? '')
    const read = toServiceItem(raw, knowledge, existing?.content)
    const flaws = flawsOf(index)
    if (flaws.length > 0 || 'errors' in read) return report('wrong', 0, withFlaws(flaws, 'errors' in read ? read.errors : []))

    const { item, baseCode } = read
    const refusal = refusals.get(index)
    const errors = [...(refusal ? [refusal] : []), ...clashesOf(item, baseCode, existing, rowOfCode.get(item.code), ownerOfBaseCode)]
    if (errors.length > 0) return report('wrong', 0, errors)
    rowOfCode.set(item.code, row)
    if (existing && canonicalJson(existing.content) === canonicalJson(item)) return report('unchanged', existing.version)

    const planned = { item, version: (existing?.version ?? 0) + 1, baseCode: existing?.baseCode ?? baseCode ?? inventBaseCode(item, taken), isBaseCodeGiven: existing !== undefined || baseCode !== null, isNew: !existing }
    taken.add(planned.baseCode)
    ownerOfBaseCode.set(planned.baseCode, item.code)
    plan.planned.push(planned)
    report(existing ? 'newVersion' : 'inserted', planned.version)
  }
  for (const [index, raw] of rows.entries()) {
    planRow(raw, index)
    if (index % ROWS_A_TURN === 0) yield
  }
  return plan
}

/** A cell that could not be read reads as empty: what is said of its emptiness would only confuse. */
const withFlaws = (flaws: readonly RowError[], errors: readonly RowError[]): RowError[] =>
  [...flaws, ...errors.filter(({ field }) => !flaws.some((flaw) => flaw.field === field))]

/** Main items among the file and the catalogue, as they will be. By index of the row. */
function findWrongMainItems(rows: readonly unknown[], known: readonly KnownItem[]): Map<number, RowError> {
  const mainOf = new Map(known.map(({ code, content }) => [code, content.mainItem]))
  for (const raw of rows) {
    const code = textOf(raw, 'code')
    if (code) mainOf.set(code, textOf(raw, 'mainItem') || null)
  }
  const mains = new Set(mainOf.values())
  const family: ItemFamily = { mainItemOf: (code) => mainOf.get(code), hasSubItems: (code) => mains.has(code) }
  const refusals = new Map<number, RowError>()
  rows.forEach((raw, index) => {
    const code = textOf(raw, 'code') ?? ''
    const chain = [code]
    let main = mainOf.get(code)
    while (main && !chain.includes(main)) {
      chain.push(main)
      main = mainOf.get(main)
    }
    const message = main ? `主项绕成了圈（${[...chain, main].join(' → ')}），请改正其中一项的主项编码。` : checkMainItem({ code, mainItem: mainOf.get(code) ?? null }, family)[0]?.message
    if (message !== undefined) refusals.set(index, { field: 'mainItem', message })
  })
  return refusals
}

function clashesOf(item: ItemContent, baseCode: string | null, existing: KnownItem | undefined, earlierRow: number | undefined, ownerOfBaseCode: ReadonlyMap<string, string>): RowError[] {
  const errors: RowError[] = []
  if (earlierRow !== undefined) errors.push({ field: 'code', message: `编码「${item.code}」在第 ${earlierRow} 行已经出现，请删去一行或改正编码。` })
  if (baseCode === null) return errors
  if (existing && existing.baseCode !== baseCode) errors.push({ field: 'baseCode', message: `这个事项的基本编码是 ${existing.baseCode}，公布后不能改变。` })
  const owner = ownerOfBaseCode.get(baseCode)
  if (owner !== undefined && owner !== item.code) errors.push({ field: 'baseCode', message: `基本编码 ${baseCode} 已用于事项「${owner}」，请核对。` })
  return errors
}

const textOf = (raw: unknown, field: string): string | undefined => {
  const value = typeof raw === 'object' && raw !== null ? (raw as Record<string, unknown>)[field] : undefined
  return typeof value === 'string' ? value.trim() : undefined
}
