import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../client/http.ts'

/** How often the progress is looked at while cases still wait. */
const PROGRESS_MS = 1000

export const bulkKey = (id: string) => ['bulk-action', id] as const
export const ownBulkKey = ['bulk-actions'] as const

/** A bulk action with the result of each case; read again until it is finished. */
export function useBulkAction(id: string) {
  return useQuery({
    queryKey: bulkKey(id),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/bulk-actions/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? PROGRESS_MS : false),
  })
}

/** One's own latest. */
export const useOwnBulkActions = () => useQuery({ queryKey: ownBulkKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/bulk-actions', { signal })) })
