import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { pdfPages } from '../../../platform/pdf/fixtures.ts'
import { sql } from '../../../platform/db/sql.ts'
import { type Ask, askAs } from '../changes/fixtures.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { printManual } from './print-manual.ts'

const platform = useTestPlatform()
const FOOD = '食品经营许可'

let manager: Ask
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379902')
})

async function print(query: object): Promise<{ fileName: string; pages: string[] }> {
  const { fileName, content } = await manager<{ fileName: string; content: Uint8Array }>(printManual, { query })
  return { fileName, pages: await pdfPages(content) }
}
/** A name alone on a line is a heading; in a sentence it may be another item's material. */
const linesOf = (pages: readonly string[]) => pages.join('\n').split('\n')
const unbroken = (pages: readonly string[]) => pages.join('\n').replaceAll('\n', '')

describe('catalogue.printManual', () => {
  it('makes a booklet of a department with cover, contents and the pages they name', async () => {
    const { fileName, pages } = await print({ region: '379902', department: '市场监督管理局' })
    expect(fileName).toBe('澄湖区市场监督管理局办事手册.pdf')
    expect(unbroken(pages.slice(0, 1))).toContain('澄湖区市场监督管理局办事手册')
    const contents = pages.slice(1).join('\n').split('\n')
    const page = Number(contents[contents.indexOf(FOOD) + 1])
    expect(pages[page - 1]!.split('\n')).toContain(FOOD)
    expect(unbroken(pages.slice(page - 1, page + 2))).toContain('营业执照')
    expect(unbroken(pages.slice(page - 1, page + 2))).toContain('食品安全法')
  })

  it('says for each item who can have it, what to bring, how, where, what it costs, on what basis and whom to ring', async () => {
    const text = unbroken((await print({ region: '379902', department: '市场监督管理局' })).pages)
    for (const heading of ['谁可以办', '要交什么', '怎么办', '多久办好', '跑几次', '收费', '办成拿到', '在哪里办', '办理时间', '电话', '依据']) expect(text).toContain(heading)
  })

  it('holds what a village and its township handle, and nothing of the county', async () => {
    const { fileName, pages } = await print({ division: '379902001001' })
    expect(fileName).toMatch(/^澄湖区.+办事手册\.pdf$/)
    expect(linesOf(pages)).toContain('灵活就业人员参保登记')
    expect(linesOf(pages)).not.toContain('公章刻制备案')
  })

  it('holds only what can be applied for', async () => {
    await platform.db.query(sql`update catalogue.item set state = 'suspended' where code = 'food-business-licence'`)
    platform.memo.forget(CATALOGUE_MEMO)
    expect(linesOf((await print({ department: '市场监督管理局' })).pages)).not.toContain(FOOD)
  })

  it('refuses a place where nothing is handled, and one that does not exist', async () => {
    await expect(print({ department: '航天局' })).rejects.toMatchObject({ status: 404, code: 'catalogue.empty_manual' })
    await expect(print({ division: '379902999999' })).rejects.toMatchObject({ status: 404 })
  })
})
