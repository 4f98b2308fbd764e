import type exceljs from 'exceljs'
import { toCsvLine } from '../../../platform/csv.ts'
import type { Download } from '../../../platform/operations.ts'
import type { ItemListView } from './contract.ts'

/** The mark tells spreadsheets that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const fileName = (list: ItemListView, extension: string): string => `${list.title}-${list.regionName}-${list.asOf}.${extension}`

const lines = (list: ItemListView): string[][] => list.rows.map(({ itemName, cells }) => [itemName, ...cells])

/** The whole list as a CSV table. */
export const toListCsv = (list: ItemListView): Download => ({
  mediaType: 'text/csv; charset=utf-8',
  fileName: fileName(list, 'csv'),
  content: Buffer.from(BYTE_ORDER_MARK + [list.columns, ...lines(list)].map(toCsvLine).join('')),
})

/** The whole list as a workbook; a second sheet says how it was made and what its rates are. */
export async function toListWorkbook(list: ItemListView): Promise<Download> {
  // Loaded by whoever asks for the first workbook: it takes an eighth of what starting the platform costs.
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  addSheet(workbook, '清单', list.columns, lines(list))
  addSheet(workbook, '说明', ['项目', '内容', '算法'], [
    ['清单', list.title, ''],
    ['地区', list.regionName, ''],
    ['数据日期', list.asOf, ''],
    ['来源', list.source, ''],
    ['列入条件', list.rule, ''],
    ['事项数', String(list.itemCount), ''],
    ...list.shares.map(({ title, numerator, denominator, percent, formula }) => [title, percent === null ? '没有可算的事项' : `${percent}%（${numerator} ÷ ${denominator}）`, formula]),
  ])
  for (const [index, { title, columns, rows }] of list.breakdowns.entries()) addSheet(workbook, `汇总${index + 1}`, columns, rows, title)
  return { mediaType: XLSX, fileName: fileName(list, 'xlsx'), content: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

function addSheet(workbook: exceljs.Workbook, name: string, columns: readonly string[], rows: readonly (readonly string[])[], title?: string): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: title === undefined ? 1 : 2 }] })
  if (title !== undefined) sheet.addRow([title])
  sheet.addRow([...columns]).font = { bold: true }
  sheet.addRows(rows.map((row) => [...row]))
  for (const column of sheet.columns) {
    column.width = 24
    column.alignment = { vertical: 'top', wrapText: true }
  }
}
