import { fieldOf, type Page } from '../../../platform/http/page.ts'
import { listNearbyItemsOperation, listZonesOperation, type NearbyItems, readZoneOperation, type ZoneList, type ZoneView } from '../catalogue-operations.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { portalPaths } from '../paths.ts'
import { NearbyView } from '../views/nearby.tsx'
import { ZonePageView, ZonesView } from '../views/zones.tsx'
import { keptFor } from './caching.ts'
import { toItemCard } from './item-summaries.ts'

/** 专区: topics and stages of life, of the region chosen. */
export const zonesPage: Page = {
  method: 'GET',
  path: '/zones',
  access: 'anyone',
  caching: keptFor(() => false),
  async answer(request) {
    const shell = await makeShell(request)
    const { rows } = await request.run<ZoneList>(listZonesOperation, { query: { region: shell.region.code } })
    return show(shell, <ZonesView shell={shell} zones={rows.map(({ items, ...zone }) => ({ ...zone, itemNames: items.map(({ name }) => name) }))} />)
  },
}

export const zonePage: Page = {
  method: 'GET',
  path: '/zones/:zone',
  access: 'anyone',
  caching: keptFor(() => false),
  async answer(request) {
    const shell = await makeShell(request)
    const region = shell.region.code
    const { items, ...zone } = await request.run<ZoneView>(readZoneOperation, { params: { zone: request.params.zone! }, query: { region } })
    return show(shell, <ZonePageView shell={shell} {...zone} items={items.map((item) => toItemCard(item, region))} />)
  },
}

/** 就近办: what townships and villages handle. */
export const nearbyPage: Page = {
  method: 'GET',
  path: '/nearby',
  access: 'anyone',
  caching: keptFor((name) => name === 'division'),
  async answer(request) {
    const division = fieldOf(request.query, 'division')
    // A link that names a township is of its county, wherever who opens it lives.
    const shell = await makeShell(request, { region: division?.slice(0, 6) })
    const region = shell.region.code
    const nearby = await request.run<NearbyItems>(listNearbyItemsOperation, { query: { region, ...(division ? { division } : {}) } })
    return show(shell, <NearbyView shell={shell} {...nearby} items={nearby.items.map((item) => ({ ...toItemCard(item, region), href: portalPaths.guide(region, item.code, { division }) }))} />)
  },
}
