import { crc32, deflateRawSync } from 'node:zlib'
import type exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { toServiceItem } from '../item-import-rules.ts'
import { planImport } from '../import-plan-rules.ts'
import { aFullRawItem, cellOf, changedWorkbook, workbookOf } from './fixtures.ts'
import { parseWorkbook } from './parse-workbook.ts'
import type { PlacedError } from './read-sheets-rules.ts'
import { readItemWorkbook } from './read-workbook.ts'

const knowledge = { isDepartment: (name: string) => name !== '航天局' }
type Change = (workbook: exceljs.Workbook) => void

/** Everything that is said of a workbook somebody changed. */
async function complaintsOf(change: Change, items = [aFullRawItem()]): Promise<PlacedError[]> {
  const workbook = readItemWorkbook(await changedWorkbook(items, change))
  const { reports } = planImport(workbook.raws, [], knowledge, workbook.flawsOf)
  return [...workbook.faults, ...reports.flatMap(({ row, errors }) => errors.map((error) => workbook.place(row - 1, error)))]
}
const set = (sheet: string, heading: string, row: number, value: exceljs.CellValue): Change => (workbook) => void (cellOf(workbook, sheet, heading, row).value = value)
const readBack = async (change: Change) => {
  const workbook = readItemWorkbook(await changedWorkbook([aFullRawItem()], change))
  expect(workbook.faults).toEqual([])
  expect(workbook.flawsOf(0)).toEqual([])
  const read = toServiceItem(workbook.raws[0], knowledge)
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  return read.item
}

