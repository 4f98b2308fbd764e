import type { Page } from '../../../platform/http/page.ts'
import { makeShell } from '../../portal/make-shell.ts'
import { show } from '../../portal/page-replies.ts'
import { toItemCard } from '../../portal/pages/item-summaries.ts'
import { listAskedItems } from '../asked-items.ts'
import { serviceTiles } from '../own-pages.ts'
import { KioskHomeView } from '../views/home.tsx'

/** As many as stand on the screen without scrolling. */
const SHOWN_ITEMS = 6

/** The first page of a visit. */
export const kioskHomePage: Page = {
  method: 'GET',
  path: '/',
  access: 'anyone',
  async answer(request) {
    const shell = await makeShell(request)
    const region = shell.region.code
    const { offered, asked } = await listAskedItems(request, region)
    const machine = request.admission?.machine
    return show(shell, (
      <KioskHomeView
        shell={shell}
        hallId={machine?.placeKind === 'hall' ? machine.hallId ?? undefined : undefined}
        services={serviceTiles}
        offeredCount={machine?.itemCodes ? offered.length : undefined}
        items={[...new Set([...asked, ...(machine?.itemCodes ? offered : [])])].slice(0, SHOWN_ITEMS).map((item) => toItemCard(item, region))}
      />
    ))
  },
}
