import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { compareEndsOperation, exportItemListWorkbookOperation, freezeEditionOperation, listItemListsOperation, readEditionOperation, readItemListOperation } from './lists/operations.ts'
import { changeZoneOperation, listNearbyItemsOperation, listPopularItemsOperation, listStaffZonesOperation, listZonesOperation, readZoneOperation } from './lists/operations-zones.ts'
import { previewZoneOperation } from './lists/preview-zone.ts'
import {
  analyseProcessesOperation, exportBenchmarkTemplateOperation, importBenchmarksOperation, listBenchmarksOperation, listBestInCityOperation, listChangesBetweenOperation, listReductionsSinceOperation, readItemReductionsOperation, readReductionsOperation,
} from './reductions/operations.ts'

export const catalogueListPublicRoutes: Route[] = [
  get('/item-lists', listItemListsOperation),
  get('/item-lists/:list', readItemListOperation),
  get('/item-lists/:list/workbook', exportItemListWorkbookOperation),
  get('/item-lists/:list/editions/:edition', readEditionOperation),
  get('/same-version', compareEndsOperation),
  get('/zones', listZonesOperation),
  get('/zones/:zone', readZoneOperation),
  get('/items/popular', listPopularItemsOperation),
  get('/items/nearby', listNearbyItemsOperation),
]

export const catalogueListStaffRoutes: Route[] = [
  post('/staff/item-lists/:list/editions', freezeEditionOperation),
  get('/staff/catalogue/zones', listStaffZonesOperation),
  put('/staff/catalogue/zones/:zone', changeZoneOperation),
  post('/staff/catalogue/zones/preview', previewZoneOperation),
  get('/staff/catalogue/reductions', readReductionsOperation),
  get('/staff/catalogue/reductions/since', listReductionsSinceOperation),
  get('/staff/catalogue/reductions/best-in-city', listBestInCityOperation),
  get('/staff/catalogue/reductions/changes', listChangesBetweenOperation),
  get('/staff/catalogue/reductions/process', analyseProcessesOperation),
  get('/staff/catalogue/items/:code/reductions', readItemReductionsOperation),
  get('/staff/catalogue/benchmarks', listBenchmarksOperation),
  get('/staff/catalogue/benchmarks/template', exportBenchmarkTemplateOperation),
  post('/staff/catalogue/benchmarks', importBenchmarksOperation),
]
