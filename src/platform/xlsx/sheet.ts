/** What a cell of a spreadsheet holds, its formula already worked out; an empty one is absent. */
export type Cell = string | number | boolean | { date: string } | { error: string }

/** A sheet as it lies in the file. */
export interface FileSheet {
  name: string
  rows: FileRow[]
  /** Merged ranges: `B2:B5`. */
  merges: string[]
}

export interface FileRow {
  /** As Excel shows it. */
  number: number
  isHidden: boolean
  /** By column, from 0. */
  cells: (Cell | undefined)[]
}

/** A cell that cannot be taken as it is: a Chinese sentence that says what to do. */
export class UnreadableCell extends Error {}

/** Excel keeps 15 digits of a number; the rest become zeros. */
const FIRST_INEXACT_NUMBER = 1e15

/** The text of a cell: what cannot be seen at its ends is dropped. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === undefined) return ''
  if (typeof cell === 'string') return cell.replace(/\r\n?/g, '\n').replace(/[\u200b\ufeff]/g, '').trim()
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'number') {
    if (Math.abs(cell) >= FIRST_INEXACT_NUMBER) throw new UnreadableCell('这一格按数字保存，第 15 位以后的数字已经丢失。请把单元格格式改为“文本”后重新填写。')
    return String(cell)
  }
  if ('date' in cell) return cell.date
  throw new UnreadableCell(`公式出错（${cell.error}）。请改正公式，或直接填写内容。`)
}
