import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Upload } from '../../../platform/operations.ts'
import { approveChange } from '../changes/approve-change.ts'
import type { ChangeView } from '../changes/change-contract.ts'
import { type Ask, askAs } from '../changes/fixtures.ts'
import { openChange } from '../changes/open-change.ts'
import { publishChange } from '../changes/publish-change.ts'
import { readChange } from '../changes/read-change.ts'
import { submitChange } from '../changes/submit-change.ts'
import { CATALOGUE_MEMO, getPublishedItem, loadAllItems } from '../published-items.ts'
import type { RawItem } from '../raw-row.ts'
import { exportWorkbook } from './export-workbook.ts'
import { aFullRawItem, cellOf, changedWorkbook, workbookOf } from './fixtures.ts'
import { importWorkbook } from './import-workbook.ts'
import type { PlacedError } from './read-sheets-rules.ts'
import { readItemWorkbook } from './read-workbook.ts'
import { toRawItem } from './to-raw-item-rules.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'

interface Report {
  isWritten: boolean
  counts: Record<string, number>
  rows: { sheet: string; row: number; code: string; outcome: string; version: number; changed: string[]; errors: PlacedError[] }[]
  changes: { id: string; itemCode: string }[]
}

let manager: Ask
let reviewer: Ask
beforeEach(async () => {
  manager = await askAs(platform, 'item-manager-379900')
  reviewer = await askAs(platform, 'item-reviewer-379900')
})

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value
}
const send = (bytes: Buffer, query: object = {}, ask = manager): Promise<Report> =>
  ask<Report>(importWorkbook, { query, body: { files: once({ name: '事项.xlsx', content: once(bytes) }) } satisfies Upload })
const countChanges = async () => (await platform.db.query<{ changes: number }>(sql`select count(*)::int as changes from catalogue.item_change`))[0]!.changes
const published = async (code: string, changes: RawItem = {}): Promise<RawItem> => {
  const { item, baseCode } = (await loadAllItems(platform)).get(code)!
  return { ...toRawItem(item, baseCode), ...changes }
}

