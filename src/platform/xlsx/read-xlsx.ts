/**
 * The cells of an .xlsx file (ECMA-376 part 1, 18.3). Our own small reader, because what a town hall sends is read
 * within bounds: exceljs unpacks whatever an archive holds, keeps every style and makes a cell of each of the million
 * cells below a drop-down.
 */
import type { Cell, FileRow, FileSheet } from './sheet.ts'
import { readEntries, WorkbookError } from './xlsx-entries.ts'

/** More rows than any city has; an empty formatted row counts. */
const MAX_ROWS = 200_000
/** Columns beyond this are somebody's drawing board. */
const MAX_COLUMNS = 500

/** @throws WorkbookError */
export function readXlsx(bytes: Buffer): FileSheet[] {
  const entries = readEntries(bytes)
  const workbook = entries.text('xl/workbook.xml')
  if (workbook === undefined) throw new WorkbookError('这个文件不是 Excel 工作簿（.xlsx）。请另存为 .xlsx 后重试。')
  const targets = new Map(elementsOf(entries.text('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map(({ attributes }) => [attributes.Id ?? '', attributes.Target ?? '']))
  const styles = readDateStyles(entries.text('xl/styles.xml') ?? '')
  const shared = elementsOf(entries.text('xl/sharedStrings.xml') ?? '', 'si').map(({ content }) => textRuns(content))
  const is1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook)
  let rowsLeft = MAX_ROWS
  return elementsOf(workbook, 'sheet').flatMap(({ attributes }) => {
    const relation = Object.entries(attributes).find(([name]) => /^(\w+:)?id$/.test(name))?.[1] ?? ''
    const target = targets.get(relation)
    const xml = target === undefined ? undefined : entries.text(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (xml === undefined) return []
    const sheet = readSheet(attributes.name ?? '', xml, { shared, styles, is1904, maxRows: rowsLeft })
    rowsLeft -= sheet.rows.length
    return [sheet]
  })
}

interface Meaning {
  shared: readonly string[]
  /** Styles (by index) that show a number as a date. */
  styles: ReadonlySet<number>
  is1904: boolean
  maxRows: number
}

function readSheet(name: string, xml: string, meaning: Meaning): FileSheet {
  const rows: FileRow[] = []
  let last = 0
  for (const { attributes, content } of eachElement(xml, 'row')) {
    const number = attributes.r === undefined ? last + 1 : Number(attributes.r)
    last = number
    if (content === '') continue
    if (rows.length >= meaning.maxRows) throw new WorkbookError(`工作表「${name}」的行数太多（超过 ${MAX_ROWS} 行）。请删去下面的空白行，或分成几个文件导入。`)
    rows.push({ number, isHidden: isTrue(attributes.hidden), cells: readCells(name, content, meaning) })
  }
  const merges = elementsOf(xml, 'mergeCell').flatMap(({ attributes }) => attributes.ref ?? [])
  return { name, rows, merges }
}

function readCells(sheet: string, xml: string, meaning: Meaning): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = []
  let next = 0
  for (const { attributes, content } of eachElement(xml, 'c')) {
    const column = attributes.r === undefined ? next : columnOf(attributes.r)
    next = column + 1
    const cell = content === '' ? undefined : readCell(attributes, content, meaning)
    if (cell === undefined || cell === '') continue
    if (column >= MAX_COLUMNS) throw new WorkbookError(`工作表「${sheet}」第 ${attributes.r} 格在模板之外很远的地方。请删去多余的列。`)
    cells[column] = cell
  }
  return Array.from(cells)
}

function readCell({ t, s }: Readonly<Record<string, string>>, xml: string, { shared, styles, is1904 }: Meaning): Cell | undefined {
  if (t === 'inlineStr') return textRuns(xml)
  const value = elementsOf(xml, 'v')[0]?.content
  if (value === undefined || value === '') return /<(?:\w+:)?f[\s>]/.test(xml) && t !== 'str' ? { error: '没有算出结果' } : undefined
  switch (t) {
    case 's': return shared[Number(value)] ?? { error: '内容已损坏' }
    case 'str': return decode(value)
    case 'b': return value === '1'
    case 'e': return { error: decode(value) }
    case 'd': return { date: value.slice(0, 10) }
    default: {
      const number = Number(value)
      return s !== undefined && styles.has(Number(s)) ? toDate(number, is1904) : number
    }
  }
}

/** Days since 1899-12-30 (or 1904-01-01); the base makes up for the 29 February 1900 that Excel believes in. */
function toDate(serial: number, is1904: boolean): Cell {
  const day = new Date(Date.UTC(is1904 ? 1904 : 1899, is1904 ? 0 : 11, is1904 ? 1 : 30) + Math.floor(serial) * 86_400_000)
  return Number.isNaN(day.getTime()) ? { error: '不是日期' } : { date: day.toISOString().slice(0, 10) }
}

/** Number formats that the standard reserves for dates (18.8.30), the Chinese ones included. */
const isDateFormat = (id: number) => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

function readDateStyles(xml: string): Set<number> {
  const own = new Map(elementsOf(xml, 'numFmt').map(({ attributes }) => [Number(attributes.numFmtId), decode(attributes.formatCode ?? '')]))
  const isDate = (id: number) => {
    const format = own.get(id)
    // A format of one's own shows a date when it names years or days outside quotes and brackets.
    return format === undefined ? isDateFormat(id) : /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  }
  const formats = elementsOf(elementsOf(xml, 'cellXfs')[0]?.content ?? '', 'xf').map(({ attributes }) => Number(attributes.numFmtId ?? 0))
  return new Set(formats.flatMap((id, index) => (isDate(id) ? [index] : [])))
}

/** The text of a string that may be in several formats, without the pronunciation beside it. */
const textRuns = (xml: string): string =>
  elementsOf(xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, ''), 't').map(({ content }) => decode(content)).join('')

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decode = (xml: string): string =>
  !/[&_\r]/.test(xml) ? xml : xml
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      name ? (ENTITIES[name] ?? all) : String.fromCodePoint(Math.min(0x10ffff, hex ? parseInt(hex, 16) : Number(decimal))))
    // Excel writes characters that XML cannot hold as _x000D_.
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** BC12 → 54 */
function columnOf(reference: string): number {
  let column = 0
  for (const character of reference) {
    const letter = character.toUpperCase().charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

interface XmlElement {
  attributes: Readonly<Record<string, string>>
  content: string
}

const elementsOf = (xml: string, name: string): XmlElement[] => [...eachElement(xml, name)]

/** Elements of this name that do not contain each other, as those of a workbook do not. */
function* eachElement(xml: string, name: string): Generator<XmlElement> {
  const opening = new RegExp(`<((?:\\w+:)?${name})(\\s[^>]*?)?(/?)>`, 'g')
  for (let found = opening.exec(xml); found; found = opening.exec(xml)) {
    const attributes = attributesOf(found[2] ?? '')
    if (found[3] === '/') {
      yield { attributes, content: '' }
      continue
    }
    const end = xml.indexOf(`</${found[1]}>`, opening.lastIndex)
    if (end < 0) throw new WorkbookError('这个文件已损坏。请在 Excel 中打开后另存为 .xlsx，再重试。')
    yield { attributes, content: xml.slice(opening.lastIndex, end) }
    opening.lastIndex = end
  }
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) attributes[name!] = decode(double ?? single ?? '')
  return attributes
}
