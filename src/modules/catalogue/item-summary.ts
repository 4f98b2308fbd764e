import { getDirectory } from '../organisation/index.ts'
import type { ItemSummary } from './contract.ts'
import type { EntryRow } from './entry-rules.ts'
import { cityOf } from './entries.ts'
import { durationText, itemWords, type ServiceItem } from './item.ts'
import { loadRegionEntries, type Reading } from './published-items.ts'

/** Says of an item what a list shows, or nothing when nobody handles it for people of the region asked for. */
export type Summarise = (item: ServiceItem) => ItemSummary | undefined

/** @param region six digits; without one every item is summarised and no authority named */
export async function createSummarise(platform: Reading, region: string | undefined): Promise<Summarise> {
  if (region === undefined) return (item) => toItemSummary(item, null)
  const directory = await getDirectory(platform)
  const near: ReadonlyMap<string, readonly EntryRow[]>[] = [await loadRegionEntries(platform, region)]
  const city = cityOf(region)
  if (city !== region && directory.isRegion(city)) near.push(await loadRegionEntries(platform, city))
  return (item) => {
    const entry = near.map((entries) => entries.get(item.code)?.[0]).find((found) => found !== undefined)
    return entry && toItemSummary(item, directory.authority(entry.authority_id).name)
  }
}

export const toItemSummary = (item: ServiceItem, authorityName: string | null): ItemSummary => ({
  code: item.code,
  version: item.version,
  name: item.name,
  shortNames: item.shortNames,
  departmentName: item.departmentName,
  authorityName,
  type: item.type,
  typeName: itemWords.type[item.type],
  serves: item.serves,
  kind: item.kind,
  kindName: itemWords.kind[item.kind],
  promisedLimit: item.promisedLimit,
  promisedText: durationText(item.promisedLimit),
  siteVisits: item.siteVisits,
  onlineDepth: item.onlineDepth,
  onlineDepthName: itemWords.onlineDepth[item.onlineDepth],
  isFree: item.fee === null,
})