describe('catalogue.importWorkbook', () => {
  it('says in a trial what would become of each row, and writes nothing', async () => {
    const report = await send(await workbookOf([aFullRawItem(), await published(FOOD, { notes: '改了' }), await published('company-registration')]), { dryRun: 'true' })
    expect(report).toMatchObject({ isWritten: false, counts: { inserted: 1, newVersion: 1, unchanged: 1, wrong: 0 }, changes: [] })
    expect(report.rows.map(({ sheet, row, code, outcome, version }) => [sheet, row, code, outcome, version])).toEqual([
      ['事项', 2, 'tea-house-filing', 'inserted', 1], ['事项', 3, FOOD, 'newVersion', 2], ['事项', 4, 'company-registration', 'unchanged', 1],
    ])
    expect(report.rows.map(({ changed }) => changed)).toEqual([[], ['备注'], []])
    expect(await countChanges()).toBe(0)
  })

  it('opens a drafted change for each item that is new or says something else', async () => {
    const report = await send(await workbookOf([aFullRawItem(), await published(FOOD, { notes: '改了' }), await published('company-registration')]))
    expect(report.isWritten).toBe(true)
    expect(report.changes.map(({ itemCode }) => itemCode)).toEqual(['tea-house-filing', FOOD])
    expect(await getPublishedItem(platform, FOOD)).toMatchObject({ version: 1 })
    const change = await manager<ChangeView>(readChange, { params: { id: report.changes[1]!.id } })
    expect(change).toMatchObject({ kind: 'revise', state: 'drafted', baseVersion: 1, reason: '由工作簿「事项.xlsx」导入', differences: [{ title: '备注', after: '改了' }] })
  })

  it('leads over review to the published version', async () => {
    const { changes: [created] } = await send(await workbookOf([aFullRawItem()]))
    const params = { id: created!.id }
    const submitted = await manager<ChangeView>(submitChange, { params, version: 1 })
    const approved = await reviewer<ChangeView>(approveChange, { params, version: submitted.revision })
    await reviewer(publishChange, { params, version: approved.revision, body: { effectiveOn: '2026-03-02' } })
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 1, name: '茶馆备案' })
  })

  it('opens nothing when one row is wrong, and says where', async () => {
    const bytes = await changedWorkbook([aFullRawItem(), aFullRawItem({ code: 'second' })], (workbook) => void (cellOf(workbook, '材料', '形式', 4).value = '扫描件'))
    const report = await send(bytes)
    expect(report).toMatchObject({ isWritten: false, counts: { inserted: 1, wrong: 1 }, changes: [] })
    expect(report.rows[1]).toMatchObject({ row: 3, code: 'second', outcome: 'wrong', errors: [{ sheet: '材料', row: 4, cell: 'C4', title: '形式', value: '扫描件' }] })
    expect(await countChanges()).toBe(0)
  })

  it('says what is wrong with the workbook itself by sheet and row', async () => {
    const report = await send(await changedWorkbook([aFullRawItem()], (workbook) => workbook.getWorksheet('材料')!.mergeCells('A2:A3')))
    expect(report).toMatchObject({ isWritten: false, rows: [{ sheet: '材料', row: 2, outcome: 'wrong', errors: [{ cell: 'A2' }] }] })
  })

  it('refuses an item somebody else is already changing, by row', async () => {
    await manager(openChange, { body: { kind: 'revise', itemCode: FOOD, reason: '年度清理' } })
    const report = await send(await workbookOf([await published(FOOD, { notes: '改了' })]))
    expect(report).toMatchObject({ isWritten: false, rows: [{ outcome: 'wrong', errors: [{ sheet: '事项', row: 2, title: '编码' }] }] })
    expect(report.rows[0]!.errors[0]!.message).toContain('还没有办完')
  })

  it('publishes the first items of a city at once, from the city alone', async () => {
    await platform.db.query(sql`delete from catalogue.entry`)
    // Nobody may delete an item; as if none had ever been published.
    await platform.memo.get(`${CATALOGUE_MEMO}:all`, () => Promise.resolve(new Map()))
    platform.memo.forget(CATALOGUE_MEMO)
    await platform.memo.get(`${CATALOGUE_MEMO}:all`, () => Promise.resolve(new Map()))
    const county = await askAs(platform, 'item-manager-379902')
    const bytes = await workbookOf([aFullRawItem()])
    await expect(send(bytes, {}, county)).rejects.toMatchObject({ code: 'catalogue.not_city' })
    expect(await send(bytes)).toMatchObject({ isWritten: true, counts: { inserted: 1 }, changes: [] })
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 1 })
  })

  it('refuses what is no workbook, too large, empty or missing', async () => {
    await expect(send(Buffer.from('a,b\n'))).rejects.toMatchObject({ status: 422, code: 'catalogue.bad_workbook' })
    await expect(send(Buffer.alloc(21 * 1024 * 1024))).rejects.toMatchObject({ status: 413, code: 'platform.file_too_large' })
    await expect(send(await workbookOf([]))).rejects.toMatchObject({ status: 422, code: 'catalogue.workbook_empty' })
    await expect(manager(importWorkbook, { body: { files: (async function* () {})() } })).rejects.toMatchObject({ code: 'catalogue.no_workbook' })
  })

  it('is for those who may import', async () => {
    await expect(send(await workbookOf([aFullRawItem()]), {}, reviewer)).rejects.toMatchObject({ status: 403 })
  })
})

describe('catalogue.exportWorkbook', () => {
  const exported = async (query: object, ask = manager) => readItemWorkbook(await buffer((await ask<{ content: Readable }>(exportWorkbook, { query })).content))

  it('gives what an import finds unchanged', async () => {
    const file = await manager<{ content: Readable; fileName: string }>(exportWorkbook, {})
    expect(file.fileName).toBe('事项-2026-03-02.xlsx')
    const report = await send(await buffer(file.content), { dryRun: '1' })
    expect(report.counts).toEqual({ inserted: 0, newVersion: 0, unchanged: 160, wrong: 0 })
  })

  it('gives the items of one department', async () => {
    const { raws } = await exported({ department: '市场监督管理局' }, reviewer)
    expect(raws.length).toBeGreaterThan(5)
    expect(new Set(raws.map(({ department }) => department))).toEqual(new Set(['市场监督管理局']))
  })

  it('gives a template whose example is not read', async () => {
    expect(await exported({ template: '1' })).toMatchObject({ raws: [], faults: [] })
  })
})
