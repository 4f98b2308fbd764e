import { type Cell, type FileRow, type FileSheet, textOfCell, UnreadableCell } from '../../../platform/xlsx/sheet.ts'
import { atOnce, ROWS_A_TURN, type Steps } from '../in-turns-rules.ts'
import type { RawItem, RowError } from '../raw-row.ts'
import { CHANGES, CODE, type Column, EXAMPLE_CODE, ITEM_SHEET, layout, SITUATION_SHEET, situationColumns, type SheetLayout, sheetLayouts } from './layout-rules.ts'

/** Something wrong, at its place in the file. */
export interface PlacedError {
  sheet: string
  /** 0 where the whole sheet is meant. */
  row: number
  /** `C12`; empty where no cell is meant. */
  cell: string
  /** The heading of the column. */
  title: string
  /** What the cell holds, shortened. */
  value: string
  message: string
}

export interface WorkbookItems {
  /** For `planImport`, in the order of the sheet 事项. */
  raws: RawItem[]
  /** What could not be read of the item at this index. */
  flawsOf(index: number): RowError[]
  /** Where an error of the item at this index stands. */
  place(index: number, error: RowError): PlacedError
  /** What is wrong with the workbook itself; as long as there is any, nothing of it is to be written. */
  faults: PlacedError[]
}

/** Reads the sheets of a workbook laid out like the template. Never throws: what is wrong is said and placed. */
export const readSheets = (files: readonly FileSheet[]): WorkbookItems => atOnce(readSheetsInSteps(files))

/** `readSheets` for a server. */
export function* readSheetsInSteps(files: readonly FileSheet[]): Steps<WorkbookItems> {
  const faults: PlacedError[] = []
  const sheets = new Map<string, ReturnType<typeof readSheet>>()
  for (const sheet of sheetLayouts) {
    sheets.set(sheet.name, readSheet(files, sheet, faults))
    yield
  }
  const itemsOrFaults = (items: readonly ReadItem[]): WorkbookItems => ({
    raws: faults.length > 0 ? [] : items.map(({ raw }) => raw),
    flawsOf: (index) => items[index]!.flaws,
    place: (index, error) => items[index]!.place(error),
    faults,
  })
  if (faults.length > 0) return itemsOrFaults([])

  const itemRows = sheets.get(ITEM_SHEET)!.rows
  const codes = new Set<string>()
  for (const row of itemRows) {
    if (row.code !== '' && codes.has(row.code)) faults.push(row.faultAt(CODE, `编码「${row.code}」在上面已经出现，请删去一行或改正编码。`))
    codes.add(row.code)
  }
  const rowsByCode = new Map([...sheets].filter(([name]) => name !== ITEM_SHEET).map(([name, { rows }]) => {
    for (const row of rows) if (!codes.has(row.code)) faults.push(row.faultAt(CODE, row.code === '' ? '没有写编码，不知道属于哪个事项，请填写。' : `编码「${row.code}」不在工作表「${ITEM_SHEET}」中，请核对。`))
    return [name, Map.groupBy(rows, ({ code }) => code)] as const
  }))
  if (faults.length > 0) return itemsOrFaults([])
  const items: ReadItem[] = []
  for (const row of itemRows) {
    items.push(toItem(row, (sheet) => rowsByCode.get(sheet)?.get(row.code) ?? [], (sheet) => sheets.get(sheet)!.isThere))
    if (items.length % ROWS_A_TURN === 0) yield
  }
  return itemsOrFaults(items)
}

interface SheetRow {
  code: string
  /** An older workbook lacks the columns that came later: it says nothing of them, not that they are empty. */
  has(column: Column): boolean
  cell(column: Column): Cell | undefined
  faultAt(heading: string, message: string): PlacedError
}