describe('a workbook with something wrong in it', () => {
  it.each<[string, Change, Partial<PlacedError>]>([
    ['a word that is not in the list', set('材料', '形式', 3, '扫描件'), { sheet: '材料', row: 3, title: '形式', value: '扫描件', cell: 'C3' }],
    ['a number that is none', set('事项', '到现场次数', 2, '两次'), { sheet: '事项', row: 2, title: '到现场次数', value: '两次' }],
    ['a required cell left empty', set('材料', '份数', 2, null), { sheet: '材料', row: 2, title: '份数', value: '' }],
    ['a department nobody knows', set('事项', '实施部门', 2, '航天局'), { sheet: '事项', row: 2, title: '实施部门', value: '航天局' }],
    ['a formula that came to nothing', set('事项', '事项名称', 2, { formula: 'VLOOKUP(1,A:B,2)', result: { error: '#REF!' } as unknown as string }), { sheet: '事项', row: 2, title: '事项名称', value: '#REF!' }],
    ['a code that is no code', set('事项', '基本编码', 2, '3701'), { sheet: '事项', row: 2, title: '基本编码', value: '3701' }],
    ['a number too long for a number', set('事项', '地方基本编码', 2, 2 ** 60), { sheet: '事项', row: 2, title: '地方基本编码' }],
    ['a date that does not exist', (workbook) => {
      cellOf(workbook, '事项', '实施规范·名称', 2).value = '规范'
      cellOf(workbook, '事项', '实施规范·印发日期', 2).value = '2026/2/30'
    }, { sheet: '事项', row: 2, title: '实施规范·印发日期', value: '2026/2/30' }],
    ['a phone that is too long', set('事项', '咨询电话', 2, '0'.repeat(60)), { sheet: '事项', row: 2, title: '咨询电话' }],
    ['a special procedure counted in the promise, in the row where it stands', set('环节', '计入承诺时限', 3, '是'), { sheet: '环节', row: 3, title: '计入承诺时限', value: '是' }],
    ['a number that Excel took for a date', (workbook) => {
      const cell = cellOf(workbook, '材料', '份数', 3)
      cell.style = { numFmt: 'm-d' }
      cell.value = 46086
    }, { sheet: '材料', row: 3, title: '份数', value: '2026-03-05' }],
    ['steps that do not add up', set('环节', '天数', 2, 3), { sheet: '环节', row: 2 }],
    ['an option that adds a nameless material', set('情形', '材料名称', 3, null), { sheet: '情形', row: 3, title: '材料名称' }],
    ['an option that removes what is not asked', set('情形', '材料名称', 2, '户口簿'), { sheet: '情形', row: 2, title: '材料名称', value: '户口簿' }],
    ['a change that is neither more nor less', set('情形', '增减', 3, '替换'), { sheet: '情形', row: 3, title: '增减', value: '替换' }],
    ['a row that belongs to no item', set('材料', '编码', 2, 'no-such-item'), { sheet: '材料', row: 2, title: '编码', value: 'no-such-item', cell: 'A2' }],
    ['a row without a code', set('材料', '编码', 2, null), { sheet: '材料', row: 2, title: '编码' }],
    ['merged cells', (workbook) => workbook.getWorksheet('材料')!.mergeCells('A2:A3'), { sheet: '材料', row: 2, cell: 'A2' }],
    ['a hidden row', (workbook) => void (workbook.getWorksheet('材料')!.getRow(3).hidden = true), { sheet: '材料', row: 3 }],
    ['a heading that was changed', set('事项', '办件类型', 1, '类型'), { sheet: '事项', row: 1 }],
    ['a heading that stands twice', (workbook) => void (workbook.getWorksheet('材料')!.getRow(1).getCell(60).value = '份数'), { sheet: '材料', row: 1, cell: 'BH1' }],
    ['content beside the table', (workbook) => void (workbook.getWorksheet('材料')!.getRow(2).getCell(60).value = '待定'), { sheet: '材料', row: 2, cell: 'BH2' }],
    ['a sheet that is missing', (workbook) => workbook.removeWorksheet('材料'), { sheet: '材料', row: 0 }],
  ])('is told of %s at its place', async (_, change, place) => {
    const complaints = await complaintsOf(change)
    expect(complaints.length).toBeGreaterThan(0)
    expect(complaints[0]).toMatchObject(place)
    expect(complaints[0]!.message).toMatch(/。$/)
  })

  it('names the merged range', async () => {
    expect((await complaintsOf((workbook) => workbook.getWorksheet('材料')!.mergeCells('B2:B3')))[0]!.message).toContain('B2:B3')
  })

  it('is told of every place at once', async () => {
    const complaints = await complaintsOf((workbook) => {
      set('材料', '形式', 2, '扫描件')(workbook)
      set('环节', '天数', 2, '三天')(workbook)
      set('事项', '办件类型', 2, '快办件')(workbook)
    })
    expect(complaints.map(({ sheet, title }) => [sheet, title])).toEqual(expect.arrayContaining([['材料', '形式'], ['环节', '天数'], ['事项', '办件类型']]))
  })

  it('is refused a code that stands twice, in the second row', async () => {
    const complaints = await complaintsOf(() => undefined, [aFullRawItem(), aFullRawItem()])
    expect(complaints).toMatchObject([{ sheet: '事项', row: 3, title: '编码', value: 'tea-house-filing' }])
  })

  it.each([
    ['itself', [['a', 'a']]],
    ['a circle of three', [['a', 'b'], ['b', 'c'], ['c', 'a']]],
  ])('is refused a main item that leads to %s', async (_, mains) => {
    const items = mains.map(([code, mainItem]) => aFullRawItem({ code, mainItem }))
    const complaints = await complaintsOf(() => undefined, items)
    expect(complaints).toHaveLength(mains.length)
    for (const complaint of complaints) expect(complaint).toMatchObject({ title: '主项编码', message: expect.stringContaining('绕成了圈') as string })
  })

  it('is refused a main item that does not exist', async () => {
    expect(await complaintsOf(() => undefined, [aFullRawItem({ mainItem: 'nobody' })])).toMatchObject([{ title: '主项编码', value: 'nobody' }])
  })
})

describe('a workbook as people type it', () => {
  it('may have spaces at the ends, full-width digits and letters, and numbers kept as text', async () => {
    const item = await readBack((workbook) => {
      set('事项', '事项名称', 2, ' 茶馆备案　')(workbook)
      set('事项', '承诺办结时限', 2, '５')(workbook)
      set('事项', '网办深度', 2, 'Ⅳ级')(workbook)
      set('材料', '份数', 3, ' 2 ')(workbook)
      set('材料', '必要', 3, '是 ')(workbook)
    })
    expect(item).toMatchObject({ name: '茶馆备案', promisedLimit: { amount: 5 }, onlineDepth: 4, materials: [{}, { copies: 2, necessary: true }] })
  })

  it.each([['2026/1/31'], ['2026年1月31日'], ['2026.01.31'], [new Date(Date.UTC(2026, 0, 31))]])('may write a date as %s', async (written) => {
    const item = await readBack((workbook) => {
      set('事项', '实施规范·名称', 2, '规范')(workbook)
      const cell = cellOf(workbook, '事项', '实施规范·印发日期', 2)
      cell.value = written
      // Its own style: exceljs lets the cells of a row share one.
      if (written instanceof Date) cell.style = { numFmt: 'yyyy"年"m"月"d"日"' }
    })
    expect(item.specification).toEqual({ name: '规范', url: null, issuedOn: '2026-01-31' })
  })

  it('may have several formats in one cell, formulas that work, and columns in another order', async () => {
    const item = await readBack((workbook) => {
      set('事项', '事项名称', 2, { richText: [{ text: '茶馆' }, { text: '备案', font: { bold: true } }] })(workbook)
      set('事项', '备注', 2, { formula: 'A1&"x"', result: '由公式得出' })(workbook)
    })
    expect(item).toMatchObject({ name: '茶馆备案', notes: '由公式得出' })
  })

  it('may have a drop-down over a whole column without becoming a million cells', async () => {
    const bytes = await changedWorkbook([aFullRawItem()], (workbook) => {
      const sheet = workbook.getWorksheet('材料')! as unknown as { dataValidations: { add(range: string, validation: unknown): void } }
      sheet.dataValidations.add('Z1:Z1048576', { type: 'list', formulae: ['"是,否"'] })
    })
    expect(readItemWorkbook(bytes).raws).toHaveLength(1)
  })
})

