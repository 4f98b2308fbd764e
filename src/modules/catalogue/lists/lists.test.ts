import { describe, expect, it } from 'vitest'
import exceljs from 'exceljs'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import type { Actor } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { execute } from '../../../platform/operations.ts'
import { sql } from '../../../platform/db/sql.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { listPublishedRows } from '../item-store.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { toListCsv, toListWorkbook } from './list-files.ts'
import { freezeEditionOperation } from './operations.ts'
import { changeZoneOperation } from './operations-zones.ts'
import { onApplicationFiled } from './on-application-filed.ts'
import { listNearbyItems, listPopularItems } from './popular-items.ts'
import { compareEdition, listItemLists, readItemList } from './read-lists.ts'
import { compareEnds } from './same-version.ts'
import { importZones, listStaffZones, listZones, readZone } from './zones.ts'

const platform = useTestPlatform()
const REGION = '379902'

async function staff(login: string): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  const officer = (await getDirectory(platform)).officer(account.principalId)
  return { kind: 'staff', accountId: account.id, principalId: account.principalId, name: officer.name, roles: officer.roles, region: officer.region }
}

const perform = (operation: Parameters<typeof execute>[2], actor: Actor, call: { params?: unknown; body?: unknown; ifMatch?: string }) => execute(platform, mayDo, operation, { actor, requestId: 'r', ...call })

async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('expected a refusal')
}

/** What a county says of its own, as a claim would have saved it. */
async function sayLocally(item: string, local: object): Promise<void> {
  await platform.db.query(sql`update catalogue.entry set local = ${JSON.stringify(local)}::jsonb where region = ${REGION} and division_code = ${`${REGION}000000`} and item_code = ${item}`)
  platform.memo.forget(CATALOGUE_MEMO)
}

describe('lists of the demo city', () => {
  it('hold the same items as the published content says', async () => {
    const published = await listPublishedRows(platform.db)
    const { rows, itemCount } = await listItemLists(platform, undefined)
    expect(itemCount).toBe(published.length)
    expect(rows.find(({ id }) => id === 'zero-visit')!.itemCount).toBe(published.filter(({ content }) => content.siteVisits === 0).length)
    expect(rows.find(({ id }) => id === 'licences')!.itemCount).toBe(published.filter(({ content }) => content.type === 'licence').length)
  })

  it('of a region hold only what is handled there, as it is handled there', async () => {
    const single = await readItemList(platform, 'single-visit', REGION)
    const { itemCode } = single.rows[0]!
    await sayLocally(itemCode, { siteVisits: 0 })
    const codesOf = async (list: string, region: string | undefined) => (await readItemList(platform, list, region)).rows.map((row) => row.itemCode)
    expect(await codesOf('single-visit', REGION)).not.toContain(itemCode)
    expect(await codesOf('zero-visit', REGION)).toContain(itemCode)
    expect(await codesOf('single-visit', undefined)).toContain(itemCode)
    expect(await codesOf('single-visit', '379903')).toContain(itemCode)
    expect((await listItemLists(platform, REGION)).itemCount).toBeLessThan((await listItemLists(platform, undefined)).itemCount)
  })

  it('leave out what is suspended', async () => {
    await platform.db.query(sql`update catalogue.item set state = 'suspended' where code = 'food-business-licence'`)
    platform.memo.forget(CATALOGUE_MEMO)
    expect((await readItemList(platform, 'licences', undefined)).rows.map((row) => row.itemCode)).not.toContain('food-business-licence')
  })

  it('refuse a list and a region that do not exist', async () => {
    expect((await refusalOf(readItemList(platform, 'no-such-list', undefined))).code).toBe('catalogue.no_list')
    expect((await refusalOf(readItemList(platform, 'licences', '990000'))).status).toBe(404)
  })

  it('are written whole as CSV and as a workbook, with the formulas beside', async () => {
    const list = await readItemList(platform, 'deferrable', undefined)
    const csv = String(toListCsv(list).content)
    expect(csv.split('\r\n')[0]).toBe('\ufeff事项名称,实施部门,主要申请材料,可容缺材料')
    expect(csv.trimEnd().split('\r\n')).toHaveLength(list.rows.length + 1)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(((await toListWorkbook(list)).content as Buffer).buffer as ArrayBuffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['清单', '说明'])
    expect(workbook.worksheets[0]!.rowCount).toBe(list.rows.length + 1)
    expect(JSON.stringify(workbook.worksheets[1]!.getSheetValues())).toContain('÷ 全部事项')
  })
})

