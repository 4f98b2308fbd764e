import type { ItemSummary } from '../../../modules/catalogue/index.ts'
import type { PopularItems } from '../catalogue-operations.ts'
import { type PortalSettings, toParts } from '../settings.ts'

/** With fewer items counted than this, those the region chose say more. */
const FREQUENT_ITEMS = 6

/** 常办的事 among the items on offer: by count, or as the region chose them; `countedDays` only where they were counted. */
export function frequentItems(offered: readonly ItemSummary[], popular: PopularItems, settings: Pick<PortalSettings, 'frequentItems'>): { items: ItemSummary[]; countedDays: { from: string; until: string } | undefined } {
  const isCounted = popular.items.length >= FREQUENT_ITEMS
  const codes = isCounted ? popular.items.slice(0, FREQUENT_ITEMS).map(({ code }) => code) : toParts(settings.frequentItems)
  return {
    items: codes.flatMap((code) => offered.find((item) => item.code === code) ?? []),
    countedDays: isCounted ? { from: popular.from, until: popular.until } : undefined,
  }
}