describe('a file that is no workbook', () => {
  it.each<[string, Buffer, string]>([
    ['a text file', Buffer.from('编码,名称\n'), '请另存为 .xlsx 后重试'],
    ['an empty file', Buffer.alloc(0), '这个文件是空的'],
    ['an archive of something else', zipOf([{ name: 'a.txt', content: 'a' }]), '不是 Excel 工作簿'],
    ['an old .xls file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '旧版 Excel 文件'],
    ['a workbook with a password', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(100), Buffer.from('EncryptedPackage', 'utf16le')]), '有打开密码'],
  ])('is refused in words: %s', (_, bytes, message) => {
    expect(() => readItemWorkbook(bytes)).toThrow(message)
  })

  it('is refused when it was cut short or bytes in it were changed', async () => {
    const bytes = await workbookOf([aFullRawItem()])
    expect(() => readItemWorkbook(bytes.subarray(0, bytes.length - 500))).toThrow('已损坏')
    const damaged = Buffer.from(bytes)
    damaged.fill(0x7f, Math.floor(bytes.length / 4), Math.floor(bytes.length / 2))
    expect(() => readItemWorkbook(damaged)).toThrow('已损坏')
  })

  it('is refused before it fills the memory, whatever size it claims to unpack to', () => {
    const sheet = `<worksheet><sheetData>${' '.repeat(201 * 1024 * 1024)}</sheetData></worksheet>`
    const bomb = zipOf([
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="事项" r:id="rId1"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', content: sheet, claimedBytes: 10 },
    ])
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(() => readItemWorkbook(bomb)).toThrow('展开后超过 200 MB')
  })

  it('is refused with more rows than anybody has', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>'.repeat(200_001)
    expect(() => readItemWorkbook(zipOf([
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="事项" r:id="rId1"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>' },
      { name: 'xl/worksheets/sheet1.xml', content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
    ]))).toThrow('行数太多')
  })

  it('is refused by the worker that reads uploads as well, and a right one is read', async () => {
    await expect(parseWorkbook(Buffer.from('编码,名称\n'))).rejects.toThrow('请另存为 .xlsx 后重试')
    expect((await parseWorkbook(await workbookOf([aFullRawItem()]))).raws).toHaveLength(1)
  })
})

/** A zip archive as small as they come (APPNOTE.TXT 4.3). */
function zipOf(files: { name: string; content: string; claimedBytes?: number }[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes } of files) {
    const bytes = Buffer.from(content)
    const [packed, sum] = [deflateRawSync(bytes), crc32(bytes)]
    const nameBytes = Buffer.from(name)
    const sizes = (at: number, head: Buffer) => {
      head.writeUInt16LE(8, at)
      head.writeUInt32LE(sum, at + 6)
      head.writeUInt32LE(packed.length, at + 10)
      head.writeUInt32LE(claimedBytes ?? bytes.length, at + 14)
      head.writeUInt16LE(nameBytes.length, at + 18)
    }
    const localHead = Buffer.alloc(30)
    localHead.writeUInt32LE(0x04034b50, 0)
    sizes(8, localHead)
    const centralHead = Buffer.alloc(46)
    centralHead.writeUInt32LE(0x02014b50, 0)
    sizes(10, centralHead)
    centralHead.writeUInt32LE(offset, 42)
    local.push(localHead, nameBytes, packed)
    central.push(centralHead, nameBytes)
    offset += 30 + nameBytes.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}
