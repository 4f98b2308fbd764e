import { PassThrough, type Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type exceljs from 'exceljs'
import type { RawItem } from '../raw-row.ts'
import { CODE, type Column, EXAMPLE_CODE, GUIDE_SHEET, type SheetLayout, sheetLayouts } from './layout-rules.ts'
import { letterOf } from './read-sheets-rules.ts'
import { rowsOf } from './write-sheets-rules.ts'

/** Rows below what is filled that still offer their drop-downs. */
const DROP_DOWN_ROWS = 2000
/** After so many rows others get their turn, and what was written leaves the memory. */
const ROWS_A_TURN = 200

const HEAD = { bold: true } as const
const REQUIRED_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFE8B8' } } as const
const OPTIONAL_FILL = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEAF1FB' } } as const

/**
 * Items as an .xlsx file, written as it is read: memory stays flat however many there are.
 * @param items asked for once a sheet
 */
export function streamItemWorkbook(items: () => Iterable<RawItem>): Readable {
  const stream = new PassThrough()
  void writeSheets(stream, items).catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))))
  return stream
}

async function writeSheets(stream: PassThrough, items: () => Iterable<RawItem>): Promise<void> {
  // Loaded by whoever asks for the first workbook: it takes an eighth of what starting the platform costs.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  for (const sheet of sheetLayouts) await writeSheet(workbook, sheet, items(), () => stream.destroyed)
  writeGuide(workbook)
  await workbook.commit()
}

async function writeSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, { name, columns }: SheetLayout, items: Iterable<RawItem>, isLeft: () => boolean): Promise<void> {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }] })
  sheet.columns = columns.map((column) => ({ width: widthOf(column), style: { alignment: { vertical: 'top', wrapText: true } } }))
  const head = sheet.addRow(columns.map(({ heading }) => heading))
  columns.forEach((column, index) => {
    const cell = head.getCell(index + 1)
    cell.font = HEAD
    cell.fill = column.isRequired ? REQUIRED_FILL : OPTIONAL_FILL
  })
  head.commit()
  let written = 1
  for (const item of items) {
    for (const cells of rowsOf(item, name)) {
      sheet.addRow(cells).commit()
      if (++written % ROWS_A_TURN !== 0) continue
      await nextTurn()
      if (isLeft()) throw new Error('nobody reads the workbook any more')
    }
  }
  columns.forEach(({ cell, heading }, index) => {
    if (!cell.options) return
    const letter = letterOf(index)
    validationsOf(sheet).add(`${letter}2:${letter}${written + DROP_DOWN_ROWS}`, {
      type: 'list', allowBlank: true, formulae: [`"${cell.options.join(',')}"`], showErrorMessage: true, errorTitle: heading, error: `请从列表中选择：${cell.options.join('、')}`.slice(0, 220),
    })
  })
  sheet.commit()
}

/** exceljs has it, its types do not. */
const validationsOf = (sheet: exceljs.Worksheet) => (sheet as unknown as { dataValidations: { add(range: string, validation: exceljs.DataValidation): void } }).dataValidations

const widthOf = ({ heading, cell }: Column): number => (cell.options ? 14 : heading === CODE ? 26 : Math.max(16, heading.length * 2 + 4))

const GENERAL_NOTES: readonly string[] = [
  '每个事项在“事项”工作表占一行；材料、环节、情形等写在各自的工作表，用“编码”与事项对应。',
  '表头为橙色的列每行必填，其余可以留空。不要合并单元格，不要改动表头的文字。',
  `编码为“${EXAMPLE_CODE}”的行是示例，导入时不读，可以删去。`,
  '一格写多项内容的，用；隔开或每项一行（Alt+Enter）。内容本身含有；的，每项一行。',
  '上传时先选“试读”，按提示的工作表和单元格改正，再正式导入。',
]

function writeGuide(workbook: exceljs.stream.xlsx.WorkbookWriter): void {
  const sheet = workbook.addWorksheet(GUIDE_SHEET, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = [12, 24, 8, 60, 60].map((width) => ({ width, style: { alignment: { vertical: 'top', wrapText: true } } }))
  const head = sheet.addRow(['工作表', '列', '必填', '怎样填写', '可填的内容'])
  head.font = HEAD
  head.commit()
  for (const note of GENERAL_NOTES) sheet.addRow(['', '', '', note, '']).commit()
  for (const { name, columns } of sheetLayouts) {
    for (const { heading, hint, cell, isRequired } of columns) {
      const several = cell.severalOf ? `${cell.severalOf.join('、')}（可填多个）` : ''
      sheet.addRow([name, heading, isRequired ? '是' : '', hint, cell.options?.join('、') ?? several]).commit()
    }
  }
  sheet.commit()
}
