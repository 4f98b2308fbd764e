import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { aRawItem } from './fixtures.ts'
import { toServiceItem } from './item-import-rules.ts'
import { readItemWorkbook, writeItemWorkbook } from './item-workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'yichuang-workbook-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('an Excel file of items', () => {
  it('reads back as what was written', async () => {
    const path = join(folder, 'items.xlsx')
    await writeItemWorkbook(path, [aRawItem()])
    const rows = await readItemWorkbook(path)
    const item = (raw: unknown) => toServiceItem(raw, { isDepartment: () => true })
    expect(item(rows[0])).toEqual(item(aRawItem()))
    expect(rows).toHaveLength(1)
  })

  it('is refused in words when it is no workbook at all', async () => {
    const path = join(folder, 'text.xlsx')
    writeFileSync(path, '编码,名称\n')
    await expect(readItemWorkbook(path)).rejects.toThrow('请另存为 .xlsx 后重试')
  })
})
