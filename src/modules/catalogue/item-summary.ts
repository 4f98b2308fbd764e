import { getDirectory } from '../organisation/index.ts'
import type { ItemSummary } from './contract.ts'
import { cityOf } from './entries.ts'
import { loadLocalItems } from './entries/local-items.ts'
import { durationText, itemWords, type ServiceItem } from './item.ts'
import { loadRegionEntries, type Reading } from './published-items.ts'

/** Says of an item what a list shows, or nothing when nobody handles it for people of the region asked for. */
export type Summarise = (item: ServiceItem) => ItemSummary | undefined

/**
 * @param region six digits; without one every item is summarised as the standard says and no authority named. What the region's
 * own body (else the city's) says differently is shown; that of a township only in its guide, because a list is for the whole region.
 */
export async function createSummarise(platform: Reading, region: string | undefined): Promise<Summarise> {
  if (region === undefined) return (item) => toItemSummary(item, null)
  const directory = await getDirectory(platform)
  const city = cityOf(region)
  const regions = city !== region && directory.isRegion(city) ? [region, city] : [region]
  const near = await Promise.all(regions.map(async (each) => ({ entries: await loadRegionEntries(platform, each), local: await loadLocalItems(platform, `${each}000000`) })))
  return (item) => {
    for (const { entries, local } of near) {
      const entry = entries.get(item.code)?.[0]
      if (entry) return toItemSummary(local.get(item.code) ?? item, directory.authority(entry.authority_id).name)
    }
    return undefined
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
