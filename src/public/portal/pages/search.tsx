import { type ItemPage, listItemsOperation, listThemesOperation, searchItemsOperation, type SearchResult, type ThemeList } from '../../../modules/catalogue/index.ts'
import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { readPortalSettings, toParts } from '../settings.ts'
import { SearchResultsView } from '../views/search-results.tsx'
import { keptFor } from './caching.ts'
import { toItemCard } from './item-summaries.ts'

const PARAMETERS = new Set(['q', 'audience', 'topic', 'page'])
const PAGE_SIZE = 12
/** Whoever has not found it by then changes the words. */
const MAX_FOUND = 36
const MAX_ITEMS = 200
/** As the box takes them. */
const MAX_QUERY_LENGTH = 60

const AUDIENCES = { person: 'persons', enterprise: 'enterprises' } as const

/** Finding an item by its everyday name, or browsing an audience and its themes. */
export const searchPage: Page = {
  method: 'GET',
  path: '/search',
  access: 'anyone',
  caching: keptFor((name) => PARAMETERS.has(name)),
  async answer(request) {
    const shell = await makeShell(request)
    const region = shell.region.code
    const query = (fieldOf(request.query, 'q') ?? '').trim().slice(0, MAX_QUERY_LENGTH)
    const audience = audienceOf(fieldOf(request.query, 'audience'))
    const topic = fieldOf(request.query, 'topic')?.slice(0, 50)
    const [found, themes, settings] = await Promise.all([
      query ? search(request, query, region, audience) : browse(request, region, audience, topic),
      request.run<ThemeList>(listThemesOperation, { query: {} }),
      readPortalSettings(request.platform, region),
    ])
    const pageCount = Math.max(1, Math.ceil(found.items.length / PAGE_SIZE))
    const page = Math.min(pageCount, Math.max(1, Number.parseInt(fieldOf(request.query, 'page') ?? '1', 10) || 1))
    return show(shell, (
      <SearchResultsView
        shell={shell}
        query={query}
        audience={audience}
        topic={topic}
        items={found.items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((item) => toItemCard(item, region))}
        total={found.items.length}
        page={page}
        pageCount={pageCount}
        topics={query || !audience ? [] : themes.items.filter((theme) => theme.audience === AUDIENCES[audience]).map((theme) => ({ topic: theme.topic, count: theme.count }))}
        didYouMean={found.didYouMean}
        exampleQueries={toParts(settings.exampleQueries)}
      />
    ))
  },
}

const audienceOf = (text: string | undefined): 'person' | 'enterprise' | undefined => (text === 'person' || text === 'enterprise' ? text : undefined)

async function search(request: PageRequest, q: string, region: string, audience: 'person' | 'enterprise' | undefined) {
  const { items, didYouMean } = await request.run<SearchResult>(searchItemsOperation, { query: { q, region, limit: MAX_FOUND } })
  return { items: audience ? items.filter((item) => item.serves[AUDIENCES[audience]]) : items, didYouMean }
}

async function browse(request: PageRequest, region: string, audience: 'person' | 'enterprise' | undefined, theme: string | undefined) {
  const { items } = await request.run<ItemPage>(listItemsOperation, { query: { region, limit: MAX_ITEMS, ...(audience ? { audience: AUDIENCES[audience] } : {}), ...(theme ? { theme } : {}) } })
  return { items, didYouMean: undefined }
}
