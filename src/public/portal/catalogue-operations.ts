/** What the pages of lists, zones and versions name of the catalogue. */
export {
  compareEndsOperation, exportItemListOperation, exportItemListWorkbookOperation, listItemListsOperation, listNearbyItemsOperation, listPopularItemsOperation, listZonesOperation,
  readEditionOperation, readItemListOperation, readZoneOperation,
} from '../../modules/catalogue/index.ts'
export type { EditionComparisonView, ItemListView, ListIndex, NearbyItems, PopularItems, SameVersion, ZoneList, ZoneView } from '../../modules/catalogue/index.ts'
