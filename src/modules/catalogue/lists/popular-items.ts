import type { Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { createSummarise, toItemSummary } from '../item-summary.ts'
import { CATALOGUE_MEMO, loadPublishedItems, loadRegionEntries } from '../published-items.ts'
import type { NearbyItems, PopularItems } from './contract-zones.ts'
import { listCounts } from './popularity-store.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>

/** A month, so that one busy day does not decide. */
const COUNTED_DAYS = 30

/** Whole days only, up to yesterday: what is shown stays true for a day and can be kept so long. */
async function loadCounts(platform: Asking, region: string): Promise<{ from: string; until: string; counts: readonly { code: string; count: number }[] }> {
  const today = platform.clock.today()
  const [from, until] = [addDays(today, -COUNTED_DAYS), addDays(today, -1)]
  const counts = await platform.memo.get(`${CATALOGUE_MEMO}:counts:${region}:${today}`, () => listCounts(platform.db, region, from, until))
  return { from, until, counts }
}

/** 高频事项 of a region: what was applied for most in the thirty days before today. */
export async function listPopularItems(platform: Asking, region: string, limit: number): Promise<PopularItems> {
  ;(await getDirectory(platform)).region(region) // an unknown region is refused, not remembered
  const [published, summarise, { from, until, counts }] = await Promise.all([loadPublishedItems(platform), createSummarise(platform, region), loadCounts(platform, region)])
  const items = counts.flatMap(({ code, count }) => {
    const item = published.get(code)?.item
    const summary = item && summarise(item)
    return summary ? [{ ...summary, count }] : []
  })
  return { from, until, items: items.slice(0, limit) }
}

/** 就近办: what townships and villages of a region handle, or one of them; what is applied for most first. @throws Refusal for a division that does not exist */
export async function listNearbyItems(platform: Asking, region: string, divisionCode: string | undefined): Promise<NearbyItems> {
  const directory = await getDirectory(platform)
  const regionName = directory.region(region) // an unknown region is refused, not remembered
  const division = divisionCode === undefined ? undefined : directory.division(divisionCode)
  if (division && division.region !== region) throw new Refusal(422, 'catalogue.division_elsewhere', `「${division.name}」不在${regionName}，请重新选择地区。`)
  const [published, entries, { counts }] = await Promise.all([loadPublishedItems(platform), loadRegionEntries(platform, region), loadCounts(platform, region)])
  const countOf = new Map(counts.map(({ code, count }) => [code, count]))
  const isNear = (code: string): boolean => (divisionCode === undefined ? code !== `${region}000000` : code === divisionCode)
  const items = [...published.values()].flatMap(({ item }) => {
    const [first, ...others] = entries.get(item.code)?.filter(({ division_code }) => isNear(division_code)) ?? []
    if (!first) return []
    const name = directory.authority(first.authority_id).name
    return [{ ...toItemSummary(item, others.length === 0 ? name : `${name}等 ${others.length + 1} 处`), count: countOf.get(item.code) ?? 0 }]
  })
  const hall = divisionCode === undefined ? undefined : directory.hallOf(divisionCode)
  return {
    regionName,
    division: division && hall ? { code: division.code, name: division.name, hall: { name: hall.name, address: hall.address, hours: hall.hours, phone: hall.phone } } : null,
    divisions: directory.listTownships(region).map(({ code, name }) => ({ code, name })),
    items: items.sort((a, b) => b.count - a.count),
  }
}
