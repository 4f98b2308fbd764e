import { getDirectory } from '../../../modules/organisation/index.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { listItemListsOperation, type ListIndex } from '../catalogue-operations.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { ItemListsView, type RegionChoice } from '../views/lists.tsx'
import { keptFor } from './caching.ts'

/** The region a list is asked for: `region` of the address, nothing for the whole city. A region that does not exist is refused by the operation. */
export function regionQuery(request: PageRequest): { region?: string } {
  const region = fieldOf(request.query, 'region')
  return region ? { region } : {}
}

export async function listRegionChoices(request: PageRequest): Promise<RegionChoice[]> {
  return (await getDirectory(request.platform)).listRegions().map(({ code, name, level }) => ({ code, name: level === 'city' ? `${name}本级` : name }))
}

/** 事项清单: every list the platform publishes, with how many items are in it. */
export const itemListsPage: Page = {
  method: 'GET',
  path: '/lists',
  access: 'anyone',
  caching: keptFor((name) => name === 'region'),
  async answer(request) {
    const query = regionQuery(request)
    const [shell, index, regions] = await Promise.all([makeShell(request), request.run<ListIndex>(listItemListsOperation, { query }), listRegionChoices(request)])
    return show(shell, <ItemListsView shell={shell} lists={index.rows} itemCount={index.itemCount} asOf={index.asOf} region={query.region} regions={regions} />)
  },
}