describe('an edition of a list', () => {
  it('is frozen by a reviewer, never changes, and is compared with today', async () => {
    const reviewer = await staff('item-reviewer-379900')
    const { status, body } = await perform(freezeEditionOperation, reviewer, { params: { list: 'licences' }, body: { name: '2026年版' } })
    expect([status, body]).toMatchObject([201, { edition: { name: '2026年版', frozenOn: '2026-03-02' }, added: [], removed: [] }])

    await platform.db.query(sql`update catalogue.item set state = 'cancelled' where code = 'food-business-licence'`)
    platform.memo.forget(CATALOGUE_MEMO)
    const later = await compareEdition(platform, 'licences', '2026年版', undefined)
    expect(later.removed.map(({ code }) => code)).toEqual(['food-business-licence'])
    expect(later.items).toHaveLength(later.unchangedCount + 1)
    expect((await readItemList(platform, 'licences', undefined)).editions).toMatchObject([{ name: '2026年版', itemCount: later.items.length }])
  })

  it('has a name once; one of a county is another than the city’s', async () => {
    const call = { params: { list: 'licences' }, body: { name: '2026年版' } }
    await perform(freezeEditionOperation, await staff('item-reviewer-379900'), call)
    expect((await refusalOf(perform(freezeEditionOperation, await staff('item-reviewer-379900'), call))).code).toBe('catalogue.edition_exists')
    await perform(freezeEditionOperation, await staff('item-reviewer-379902'), call)
    const county = await compareEdition(platform, 'licences', '2026年版', REGION)
    expect(county.items.length).toBeLessThan((await compareEdition(platform, 'licences', '2026年版', undefined)).items.length)
    expect((await refusalOf(compareEdition(platform, 'licences', '1999年版', undefined))).code).toBe('catalogue.no_edition')
  })

  it('is not frozen by whoever edits items', async () => {
    expect((await refusalOf(perform(freezeEditionOperation, await staff('item-manager-379900'), { params: { list: 'licences' }, body: { name: '2026年版' } }))).code).toBe('platform.not_permitted')
  })
})

describe('zones', () => {
  const content = { kind: 'topic' as const, title: '夜市专区', introduction: '夜间摆摊。', audience: 'persons' as const, position: 1, itemCodes: ['food-business-licence'], fromDay: '2026-03-01', untilDay: '2026-03-31' }

  it('are written by an item manager for the own region, over the version seen, and shown in their period', async () => {
    const manager = await staff('item-manager-379902')
    const put = (ifMatch: string, changes: object = {}) => perform(changeZoneOperation, manager, { params: { zone: 'night-market' }, ifMatch, body: { ...content, ...changes } })
    expect((await put('0')).body).toEqual({ version: 1 })
    expect((await refusalOf(put('0'))).code).toBe('catalogue.changed_meanwhile')
    expect((await readZone(platform, 'night-market', REGION)).items.map(({ code }) => code)).toEqual(['food-business-licence'])
    expect((await refusalOf(readZone(platform, 'night-market', '379903'))).code).toBe('catalogue.no_zone')
    expect((await put('1', { untilDay: '2026-03-01' })).body).toEqual({ version: 2 })
    expect((await refusalOf(readZone(platform, 'night-market', REGION))).code).toBe('catalogue.no_zone')
    expect(await listStaffZones(platform.as(manager))).toMatchObject({ region: REGION, rows: [{ id: 'night-market', version: 2, isShown: false }] })
  })

  it('refuse an item that does not exist where it stands', async () => {
    const refusal = await refusalOf(perform(changeZoneOperation, await staff('item-manager-379902'), { params: { zone: 'x' }, ifMatch: '0', body: { ...content, itemCodes: ['nothing'] } }))
    expect(refusal.errors).toMatchObject([{ pointer: '/itemCodes/0' }])
  })

  it('of the city are shown in every county; bringing them in again changes nothing', async () => {
    await importZones(platform, '379900', [{ id: 'markets', ...content }])
    await importZones(platform, '379900', [{ id: 'markets', ...content, title: '别的' }])
    expect((await listZones(platform, '379903')).rows.find(({ id }) => id === 'markets')).toMatchObject({ title: '夜市专区' })
  })
})

