import { type FileSheet, textOfCell, UnreadableCell } from '../xlsx/sheet.ts'

/** What keeps a whole file from being read, as a sentence. */
export interface UnreadableTable {
  problem: string
}

/** UTF-8, or what Excel writes in Chinese (GB 18030). Undefined when it is no text at all. */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 2048).includes(0)) return undefined
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
    }
  }
  return undefined
}

/** A row of a table as texts, with its number in the file. */
export interface TableRow {
  line: number
  cells: string[]
}

/** The cells of a CSV text (RFC 4180), each row with the number of its first line; empty rows are left out. Undefined when a quotation mark is never closed. */
export function parseCsv(text: string): TableRow[] | undefined {
  const rows: TableRow[] = []
  let line = 1
  let startedAt = 1
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.some((each) => each.trim() !== '')) rows.push({ line: startedAt, cells })
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '\n') line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (text[at + 1] === '"') cell += text[++at]
      else isQuoted = false
    } else if (character === '"' && cell === '') isQuoted = true
    else if (character === ',') {
      cells.push(cell)
      cell = ''
    } else if (character === '\n') {
      endRow()
      startedAt = line
    } else if (character !== '\r') cell += character
  }
  if (isQuoted) return undefined
  endRow()
  return rows
}

/** The rows of a sheet; empty ones are left out. */
export function rowsOfSheet({ rows }: FileSheet): TableRow[] | UnreadableTable {
  const table: TableRow[] = []
  for (const { number, cells } of rows) {
    const texts: string[] = []
    for (const [column, cell] of cells.entries()) {
      try {
        texts[column] = textOfCell(cell)
      } catch (error) {
        if (!(error instanceof UnreadableCell)) throw error
        return { problem: `第 ${number} 行第 ${column + 1} 列：${error.message}` }
      }
    }
    if (texts.some((text) => text !== '')) table.push({ line: number, cells: texts })
  }
  return table
}
