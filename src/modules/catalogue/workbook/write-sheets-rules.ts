import type { RawItem } from '../raw-row.ts'
import type { CellContent } from './cell-rules.ts'
import { CHANGES, type Column, ITEM_SHEET, layout, SITUATION_SHEET, situationColumns } from './layout-rules.ts'

/** The rows that one item has in each sheet, in the order of that sheet's columns. */
export function* rowsOf(item: RawItem, sheet: string): Generator<CellContent[]> {
  const code = item.code as string
  if (sheet === ITEM_SHEET) {
    yield toCells(item, layout.items)
  } else if (sheet === SITUATION_SHEET) {
    yield* situationRows(code, listOf(item.situations))
  } else {
    const list = layout.lists.find(({ name }) => name === sheet)!
    for (const member of listOf(valueAt(item, list.path))) yield [code, ...toCells(member, list.columns)]
  }
}

function* situationRows(code: string, situations: readonly RawItem[]): Generator<CellContent[]> {
  const { question, option: label, change, materials, questionId, optionId } = situationColumns
  for (const situation of situations) {
    for (const option of listOf(situation.options)) {
      const row = (what: string | null, material: RawItem): CellContent[] =>
        [code, ...toCells(situation, [question]), ...toCells(option, [label]), change.cell.toCell(what), ...toCells(material, materials), ...toCells(situation, [questionId]), ...toCells(option, [optionId])]
      const added = listOf(option.addMaterials).map((material) => row(CHANGES.add, material))
      const removed = (option.removeMaterials as string[]).map((name) => row(CHANGES.remove, { name }))
      if (added.length + removed.length > 0) yield* [...added, ...removed]
      else yield row(null, {})
    }
  }
}

const toCells = (object: RawItem, columns: readonly Column[]): CellContent[] =>
  columns.map(({ path, cell }) => {
    const value = valueAt(object, path)
    return value === null || value === undefined ? null : cell.toCell(value)
  })

export const valueAt = (object: RawItem, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as RawItem)[key] : undefined), object)

const listOf = (value: unknown): RawItem[] => (Array.isArray(value) ? (value as RawItem[]) : [])
