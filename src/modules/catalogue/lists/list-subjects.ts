import { getDirectory } from '../../organisation/index.ts'
import type { EntryRow } from '../entry-rules.ts'
import type { ServiceItem } from '../item.ts'
import { localise } from '../local-elements.ts'
import { CATALOGUE_MEMO, loadPublishedItems, loadRegionEntries, type Reading } from '../published-items.ts'
import type { ListSubject, Township } from './list.ts'

/** The item as a region says it: the standard with what its own body says differently (同事同标). */
export function asInRegion(item: ServiceItem, entries: readonly EntryRow[]): ServiceItem {
  const own = entries.find(({ region, division_code }) => division_code === `${region}000000`)
  return own ? localise(item, [own.local]) : item
}

/**
 * What lists are made of: every item that can be applied for, or those a region handles, as it handles them.
 * @param region six digits; without one the whole city and the standard. @throws Refusal when there is no such region
 */
export async function loadListSubjects(platform: Reading, region: string | undefined): Promise<readonly ListSubject[]> {
  const directory = await getDirectory(platform)
  if (region !== undefined) directory.region(region)
  return platform.memo.get(`${CATALOGUE_MEMO}:lists:${region ?? 'city'}`, async () => {
    const regions = region === undefined ? directory.listRegions().map(({ code }) => code) : [region]
    const entriesByRegion = await Promise.all(regions.map((each) => loadRegionEntries(platform, each)))
    return [...(await loadPublishedItems(platform)).values()].flatMap(({ item }): ListSubject[] => {
      const entries = entriesByRegion.flatMap((byItem) => byItem.get(item.code) ?? [])
      if (region === undefined) return [{ item, entries }]
      return entries.length === 0 ? [] : [{ item: asInRegion(item, entries), entries }]
    })
  })
}

/** The townships whose coverage a list tells: of the region, or of every county. */
export async function listTownships(platform: Reading, region: string | undefined): Promise<Township[]> {
  const directory = await getDirectory(platform)
  const regions = region === undefined ? directory.listRegions() : [{ code: region, name: '' }]
  return regions.flatMap(({ code, name }) => directory.listTownships(code).map((township) => ({ code: township.code, name: `${name}${township.name}` })))
}
