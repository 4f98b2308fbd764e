import type { FoundItem, ItemSummary } from '../../../modules/catalogue/index.ts'
import type { Duration } from '../../ui/durations.ts'
import type { ItemSummary as ItemCardSummary } from '../../ui/item-card.tsx'
import { portalPaths } from '../paths.ts'

/** Online throughout: 网办深度 IV. */
export const FULLY_ONLINE = 4

export const toDuration = ({ amount, unit }: { amount: number; unit: 'workday' | 'naturalDay' | 'hour' }): Duration => ({ amount, unit: unit === 'naturalDay' ? 'day' : unit })

/** An item as a card; of a search also by which of its names it was found. */
export function toItemCard(item: ItemSummary | FoundItem, region: string): ItemCardSummary {
  const phrase = 'matched' in item ? item.matched.phrase : undefined
  return {
    code: item.code,
    name: item.name,
    href: portalPaths.guide(region, item.code),
    authorityName: item.authorityName ?? item.departmentName,
    promised: toDuration(item.promisedLimit),
    siteVisits: item.siteVisits,
    fullyOnline: item.onlineDepth === FULLY_ONLINE,
    free: item.isFree,
    alsoCalled: phrase !== undefined && item.shortNames.includes(phrase) && !item.name.includes(phrase) ? phrase : undefined,
  }
}