function readSheet(files: readonly FileSheet[], { name, columns, isCore }: SheetLayout, faults: PlacedError[]): { isThere: boolean; rows: SheetRow[] } {
  const file = files.find((each) => each.name.trim() === name)
  const fault: Fault = (message, row = 0, cell = '') => void faults.push({ sheet: name, row, cell, title: '', value: '', message })
  if (!file) {
    if (isCore) fault(`缺少工作表「${name}」，请使用模板填写。`)
    return { isThere: false, rows: [] }
  }
  for (const range of file.merges) fault(`单元格 ${range} 是合并的，不知道内容属于哪一行。请取消合并，每行都填写。`, Number(/\d+/.exec(range)?.[0] ?? 0), range.split(':')[0])
  const [head, ...rest] = file.rows
  const places = readHead(head, columns, fault)
  const filled = rest.filter(({ cells }) => cells.some((cell) => safeText(cell) !== '' || typeof cell === 'object'))
  for (const row of filled) {
    if (row.isHidden) fault(`第 ${row.number} 行是隐藏的（或被筛选掉了）。请取消隐藏和筛选，核对后再导入。`, row.number)
    const stray = row.cells.findIndex((cell, index) => cell !== undefined && cell !== '' && safeText(head?.cells[index]) === '')
    if (stray >= 0) fault(`第 ${row.number} 行有内容不在任何一列下面，请删去或移到正确的列。`, row.number, `${letterOf(stray)}${row.number}`)
  }
  const place = (row: FileRow, heading: string): [string, Cell | undefined] => {
    const index = places.get(heading)
    return index === undefined ? ['', undefined] : [`${letterOf(index)}${row.number}`, row.cells[index]]
  }
  return {
    isThere: true,
    rows: filled.filter((row) => safeText(place(row, CODE)[1]) !== EXAMPLE_CODE).map((row) => ({
      code: safeText(place(row, CODE)[1]).normalize('NFKC').replace(/\s/g, ''),
      has: ({ heading }) => places.has(heading),
      cell: ({ heading }) => place(row, heading)[1],
      faultAt(heading, message) {
        const [cell, value] = place(row, heading)
        return { sheet: name, row: row.number, cell, title: heading, value: shown(value), message }
      },
    })),
  }
}

type Fault = (message: string, row?: number, cell?: string) => void

/** Where each column stands, from 0. Nothing is guessed: a heading that is missing, unknown or there twice is a fault. */
function readHead(head: FileRow | undefined, columns: readonly Column[], fault: Fault): Map<string, number> {
  const places = new Map<string, number>()
  for (const [index, cell] of (head?.cells ?? []).entries()) {
    const heading = safeText(cell)
    if (heading === '') continue
    const at = `${letterOf(index)}${head!.number}`
    // Of two columns of one name, one would take the place of the other in silence.
    if (places.has(heading)) fault(`“${heading}”这一列写了两次，请删去一列。`, head!.number, at)
    else if (!columns.some((column) => column.heading === heading)) fault(`没有“${heading}”这一列，请对照模板修改或删去。`, head!.number, at)
    places.set(heading, index)
  }
  const missing = columns.filter((column) => column.isCore && !places.has(column.heading)).map(({ heading }) => heading)
  if (missing.length > 0) fault(`缺少列：${missing.join('、')}。请使用模板填写。`, head?.number ?? 0)
  return places
}

interface ReadItem {
  raw: RawItem
  flaws: RowError[]
  place(error: RowError): PlacedError
}

function toItem(row: SheetRow, rowsOf: (sheet: string) => SheetRow[], knows: (sheet: string) => boolean): ReadItem {
  const flaws: RowError[] = []
  /** Path of an object in the raw item → its row and columns. */
  const sources = new Map<string, { row: SheetRow; columns: readonly Column[] }>()
  const read = (source: SheetRow, columns: readonly Column[], path: string): RawItem => {
    sources.set(path, { row: source, columns })
    return toObject(source, columns, path, flaws)
  }
  const raw = read(row, layout.items, '')
  for (const { name, path, columns } of layout.lists) {
    if (!knows(name)) continue
    const rows = rowsOf(name)
    // The projects of a fee that nobody mentions make no fee.
    if (rows.length === 0 && path.length > 1 && raw[path[0]!] === null) continue
    const members = rows.map((each, index) => read(each, columns, `${path.join('/')}/${index}/`))
    putAt(raw, path, members)
  }
  raw.situations = toSituations(rowsOf(SITUATION_SHEET), read, flaws)
  return { raw, flaws, place: (error) => placeOf(error, sources) }
}

