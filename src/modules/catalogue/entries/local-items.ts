import { type Directory, getDirectory } from '../../organisation/index.ts'
import { type Entry, getEntry } from '../entries.ts'
import type { EntryRow } from '../entry-rules.ts'
import type { ServiceItem } from '../item.ts'
import { CATALOGUE_MEMO, getPublishedItem, loadAllItems, loadRegionEntries, type Reading } from '../published-items.ts'
import { localiseAlong } from './local-rules.ts'

/** An item as somebody of a place meets it, and who handles it for them. */
export interface ItemAt {
  /** With what that place says differently. */
  item: ServiceItem
  entry: Entry
}

/**
 * The item with the differences of whoever handles it for a place: what an application begins from.
 * @throws Refusal as `getEntry` and `getPublishedItem` do
 */
export async function getItemAt(platform: Reading, code: string, region: string, divisionCode?: string): Promise<ItemAt> {
  const standard = await getPublishedItem(platform, code)
  const entry = await getEntry(platform, code, region, divisionCode)
  return { item: await itemAt(platform, standard, entry.divisionCode), entry }
}

/** A standard, published or only drafted, with the differences of a division that handles it. */
export async function itemAt(platform: Reading, standard: ServiceItem, divisionCode: string): Promise<ServiceItem> {
  if ((await loadAllItems(platform)).get(standard.code)?.item === standard) return (await loadLocalItems(platform, divisionCode)).get(standard.code) ?? standard
  const directory = await getDirectory(platform)
  const { region } = directory.division(divisionCode)
  return localiseAlong(standard, (await loadRegionEntries(platform, region)).get(standard.code) ?? [], chainTo(directory, divisionCode))
}

/** The published items that a division handles otherwise than the standard says; made once, so that a guide costs a look-up. */
export async function loadLocalItems(platform: Reading, divisionCode: string): Promise<ReadonlyMap<string, ServiceItem>> {
  const directory = await getDirectory(platform)
  const chain = chainTo(directory, divisionCode) // an unknown division is refused, not remembered
  return platform.memo.get(`${CATALOGUE_MEMO}:local:${divisionCode}`, async () => {
    const items = await loadAllItems(platform)
    const entries = await loadRegionEntries(platform, directory.division(divisionCode).region)
    const localised = [...entries].flatMap(([code, rows]): [string, ServiceItem][] => {
      const standard = items.get(code)!.item
      const item = localiseAlong(standard, rows, chain)
      return item === standard ? [] : [[code, item]]
    })
    return new Map(localised)
  })
}

/** What a place says of where it handles an item is its own: where the county sits is not where the township does. */
export const placesAt = (rows: readonly EntryRow[] | undefined, divisionCode: string): NonNullable<EntryRow['local']['places']> =>
  rows?.find((row) => row.division_code === divisionCode)?.local.places ?? []

/** The divisions from the region's own body down to this one. */
export function chainTo(directory: Directory, divisionCode: string): string[] {
  const { region } = directory.division(divisionCode)
  const chain: string[] = []
  for (let code: string | null = divisionCode; code !== null && directory.division(code).region === region; code = directory.division(code).parentCode) chain.unshift(code)
  return chain
}
