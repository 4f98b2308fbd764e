import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { sql } from '../../../platform/db/sql.ts'
import { askAs, officerOf } from '../changes/fixtures.ts'
import { CATALOGUE_MEMO } from '../published-items.ts'
import { previewZone, previewZoneOperation } from './preview-zone.ts'
import { listZones } from './zones.ts'

const platform = useTestPlatform()
const FOOD = 'food-business-licence'

const preview = async (itemCodes: string[], region?: string) => previewZone(platform.as(await officerOf(platform, 'item-manager-379902')), itemCodes, region)

test('an officer sees of a zone exactly what people of the region see on the portal', async () => {
  for (const { title, items } of (await listZones(platform, '379903')).rows) {
    const codes = items.map(({ code }) => code)
    const { regionName, rows } = await preview(codes, '379903')
    expect(regionName).toBe('望岱区')
    expect(rows.map(({ shown }) => shown), title).toEqual(items)
  }
})

test('what is not shown stays in its place and says why', async () => {
  await platform.db.query(sql`update catalogue.item set state = 'suspended' where code = 'tree-felling'`)
  await platform.db.query(sql`delete from catalogue.entry where item_code = 'hotel-licence' and region in ('379902', '379900')`)
  platform.memo.forget(CATALOGUE_MEMO)
  const { region, rows } = await preview(['no-such-item', FOOD, 'tree-felling', 'hotel-licence'])
  expect(region).toBe('379902')
  expect(rows.map(({ code, shown }) => [code, shown !== null])).toEqual([['no-such-item', false], [FOOD, true], ['tree-felling', false], ['hotel-licence', false]])
  expect(rows.map(({ hiddenReason }) => hiddenReason?.slice(0, 5) ?? null)).toEqual(['目录里没有', null, '已暂停办理', '澄湖区不办'])
  expect(rows[0]).toMatchObject({ name: null, departmentName: null })
})

test('a region that does not exist is refused, an empty zone is not', async () => {
  await expect(preview([FOOD], '110101')).rejects.toMatchObject({ code: 'organisation.no_such_region' })
  expect((await preview([])).rows).toEqual([])
})

test('whoever reads drafts may look', async () => {
  const reviewer = await askAs(platform, 'item-reviewer-379902')
  expect(await reviewer(previewZoneOperation, { body: { itemCodes: [FOOD] } })).toMatchObject({ region: '379902', rows: [{ code: FOOD, name: '食品经营许可' }] })
})
