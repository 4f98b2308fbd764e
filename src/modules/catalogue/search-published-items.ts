import { createHash } from 'node:crypto'
import { getDirectory } from '../organisation/index.ts'
import type { FoundItem, SearchResult, SuggestResult } from './contract.ts'
import type { ServiceItem } from './item.ts'
import { buildItemIndex, didYouMean, type ItemIndex, searchItems, type SearchableItem, suggestItems } from './item-search-rules.ts'
import { createSummarise } from './item-summary.ts'
import { CATALOGUE_MEMO, loadPublishedItems, loadRegionEntries, type Reading } from './published-items.ts'
import searchWords from './search-words.json' with { type: 'json' }

/** The last index of each process's memory, and the texts it was built from. */
const kept = new WeakMap<Reading['memo'], { builtFrom: string; index: ItemIndex }>()

/**
 * Built once for each state of what is searched (about half a second for 160 items), then kept: a place that claims an
 * item, or a fee that changes, changes nothing of it.
 */
const loadIndex = (platform: Reading): Promise<ItemIndex> =>
  platform.memo.get(`${CATALOGUE_MEMO}:search`, async () => {
    const items = [...(await loadPublishedItems(platform)).values()].map(({ item }) => toSearchable(item))
    const hash = createHash('sha256')
    for (const item of items) hash.update(JSON.stringify(item))
    const builtFrom = hash.digest('base64')
    const last = kept.get(platform.memo)
    const index = last?.builtFrom === builtFrom ? last.index : buildItemIndex(items, searchWords)
    kept.set(platform.memo, { builtFrom, index })
    return index
  })

const toSearchable = ({ code, name, shortNames, departmentName, result, situations, materials, themes }: ServiceItem): SearchableItem => ({
  code, name, shortNames, department: departmentName, result: { name: result.name },
  situations: situations.map(({ question, options }) => ({ question, options: options.map(({ label }) => ({ label })) })),
  materials: materials.map((material) => ({ name: material.name })), theme: themes.map(({ topic }) => ({ topic })),
})

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
