import { readXlsxAside } from '../../../platform/xlsx/read-xlsx-aside.ts'
import { readSheetsInSteps, type WorkbookItems } from './read-sheets-rules.ts'
import { takeTurns } from './take-turns.ts'

/** The items of an uploaded workbook, read in turns with everybody else. @throws WorkbookError */
export const parseWorkbook = async (bytes: Buffer): Promise<WorkbookItems> => takeTurns(readSheetsInSteps(await readXlsxAside(bytes)))
