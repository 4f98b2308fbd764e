import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { generateItems } from '../../../../tools/seed/item-generator.ts'
import { exampleItem } from './example-item-data.ts'
import { aFullRawItem, cellOf, workbookOf } from './fixtures.ts'
import { sheetLayouts } from './layout-rules.ts'
import { toRawItem } from './to-raw-item-rules.ts'
import { streamItemWorkbook } from './write-workbook.ts'

async function open(bytes: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer)
  return workbook
}

describe('the workbook that is written', () => {
  it('has a frozen head, drop-downs of the official words and an explanation of every column', async () => {
    const workbook = await open(await workbookOf([exampleItem]))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([...sheetLayouts.map(({ name }) => name), '填写说明'])
    for (const { name } of sheetLayouts) expect(workbook.getWorksheet(name)!.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(cellOf(workbook, '材料', '形式', 2).dataValidation).toMatchObject({ type: 'list', formulae: ['"电子,原件,复印件"'] })
    const explained = new Set<string>()
    workbook.getWorksheet('填写说明')!.eachRow((row) => void explained.add(`${row.getCell(1).text}/${row.getCell(2).text}`))
    for (const { name, columns } of sheetLayouts) for (const { heading } of columns) expect(explained).toContain(`${name}/${heading}`)
  })

  it('offers only drop-downs that Excel can hold: 255 characters, no comma in a word', () => {
    for (const { cell } of sheetLayouts.flatMap(({ columns }) => columns)) {
      expect((cell.options ?? []).join(',').length).toBeLessThanOrEqual(255)
      for (const option of cell.options ?? []) expect(option).not.toContain(',')
    }
  })

  it('names every column of a sheet once', () => {
    for (const { name, columns } of sheetLayouts) expect(new Set(columns.map(({ heading }) => heading)).size, name).toBe(columns.length)
  })

  it('shows what looks like a formula as text', async () => {
    const workbook = await open(await workbookOf([aFullRawItem({ notes: '=HYPERLINK("http://x")' })]))
    expect(cellOf(workbook, '事项', '备注', 2).value).toBe('=HYPERLINK("http://x")')
  })

  it('stops writing when whoever asked for it has gone, and tells an error to whoever reads', async () => {
    let asked = 0
    const stream = streamItemWorkbook(function* () {
      for (const item of generateItems(5000)) {
        asked++
        yield toRawItem(item, null)
      }
    })
    await new Promise((resolve) => stream.once('data', resolve))
    stream.destroy()
    const before = asked
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked - before).toBeLessThan(500)
    const broken = streamItemWorkbook(() => { throw new Error('no items') })
    await expect(buffer(broken)).rejects.toThrow('no items')
  })
})
