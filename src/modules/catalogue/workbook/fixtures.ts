import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { aRawItem } from '../fixtures.ts'
import type { ItemContent } from '../item.ts'
import { toServiceItem } from '../item-import-rules.ts'
import type { RawItem } from '../raw-row.ts'
import { toRawItem } from './to-raw-item-rules.ts'
import { streamItemWorkbook } from './write-workbook.ts'

/** The item a raw row makes. @throws Error naming what is wrong in it */
export function toItem(raw: unknown): ItemContent {
  const read = toServiceItem(raw, { isDepartment: () => true })
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.item
}

/** A row as the platform writes it: every field of it said. */
export const aFullRawItem = (changes: RawItem = {}): RawItem => toRawItem(toItem(aRawItem(changes)), null)

export const workbookOf = (items: readonly RawItem[]): Promise<Buffer> => buffer(streamItemWorkbook(() => items))

const WITHOUT_DROP_DOWNS = { ignoreNodes: ['dataValidations'] }

/** The workbook of these items as somebody changed it in Excel. */
export async function changedWorkbook(items: readonly RawItem[], change: (workbook: exceljs.Workbook) => void): Promise<Buffer> {
  const workbook = new exceljs.Workbook()
  // exceljs makes a cell of each of the thousands below a drop-down; who reads the file makes nothing of them.
  await workbook.xlsx.load((await workbookOf(items)) as unknown as exceljs.Buffer, WITHOUT_DROP_DOWNS)
  change(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** The cell of a sheet by the heading of its column. */
export function cellOf(workbook: exceljs.Workbook, sheetName: string, heading: string, row: number): exceljs.Cell {
  const sheet = workbook.getWorksheet(sheetName)!
  const headings = sheet.getRow(1).values as string[]
  return sheet.getCell(row, headings.indexOf(heading))
}
