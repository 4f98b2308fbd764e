import { fieldOf, type Page, type PageRequest } from '../../../platform/http/page.ts'
import type { AnyOperation, Download } from '../../../platform/operations.ts'
import { type EditionComparisonView, exportItemListOperation, exportItemListWorkbookOperation, type ItemListView, readEditionOperation, readItemListOperation } from '../catalogue-operations.ts'
import { makeShell } from '../make-shell.ts'
import { show } from '../page-replies.ts'
import { EditionView } from '../views/list-edition.tsx'
import { ListView } from '../views/list.tsx'
import { keptFor } from './caching.ts'
import { listRegionChoices, regionQuery } from './lists.tsx'

/** Rows shown at once: a phone scrolls through 50 lines, not through 500. */
const PAGE_SIZE = 50

const params = (request: PageRequest) => ({ list: request.params.list! })

/** One list of items, a page at a time, with how it is made. */
export const itemListPage: Page = {
  method: 'GET',
  path: '/lists/:list',
  access: 'anyone',
  caching: keptFor((name) => name === 'region' || name === 'page'),
  async answer(request) {
    const query = regionQuery(request)
    const [shell, list, regions] = await Promise.all([makeShell(request), request.run<ItemListView>(readItemListOperation, { params: params(request), query }), listRegionChoices(request)])
    const pageCount = Math.max(1, Math.ceil(list.rows.length / PAGE_SIZE))
    const page = Math.min(pageCount, Math.max(1, Number.parseInt(fieldOf(request.query, 'page') ?? '1', 10) || 1))
    return show(shell, <ListView shell={shell} {...list} rows={list.rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)} rowCount={list.rows.length} region={query.region} regions={regions} page={page} pageCount={pageCount} />)
  },
}

const filePage = (path: string, operation: AnyOperation): Page => ({
  method: 'GET',
  path,
  access: 'anyone',
  answer: async (request) => ({ kind: 'file', file: await request.run<Download>(operation, { params: params(request), query: regionQuery(request) }) }),
})

/** The whole list for a spreadsheet. */
export const itemListCsvPage = filePage('/lists/:list/table.csv', exportItemListOperation)
export const itemListWorkbookPage = filePage('/lists/:list/table.xlsx', exportItemListWorkbookOperation)

/** 年度版: a list as it was frozen, and what has changed since. */
export const editionPage: Page = {
  method: 'GET',
  path: '/lists/:list/editions/:edition',
  access: 'anyone',
  caching: keptFor((name) => name === 'region'),
  async answer(request) {
    const query = regionQuery(request)
    const [shell, comparison] = await Promise.all([
      makeShell(request),
      request.run<EditionComparisonView>(readEditionOperation, { params: { ...params(request), edition: request.params.edition! }, query }),
    ])
    return show(shell, <EditionView shell={shell} list={request.params.list!} region={query.region} {...comparison} />)
  },
}