function toObject(row: SheetRow, columns: readonly Column[], path: string, flaws: RowError[]): RawItem {
  const object: RawItem = {}
  const isSaid = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0)
  const values = columns.filter((column) => row.has(column)).map((column) => ({ column, value: readCell(row, column, `${path}${column.path.join('/')}`, flaws) }))
  for (const { column, value } of values) {
    const [key, part] = column.path as [string, string?]
    if (part === undefined) object[key] = value
    // An object is said where any of its columns is.
    else if (values.some((each) => each.column.path[0] === key && each.column.path.length > 1 && isSaid(each.value))) putAt(object, column.path, value)
    else object[key] = null
  }
  return object
}

function readCell(row: SheetRow, column: Column, field: string, flaws: RowError[]): unknown {
  try {
    return column.cell.toRaw(row.cell(column) ?? '')
  } catch (error) {
    if (!(error instanceof UnreadableCell)) throw error
    flaws.push({ field, message: error.message })
    return null
  }
}

function putAt(object: RawItem, path: readonly string[], value: unknown): void {
  const [first, ...rest] = path as [string, ...string[]]
  if (rest.length === 0) object[first] = value
  else putAt((object[first] ??= {}) as RawItem, rest, value)
}

/** Rows of one question and option belong together; a row without 增减 only says that the option exists. */
function toSituations(rows: readonly SheetRow[], read: (row: SheetRow, columns: readonly Column[], path: string) => RawItem, flaws: RowError[]): RawItem[] {
  const { question, option, change, materials, questionId, optionId } = situationColumns
  const textAt = (row: SheetRow, column: Column) => safeText(row.cell(column))
  const keyOf = (id: Column, name: Column) => (row: SheetRow) => textAt(row, id) || textAt(row, name)
  return [...Map.groupBy(rows, keyOf(questionId, question)).values()].map((ofQuestion, at) => {
    const situation = read(ofQuestion[0]!, [question, questionId], `situations/${at}/`)
    situation.options = [...Map.groupBy(ofQuestion, keyOf(optionId, option)).values()].map((ofOption, position) => {
      const path = `situations/${at}/options/${position}/`
      const { label, id } = read(ofOption[0]!, [option, optionId], path)
      const stray = ofOption.find((row) => !['', CHANGES.add, CHANGES.remove].includes(textAt(row, change)))
      if (stray) {
        read(stray, [change], `${path}stray/`)
        flaws.push({ field: `${path}stray/change`, message: `“增减”应为增加、减少或留空，现在是「${textAt(stray, change)}」。` })
      }
      const changed = (kind: string) => ofOption.filter((row) => textAt(row, change) === kind)
      return {
        id,
        label,
        addMaterials: changed(CHANGES.add).map((row, index) => read(row, materials, `${path}addMaterials/${index}/`)),
        removeMaterials: changed(CHANGES.remove).map((row, index) => read(row, [materials[0]!], `${path}removeMaterials/${index}/`).name),
      }
    })
    return situation
  })
}

/** The deepest object whose path begins the error's, and the column of what remains; of a whole list its first row. */
function placeOf({ field, message }: RowError, sources: ReadonlyMap<string, { row: SheetRow; columns: readonly Column[] }>): PlacedError {
  const segments = field.split('/')
  for (let length = segments.length; length >= 0; length--) {
    const source = sources.get(length === 0 ? '' : `${segments.slice(0, length).join('/')}/`)
    if (!source) continue
    const rest = segments.slice(length).filter((segment) => !/^\d+$/.test(segment))
    const column = source.columns.length === 1 ? source.columns[0] : source.columns.find(({ path }) => rest.length > 0 && path.every((key, index) => key === rest[index])) ?? source.columns.find(({ path }) => path[0] === rest[0])
    const firstOfList = column || rest.length === 0 ? undefined : sources.get(`${segments.slice(0, length + 1).join('/')}/0/`)
    return (firstOfList ?? source).row.faultAt(column?.heading ?? CODE, message)
  }
  throw new Error(`no place for ${field}`)
}

const safeText = (cell: Cell | undefined): string => {
  try {
    return textOfCell(cell)
  } catch (error) {
    if (error instanceof UnreadableCell) return ''
    throw error
  }
}

const MAX_SHOWN = 40

const shown = (cell: Cell | undefined): string =>
  (typeof cell === 'object' ? ('error' in cell ? cell.error : cell.date) : typeof cell === 'number' ? String(cell) : safeText(cell)).slice(0, MAX_SHOWN)

/** 0 → A, 26 → AA. */
export const letterOf = (index: number): string => (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))
