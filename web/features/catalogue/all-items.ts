import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'

export interface NamedItem {
  code: string
  name: string
}

const PAGE = 100

/** Every published item by its name: a few hundred, read once. */
export const useAllItems = () => useQuery({ queryKey: ['item-names'], staleTime: Infinity, queryFn: ({ signal }) => readAll(signal) })

async function readAll(signal: AbortSignal): Promise<NamedItem[]> {
  const found: NamedItem[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await bodyOf(api.GET('/api/v1/items', { params: { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } }, signal }))
    found.push(...page.items.map(({ code, name }) => ({ code, name })))
    if (page.next === null) return found
    cursor = page.next
  }
}
