import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'

interface Place {
  region: string
  division?: string | undefined
}

/** The guide of an item as it is for one place and one person's situation: its materials are those they need. */
export function useGuide(code: string | undefined, { region, division }: Place, situations: Readonly<Record<string, string>>) {
  return useQuery({
    queryKey: ['guide', code, region, division, situations],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/{code}', { params: { path: { code: code! }, query: { region, division, situations: JSON.stringify(situations) } }, signal })),
    enabled: code !== undefined,
    // While another answer is looked up the list stays, but never that of another item.
    placeholderData: (before, query) => (query?.queryKey[1] === code ? keepPreviousData(before) : undefined),
  })
}

/** The application form of an item. */
export function useItemForm(code: string | undefined) {
  return useQuery({
    queryKey: ['item-form', code],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/{code}/form', { params: { path: { code: code! } }, signal })),
    enabled: code !== undefined,
    staleTime: Infinity,
  })
}
