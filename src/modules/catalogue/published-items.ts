import type { Platform } from '../../platform/context.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { getDirectory } from '../organisation/index.ts'
import type { EntryRow } from './entry-rules.ts'
import type { ServiceItem } from './item.ts'
import { findVersionContent, type ItemState, listEntriesOfRegion, listPublishedRows } from './item-store.ts'

/** Everything the catalogue keeps in process hangs below this name; an import touches it. */
export const CATALOGUE_MEMO = 'catalogue'

export type Reading = Pick<Platform, 'db' | 'memo'>

/** An item with what is said of its published version. */
export interface PublishedItem {
  item: ServiceItem
  baseCode: string
  state: ItemState
  effectiveOn: string
  cancelOn: string | null
  /** The last day somebody found the guide right. */
  confirmedOn: string
}

/** Every item that was ever published, by code, in the order of the base catalogue; those nobody can apply for included. */
export const loadAllItems = (platform: Reading): Promise<ReadonlyMap<string, PublishedItem>> =>
  platform.memo.get(`${CATALOGUE_MEMO}:all`, async () => {
    const rows = await listPublishedRows(platform.db)
    return new Map(rows.map((row): [string, PublishedItem] => [row.code, {
      item: { ...row.content, version: row.version },
      baseCode: row.base_code,
      state: row.state,
      effectiveOn: row.effective_on,
      cancelOn: row.cancel_on,
      confirmedOn: row.confirmed_on && row.confirmed_on > row.effective_on ? row.confirmed_on : row.effective_on,
    }]))
  })

/** The items one can apply for. */
export const loadPublishedItems = (platform: Reading): Promise<ReadonlyMap<string, PublishedItem>> =>
  platform.memo.get(`${CATALOGUE_MEMO}:items`, async () => new Map([...(await loadAllItems(platform))].filter(([, { state }]) => state === 'active')))

/** @throws Refusal `catalogue.no_item`, `catalogue.not_active` */
export async function getPublished(platform: Reading, code: string): Promise<PublishedItem> {
  const published = (await loadAllItems(platform)).get(code)
  if (!published) throw notFound('这个事项', 'catalogue.no_item')
  if (published.state === 'active') return published
  const why = published.state === 'suspended' ? '已暂停办理，恢复后再来；急需办理请拨打 12345。' : '已取消，不用再办。有疑问请拨打 12345。'
  throw new Refusal(410, 'catalogue.not_active', `「${published.item.name}」${why}`)
}

export const getPublishedItem = async (platform: Reading, code: string): Promise<ServiceItem> => (await getPublished(platform, code)).item

/** Any version that was ever published: a running case keeps its own, whatever became of the item. */
export async function getItemVersion(platform: Reading, code: string, version: number): Promise<ServiceItem> {
  const item = (await loadAllItems(platform)).get(code)?.item
  if (!item) throw notFound('这个事项', 'catalogue.no_item')
  if (version === item.version) return item
  // Only versions that can exist are remembered: a caller's typing must not fill the memory.
  const canExist = Number.isInteger(version) && version > 0 && version < item.version
  const content = canExist ? await platform.memo.get(`${CATALOGUE_MEMO}:version:${code}:${version}`, () => findVersionContent(platform.db, code, version)) : undefined
  if (!content) throw notFound(`「${item.name}」的第 ${version} 版`, 'catalogue.no_version')
  return { ...content, version }
}

/** The entries of a region (six digits) by item; each list begins with the region's own body, its townships and villages follow. */
export async function loadRegionEntries(platform: Reading, region: string): Promise<ReadonlyMap<string, readonly EntryRow[]>> {
  ;(await getDirectory(platform)).region(region) // an unknown region is refused, not remembered
  return platform.memo.get(`${CATALOGUE_MEMO}:entry:${region}`, async () => Map.groupBy(await listEntriesOfRegion(platform.db, region), (row) => row.item_code))
}
