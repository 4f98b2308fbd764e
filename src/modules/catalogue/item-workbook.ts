import exceljs from 'exceljs'
import { type RawItem, SHEETS, type Sheets, toRawItems, toSheets, WorkbookError } from './item-workbook-rules.ts'

/** Reads the items of an .xlsx file laid out like the template, as rows for `importItems`. @throws WorkbookError saying in Chinese what to mend */
export async function readItemWorkbook(path: string): Promise<RawItem[]> {
  const workbook = new exceljs.Workbook()
  try {
    await workbook.xlsx.readFile(path)
  } catch (error) {
    throw new WorkbookError('这个文件打不开，它应是 Excel 工作簿（.xlsx）。请另存为 .xlsx 后重试。', { cause: error })
  }
  const sheets: Sheets = {}
  for (const sheet of workbook.worksheets) sheets[sheet.name] = readCells(sheet)
  return toRawItems(sheets)
}

/** Writes items as an .xlsx file; with one example it is the template. */
export async function writeItemWorkbook(path: string, items: readonly RawItem[]): Promise<void> {
  const workbook = new exceljs.Workbook()
  const sheets = toSheets(items)
  for (const name of Object.values(SHEETS)) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRows(sheets[name]!)
    sheet.getRow(1).font = { bold: true }
    for (const column of sheet.columns) {
      column.width = 18
      column.alignment = { vertical: 'top', wrapText: true }
    }
  }
  await workbook.xlsx.writeFile(path)
}

function readCells(sheet: exceljs.Worksheet): string[][] {
  const rows: string[][] = []
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number)
    rows.push(Array.from({ length: sheet.columnCount }, (_, index) => row.getCell(index + 1).text.trim()))
  }
  return rows
}
