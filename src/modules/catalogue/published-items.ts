import type { Platform } from '../../platform/context.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { getDirectory } from '../organisation/index.ts'
import type { EntryRow } from './entry-rules.ts'
import type { ServiceItem } from './item.ts'
import { findVersionContent, type ItemState, listEntriesOfRegion, listPublishedHeads, listVersionContents, type PublishedHead } from './item-store.ts'

/** Everything the catalogue keeps in process hangs below this name; an import touches it. */
export const CATALOGUE_MEMO = 'catalogue'

export type Reading = Pick<Platform, 'db' | 'memo'>

/** An item with what is said of its published version. */
export interface PublishedItem {
  item: ServiceItem
  baseCode: string
  state: ItemState
  effectiveOn: string
  /** The first day of its first version. */
  firstOn: string
  cancelOn: string | null
  /** The last day somebody found the guide right. */
  confirmedOn: string
}

/** The items of each process's memory as they were last loaded: a version's content never changes, so it is read once. */
const kept = new WeakMap<Reading['memo'], ReadonlyMap<string, { stamp: string; item: ServiceItem }>>()

/**
 * Every item that was ever published, by code, in the order of the base catalogue; those nobody can apply for included.
 * A publication costs the reading of what was published: an item that stayed the same is the same object as before.
 */
export const loadAllItems = (platform: Reading): Promise<ReadonlyMap<string, PublishedItem>> =>
  platform.memo.get(`${CATALOGUE_MEMO}:all`, async () => {
    const heads = await listPublishedHeads(platform.db)
    const known = kept.get(platform.memo)
    const contents = await listVersionContents(platform.db, heads.filter(({ code, stamp }) => known?.get(code)?.stamp !== stamp).map(({ code, version }) => ({ code, version })))
    const itemOf = ({ code, version }: PublishedHead): ServiceItem => {
      const content = contents.get(code)
      return content ? { ...content, version } : known!.get(code)!.item
    }
    const items = new Map(heads.map((head): [string, PublishedItem] => [head.code, {
      item: itemOf(head),
      baseCode: head.base_code,
      state: head.state,
      effectiveOn: head.effective_on,
      firstOn: head.first_on,
      cancelOn: head.cancel_on,
      confirmedOn: head.confirmed_on && head.confirmed_on > head.effective_on ? head.confirmed_on : head.effective_on,
    }]))
    kept.set(platform.memo, new Map(heads.map(({ code, stamp }) => [code, { stamp, item: items.get(code)!.item }])))
    return items
  })

/** The items one can apply for. */
export const loadPublishedItems = (platform: Reading): Promise<ReadonlyMap<string, PublishedItem>> =>
  platform.memo.get(`${CATALOGUE_MEMO}:items`, async () => new Map([...(await loadAllItems(platform))].filter(([, { state }]) => state === 'active')))

/** Every item one can apply for, in the order of the base catalogue. */
export const listPublishedItems = async (platform: Reading): Promise<ServiceItem[]> => [...(await loadPublishedItems(platform)).values()].map(({ item }) => item)

/** The same with the day since which one could: that of its first version, however often its guide was revised. */
export const listItemsInForce = async (platform: Reading): Promise<{ item: ServiceItem; since: string }[]> => [...(await loadPublishedItems(platform)).values()].map(({ item, firstOn }) => ({ item, since: firstOn }))

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
