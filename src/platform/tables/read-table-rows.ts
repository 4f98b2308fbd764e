import { readXlsxAside } from '../xlsx/read-xlsx-aside.ts'
import { WorkbookError } from '../xlsx/xlsx-entries.ts'
import { decodeText, parseCsv, rowsOfSheet, type TableRow, type UnreadableTable } from './table-rows-rules.ts'

/** How an .xlsx file (a ZIP archive) begins, and an .xls or one with a password (OLE), which is refused in its own words. */
const SPREADSHEETS = [Buffer.from('PK\x03\x04'), Buffer.from('d0cf11e0a1b11ae1', 'hex')]

/** The rows of a CSV table, or of the first sheet of an .xlsx file, as texts with their numbers in the file. */
export async function readTableRows(bytes: Buffer): Promise<TableRow[] | UnreadableTable> {
  if (SPREADSHEETS.some((start) => bytes.subarray(0, start.length).equals(start))) return readSpreadsheet(bytes)
  const text = decodeText(bytes)
  if (text === undefined) return { problem: '这不是 Excel 工作簿（.xlsx）或 CSV 表格。请在 Excel 中另存为 .xlsx 后再导入。' }
  return parseCsv(text.replace(/^\ufeff/, '')) ?? { problem: '文件里有没有配对的引号，请用 Excel 打开后另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再导入。' }
}

async function readSpreadsheet(bytes: Buffer): Promise<TableRow[] | UnreadableTable> {
  try {
    const [sheet] = await readXlsxAside(bytes)
    return sheet ? rowsOfSheet(sheet) : []
  } catch (error) {
    if (error instanceof WorkbookError) return { problem: error.message }
    throw error
  }
}
