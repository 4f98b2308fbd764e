import type { Platform } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { getDirectory } from '../organisation/index.ts'
import type { EntryRow } from './entry-rules.ts'
import type { ServiceItem } from './item.ts'
import { findVersionContent, listEntriesOfRegion, listPublishedRows } from './item-store.ts'

/** Everything the catalogue keeps in process hangs below this name; an import touches it. */
export const CATALOGUE_MEMO = 'catalogue'

export type Reading = Pick<Platform, 'db' | 'memo'>

/** An item with what is said of its published version. */
export interface PublishedItem {
  item: ServiceItem
  baseCode: string
  effectiveOn: string
}

/** The published items by code, in the order of the base catalogue. */
export const loadPublishedItems = (platform: Reading): Promise<ReadonlyMap<string, PublishedItem>> =>
  platform.memo.get(`${CATALOGUE_MEMO}:items`, async () => {
    const rows = await listPublishedRows(platform.db)
    return new Map(rows.map((row) => [row.code, { item: { ...row.content, version: row.version }, baseCode: row.base_code, effectiveOn: row.effective_on }]))
  })

export async function getPublished(platform: Reading, code: string): Promise<PublishedItem> {
  const published = (await loadPublishedItems(platform)).get(code)
  if (!published) throw notFound('这个事项', 'catalogue.no_item')
  return published
}

export const getPublishedItem = async (platform: Reading, code: string): Promise<ServiceItem> => (await getPublished(platform, code)).item

export async function getItemVersion(platform: Reading, code: string, version: number): Promise<ServiceItem> {
  const { item } = await getPublished(platform, code)
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
