import { type ItemPage, type ItemSummary, listItemsOperation } from '../../modules/catalogue/index.ts'
import type { PageRequest } from '../../platform/http/page.ts'
import { listPopularItemsOperation, type PopularItems } from '../portal/catalogue-operations.ts'
import { frequentItems } from '../portal/pages/frequent-items.ts'
import { readPortalSettings } from '../portal/settings.ts'

const MAX_ITEMS = 200

/** What a terminal offers, and what is asked most of it. */
export async function listAskedItems(request: PageRequest, region: string): Promise<{ offered: readonly ItemSummary[]; asked: ItemSummary[] }> {
  const [settings, offered, popular] = await Promise.all([
    readPortalSettings(request.platform, region),
    request.run<ItemPage>(listItemsOperation, { query: { region, limit: MAX_ITEMS } }),
    request.run<PopularItems>(listPopularItemsOperation, { query: { region } }),
  ])
  return { offered: offered.items, asked: frequentItems(offered.items, popular, settings).items }
}
