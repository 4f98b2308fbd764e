import { canonicalJson } from '../../platform/canonical-json.ts'
import { inventBaseCode } from './entry-rules.ts'
import { type ImportKnowledge, type ItemContent, toServiceItem } from './item-import-rules.ts'
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
  isNew: boolean
}

export interface ImportPlan {
  reports: RowReport[]
  /** What has to be written: new items and new versions. */
  planned: PlannedItem[]
}

/** Compares the rows of a file with what the catalogue holds. */
export function planImport(rows: readonly unknown[], known: readonly KnownItem[], knowledge: ImportKnowledge): ImportPlan {
  const knownByCode = new Map(known.map((item) => [item.code, item]))
  const ownerOfBaseCode = new Map(known.map((item) => [item.baseCode, item.code]))
  // Codes the file itself gives are not invented for another of its items.
  const taken = new Set([...ownerOfBaseCode.keys(), ...rows.flatMap((raw) => textOf(raw, 'baseCode') ?? [])])
  const rowOfCode = new Map<string, number>()
  const plan: ImportPlan = { reports: [], planned: [] }

  rows.forEach((raw, index) => {
    const row = index + 1
    const report = (outcome: RowOutcome, version: number, errors: RowError[] = []) =>
      void plan.reports.push({ row, code: textOf(raw, 'code') ?? '', name: textOf(raw, 'name') ?? '', outcome, version, errors })
    const read = toServiceItem(raw, knowledge)
    if ('errors' in read) return report('wrong', 0, read.errors)

    const { item, baseCode } = read
    const existing = knownByCode.get(item.code)
    const errors = clashesOf(item, baseCode, existing, rowOfCode.get(item.code), ownerOfBaseCode)
    if (errors.length > 0) return report('wrong', 0, errors)
    rowOfCode.set(item.code, row)
    if (existing && canonicalJson(existing.content) === canonicalJson(item)) return report('unchanged', existing.version)

    const planned = { item, version: (existing?.version ?? 0) + 1, baseCode: existing?.baseCode ?? baseCode ?? inventBaseCode(item, taken), isNew: !existing }
    taken.add(planned.baseCode)
    ownerOfBaseCode.set(planned.baseCode, item.code)
    plan.planned.push(planned)
    report(existing ? 'newVersion' : 'inserted', planned.version)
  })
  return plan
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
