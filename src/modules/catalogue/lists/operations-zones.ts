import { defineOperation } from '../../../platform/operations.ts'
import { NearbyItems, NearbyQuery, OneRegionQuery, PopularItems, StaffZones, ZoneInput, ZoneList, ZoneParams, ZoneView, ZoneWritten } from './contract-zones.ts'
import { listNearbyItems, listPopularItems } from './popular-items.ts'
import { changeZone, listStaffZones, listZones, readZone } from './zones.ts'

const open = { audience: 'public', permission: 'public' } as const

/** As many as a first page shows twice over. */
const POPULAR_ITEMS = 12

export const listZonesOperation = defineOperation({
  id: 'catalogue.listZones',
  summary: '热点服务专区和全生命周期导航，附各专区在本地区办理的事项',
  ...open,
  query: OneRegionQuery,
  output: ZoneList,
  run: (ctx, { query }) => listZones(ctx, query.region),
})

export const readZoneOperation = defineOperation({
  id: 'catalogue.readZone',
  summary: '一个专区和它的事项',
  ...open,
  params: ZoneParams,
  query: OneRegionQuery,
  output: ZoneView,
  run: (ctx, { params, query }) => readZone(ctx, params.zone, query.region),
})

export const listPopularItemsOperation = defineOperation({
  id: 'catalogue.listPopularItems',
  summary: '高频事项：今天之前 30 天申请最多的事项和申请数',
  ...open,
  query: OneRegionQuery,
  output: PopularItems,
  run: (ctx, { query }) => listPopularItems(ctx, query.region, POPULAR_ITEMS),
})

export const listNearbyItemsOperation = defineOperation({
  id: 'catalogue.listNearbyItems',
  summary: '就近办：乡镇（街道）和村（社区）能办的事项，申请多的在前',
  ...open,
  query: NearbyQuery,
  output: NearbyItems,
  run: (ctx, { query }) => listNearbyItems(ctx, query.region, query.division),
})

export const listStaffZonesOperation = defineOperation({
  id: 'catalogue.listStaffZones',
  summary: '本地区的全部专区（含已结束的），供编辑',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  output: StaffZones,
  run: (ctx) => listStaffZones(ctx),
})

export const changeZoneOperation = defineOperation({
  id: 'catalogue.changeZone',
  summary: '新建或修改本地区的专区（新建时 If-Match 为 0）',
  audience: 'staff',
  permission: 'catalogue.edit',
  params: ZoneParams,
  body: ZoneInput,
  output: ZoneWritten,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) => changeZone(ctx, params.zone, version, body),
})
