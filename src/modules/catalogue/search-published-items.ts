import { getDirectory } from '../organisation/index.ts'
import type { FoundItem, SearchResult, SuggestResult } from './contract.ts'
import type { ServiceItem } from './item.ts'
import { buildItemIndex, didYouMean, type ItemIndex, searchItems, type SearchableItem, suggestItems } from './item-search-rules.ts'
import { createSummarise } from './item-summary.ts'
import { CATALOGUE_MEMO, loadPublishedItems, loadRegionEntries, type Reading } from './published-items.ts'
import searchWords from './search-words.json' with { type: 'json' }

/** The last index of this process: the next is made from it, and only items that changed are read again. */
let last: ItemIndex | undefined

/** Made anew for each state of the catalogue, and kept: the first of 3,000 items costs half a second, the next after a publication a hundredth. */
const loadIndex = (platform: Reading): Promise<ItemIndex> =>
  platform.memo.get(`${CATALOGUE_MEMO}:search`, async () => {
    const items = [...(await loadPublishedItems(platform)).values()].map(({ item }) => toSearchable(item))
    const isSame = last && last.items.length === items.length && last.items.every((item, at) => item === items[at])
    if (!last || !isSame) last = buildItemIndex(items, searchWords, last)
    return last
  })

const searchable = new WeakMap<ServiceItem, SearchableItem>()

/** The same object for the same item, so that a state of the catalogue is compared by looking. */
function toSearchable(item: ServiceItem): SearchableItem {
  const known = searchable.get(item)
  if (known) return known
  const { code, name, shortNames, departmentName, result, situations, materials, themes } = item
  const made: SearchableItem = {
    code, name, shortNames, department: departmentName, result: { name: result.name },
    situations: situations.map(({ question, options }) => ({ question, options: options.map(({ label }) => ({ label })) })),
    materials: materials.map((material) => ({ name: material.name })), theme: themes.map(({ topic }) => ({ topic })),
  }
  searchable.set(item, made)
  return made
}

/**
 * Finds items by what people call them, best first; with a region only those handled there or at its city.
 * Never refuses a query, whatever is typed.
 */
export async function searchPublishedItems(platform: Reading, { q, region, limit = 20 }: { q: string; region?: string | undefined; limit?: number | undefined }): Promise<SearchResult> {
  const index = await loadIndex(platform)
  const published = await loadPublishedItems(platform)
  const summarise = await createSummarise(platform, region)
  // So many of the best may fall away because nobody handles them for this region.
  const absent = [...published.values()].filter(({ item }) => !summarise(item)).length
  const matches = searchItems(index, q, { limit: limit + absent })
  const items = matches.flatMap(({ code, matched }): FoundItem[] => {
    const found = published.get(code)
    const summary = found && summarise(found.item)
    return summary ? [{ ...summary, matched }] : []
  })
  const meant = didYouMean(index, q)
  return { items: items.slice(0, limit), ...(meant === undefined ? {} : { didYouMean: meant }) }
}

/** What a search box offers while one types: names that begin so, then what a search finds; each item once. */
export async function suggestPublishedItems(platform: Reading, { q, limit = 8 }: { q: string; limit?: number | undefined }): Promise<SuggestResult> {
  const index = await loadIndex(platform)
  const published = await loadPublishedItems(platform)
  const named = suggestItems(index, q, { limit })
  const found = searchItems(index, q, { limit }).map(({ code, matched }) => ({ code, text: matched.phrase }))
  const textOfItem = new Map([...found, ...named].map(({ code, text }) => [code, text]))
  const codes = new Set([...named, ...found].map(({ code }) => code))
  return { items: [...codes].slice(0, limit).map((code) => ({ code, name: published.get(code)!.item.name, phrase: textOfItem.get(code)! })) }
}

/** Loads what every request reads, so that the first visitor after a start does not wait for it. */
export async function warmCatalogue(platform: Reading): Promise<void> {
  await loadIndex(platform)
  for (const { code } of (await getDirectory(platform)).listRegions()) await loadRegionEntries(platform, code)
}
