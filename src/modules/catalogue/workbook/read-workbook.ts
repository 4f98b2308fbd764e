import { readXlsx } from '../../../platform/xlsx/read-xlsx.ts'
import { readSheets, type WorkbookItems } from './read-sheets-rules.ts'

/** The items of an .xlsx file laid out like the template, with what is wrong in it at its place. @throws WorkbookError for a file that cannot be opened */
export const readItemWorkbook = (bytes: Buffer): WorkbookItems => readSheets(readXlsx(bytes))
