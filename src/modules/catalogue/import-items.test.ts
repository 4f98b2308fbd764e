import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { systemContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import { useTestPlatform } from '../../../test/kit/test-db.ts'
import { aRawItem, aRawMaterial } from './fixtures.ts'
import { getEntry, getItemVersion, getPublishedItem, importItems, parseItemCode } from './index.ts'

const platform = useTestPlatform()
const importRows = (rows: unknown[], options?: { partial?: boolean }) => importItems(systemContext(platform, 'test'), rows, options)
const outcomes = async (rows: unknown[], options?: { partial?: boolean }) => (await importRows(rows, options)).rows.map((row) => row.outcome)

describe('importing items', () => {
  it('publishes a new item with an entry for every authority of its levels', async () => {
    const report = await importRows([aRawItem()])
    expect(report).toMatchObject({ isWritten: true, rows: [{ row: 1, code: 'tea-house-filing', outcome: 'inserted', version: 1, errors: [] }] })
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 1, name: '茶馆备案' })
    const entry = await getEntry(platform, 'tea-house-filing', '379902')
    expect(entry).toMatchObject({ region: '379902', divisionCode: '379902000000', authorityId: '379902-SCJG', version: 1 })
    expect(parseItemCode(entry.taskCode)).toMatchObject({ valid: true, kind: 'item', level: '4', type: '20' })
    const [count] = await platform.db.query<{ entries: number }>(sql`select count(*)::int as entries from catalogue.entry where item_code = 'tea-house-filing'`)
    expect(count!.entries).toBe(10)
  })

  it('announces what it published as a reviewed change does, and nothing of what stayed as it was', async () => {
    const announced = () => platform.db.query(sql`select region, payload from platform.outbox where type = 'catalogue.itemPublished' and payload->>'code' like 'tea-%' order by id`)
    await importRows([aRawItem(), aRawItem({ code: 'tea-stall-filing', name: '茶摊备案' })])
    const first = [
      { region: '379900', payload: { code: 'tea-house-filing', version: 1, name: '茶馆备案', kind: 'create' } },
      { region: '379900', payload: { code: 'tea-stall-filing', version: 1, name: '茶摊备案', kind: 'create' } },
    ]
    expect(await announced()).toEqual(first)
    await importRows([aRawItem({ notes: '改了备注' }), aRawItem({ code: 'tea-stall-filing', name: '茶摊备案' })])
    expect(await announced()).toEqual([...first, { region: '379900', payload: { code: 'tea-house-filing', version: 2, name: '茶馆备案', kind: 'revise' } }])
    await importRows([aRawItem({ code: 'tea-cart-filing', conditions: [] })])
    expect(await announced()).toHaveLength(3)
  })

  it('leaves an item alone whose content has not changed', async () => {
    await importRows([aRawItem()])
    expect(await importRows([aRawItem()])).toMatchObject({ isWritten: true, rows: [{ outcome: 'unchanged', version: 1 }] })
  })

  it('publishes a changed item as its next version and keeps the one before', async () => {
    await importRows([aRawItem()])
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 1 })
    expect(await importRows([aRawItem({ name: '茶馆经营备案' })])).toMatchObject({ rows: [{ outcome: 'newVersion', version: 2 }] })
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 2, name: '茶馆经营备案' })
    expect(await getItemVersion(platform, 'tea-house-filing', 1)).toMatchObject({ version: 1, name: '茶馆备案' })
    expect((await getEntry(platform, 'tea-house-filing', '379902')).version).toBe(2)
    await expect(getItemVersion(platform, 'tea-house-filing', 3)).rejects.toMatchObject({ code: 'catalogue.no_version' })
  })

  it('takes an item from places whose level no longer has it, leaves new places to claim it themselves, and keeps its codes', async () => {
    await importRows([aRawItem({ level: ['县', '市'] })])
    const before = await getEntry(platform, 'tea-house-filing', '379900')
    await importRows([aRawItem({ level: ['市', '乡'] })])
    expect(await getEntry(platform, 'tea-house-filing', '379900')).toMatchObject({ version: 2, baseCode: before.baseCode, taskCode: before.taskCode })
    await expect(getEntry(platform, 'tea-house-filing', '379902')).rejects.toMatchObject({ code: 'catalogue.no_entry' })
    await expect(getEntry(platform, 'tea-house-filing', '379902', '379902001000')).rejects.toMatchObject({ code: 'catalogue.no_entry' })
  })

  it('writes nothing when one row is wrong', async () => {
    const report = await importRows([aRawItem(), aRawItem({ code: 'second', promisedDays: 30 })])
    expect(report.isWritten).toBe(false)
    expect(report.rows.map((row) => row.outcome)).toEqual(['inserted', 'wrong'])
    await expect(getPublishedItem(platform, 'tea-house-filing')).rejects.toMatchObject({ code: 'catalogue.no_item' })
  })

  it('writes the right rows with partial although another is wrong', async () => {
    expect(await outcomes([aRawItem(), aRawItem({ code: 'second', name: null })], { partial: true })).toEqual(['inserted', 'wrong'])
    expect(await getPublishedItem(platform, 'tea-house-filing')).toMatchObject({ version: 1 })
    await expect(getPublishedItem(platform, 'second')).rejects.toMatchObject({ code: 'catalogue.no_item' })
  })

  it('refuses a department that no authority of the platform is called', async () => {
    const { rows } = await importRows([aRawItem({ department: '航天局' })])
    expect(rows[0]!.errors).toEqual([{ field: 'department', message: '本平台没有「航天局」。请核对部门名称，或先在组织机构中添加。' }])
  })

  it('remembers who published what', async () => {
    await importRows([aRawItem({ materials: [aRawMaterial()], situations: [] })])
    const [entry] = await platform.db.query<{ detail: unknown }>(sql`select detail from platform.audit_entry where operation = 'catalogue.importItems' and actor = 'test'`)
    expect(entry).toEqual({ detail: { items: [{ code: 'tea-house-filing', version: 1 }] } })
  })

  it('finds the demo file of 160 items already published, every row unchanged', async () => {
    const rows = readFileSync(new URL('../../../db/seed/items.jsonl', import.meta.url), 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line))
    expect(new Set(await outcomes(rows))).toEqual(new Set(['unchanged']))
  })
})