describe('frequent items', () => {
  const event = (number: string, itemCode: string, changes: object = {}, type = 'applications.submitted') => ({ id: number, region: REGION, type, at: '2026-03-01T02:00:00Z', payload: { number, itemCode, channel: 'online', submittedAt: '2026-03-01T02:00:00Z', ...changes } })
  const run = (...events: ReturnType<typeof event>[]) => onApplicationFiled.run(platform.as({} as Actor), events)

  it('are counted once for each case, however often it is told', async () => {
    const told = [event('1', 'passport'), event('2', 'passport'), event('3', 'food-business-licence')]
    await run(...told)
    await run(...told)
    await run(event('4', 'food-business-licence', { channel: 'counter' }, 'applications.received'), event('1', 'passport', {}, 'applications.received'))
    await run(event('5', 'food-business-licence', {}))
    const { items, from, until } = await listPopularItems(platform, REGION, 10)
    expect(items.map(({ code, count }) => [code, count])).toEqual([['food-business-licence', 3], ['passport', 2]])
    expect([from, until]).toEqual(['2026-01-31', '2026-03-01'])
  })

  it('of today are not shown yet, and those of another region never', async () => {
    await run(event('1', 'passport', { submittedAt: '2026-03-02T00:30:00Z' }))
    expect((await listPopularItems(platform, REGION, 10)).items).toEqual([])
    await run(event('2', 'passport'))
    expect((await listPopularItems(platform, '379903', 10)).items).toEqual([])
  })

  it('stand first among what is handled nearby', async () => {
    const before = await listNearbyItems(platform, REGION, undefined)
    const last = before.items.at(-1)!.code
    await run(event('1', last))
    platform.memo.forget(CATALOGUE_MEMO)
    const after = await listNearbyItems(platform, REGION, undefined)
    expect(after.items[0]).toMatchObject({ code: last, count: 1 })
    const [township] = after.divisions
    expect((await listNearbyItems(platform, REGION, township!.code)).division).toMatchObject({ name: township!.name })
    expect((await refusalOf(listNearbyItems(platform, '379903', township!.code))).code).toBe('catalogue.division_elsewhere')
  })
})

describe('the proof that all ends show the same', () => {
  it('finds every item of the demo city the same everywhere', async () => {
    const { items, sameItems, rows } = await compareEnds(platform)
    expect(rows.filter(({ isSame }) => !isSame).map(({ name, differing }) => `${name}: ${differing.join()}`)).toEqual([])
    expect([items, sameItems]).toEqual([160, 160])
  })

  it('finds a process that still shows the version before, and tells it first', async () => {
    await listItemLists(platform, undefined) // this process now has the catalogue in memory
    await platform.db.query(sql`update catalogue.item_version set state = 'superseded' where code = 'passport'`)
    await platform.db.query(sql`insert into catalogue.item_version (code, version, content, state, effective_on, published_at)
      select code, 2, content, 'published', effective_on, published_at from catalogue.item_version where code = 'passport'`)
    const { rows, sameItems } = await compareEnds(platform)
    expect(sameItems).toBe(159)
    expect(rows[0]).toMatchObject({ code: 'passport', version: 2, isSame: false, ends: { guide: 1, api: 1, search: 1, form: 1, entries: 1 } })
  })
})
