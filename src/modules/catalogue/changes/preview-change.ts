import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory } from '../../organisation/index.ts'
import { Guide, GuideQuery } from '../contract.ts'
import { type EntryRow, inventBaseCode, toEntries } from '../entry-rules.ts'
import { createItemPlaces } from '../item-places.ts'
import { CATALOGUE_MEMO, loadAllItems, loadRegionEntries, type Reading } from '../published-items.ts'
import { readGuide, readSituationAnswers } from '../read-guide.ts'
import { ChangeParams } from './change-contract.ts'
import { getChange } from './describe-change.ts'
import type { ItemChange } from './item-change.ts'

/** 预览: the guide as people would see it were the draft published now. */
export const previewChange = defineOperation({
  id: 'catalogue.previewChange',
  summary: '按草稿预览办事指南',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: ChangeParams,
  query: GuideQuery,
  output: Guide,
  async run(ctx, { params, query }) {
    const change = await getChange(ctx, params.id)
    return readGuide(await asPublished(ctx, change, ctx.clock.today()), change.itemCode, query, readSituationAnswers(query))
  },
})

/** The catalogue as it would be: what is remembered of it is answered here, everything else by the platform. */
async function asPublished(platform: Reading, change: ItemChange, today: string): Promise<Reading> {
  const items = new Map(await loadAllItems(platform))
  const before = items.get(change.itemCode)
  const baseCode = before?.baseCode ?? change.baseCode ?? inventBaseCode(change.content, new Set([...items.values()].map((item) => item.baseCode)))
  const effectiveOn = change.effectiveOn ?? today
  const item = { ...change.content, version: (before?.item.version ?? 0) + 1 }
  items.set(change.itemCode, { item, baseCode, state: 'active', effectiveOn, firstOn: before?.firstOn ?? effectiveOn, cancelOn: change.cancelOn, confirmedOn: effectiveOn })

  const places = createItemPlaces(await getDirectory(platform))
  const possible = toEntries(item, baseCode, (level) => places.placesOf(item.departmentName, level))
  const entriesOf = async (region: string): Promise<ReadonlyMap<string, readonly EntryRow[]>> => {
    const entries = new Map(await loadRegionEntries(platform, region))
    const claimed = new Map((entries.get(item.code) ?? []).map((row) => [row.division_code, row]))
    const here = possible.filter((place) => place.region === region)
    // A new item is claimed by nobody yet: it is shown as if everybody had who may.
    const shown = before ? here.flatMap((place) => claimed.get(place.division_code) ?? []) : here.map((place): EntryRow => ({ ...place, local: {}, local_version: 0 }))
    if (shown.length > 0) entries.set(item.code, shown)
    else entries.delete(item.code)
    return entries
  }

  const own = new Map<string, Promise<unknown>>()
  const answer = (name: string, load: () => Promise<unknown>): Promise<unknown> => {
    if (name === `${CATALOGUE_MEMO}:all`) return Promise.resolve(items)
    if (name.startsWith(`${CATALOGUE_MEMO}:entry:`)) return entriesOf(name.split(':').at(-1)!)
    return load()
  }
  return {
    db: platform.db,
    memo: {
      ...platform.memo,
      get<T>(name: string, load: () => Promise<T>): Promise<T> {
        if (!name.startsWith(`${CATALOGUE_MEMO}:`)) return platform.memo.get(name, load)
        const value = own.get(name) ?? answer(name, load)
        own.set(name, value)
        return value as Promise<T>
      },
    },
  }
}
