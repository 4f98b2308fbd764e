import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import { newKey } from '../../client/intention.ts'

/** How often the bell looks: a message that is a minute old is new. */
const REFRESH_MS = 60_000
const PAGE_SIZE = 20

export type DeskMessages = operations['messages.listDesk']['responses'][200]['content']['application/json']
export type DeskMessage = DeskMessages['rows'][number]

const deskKey = ['messages'] as const

export function useUnread() {
  return useQuery({
    queryKey: [...deskKey, 'unread'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/messages/unread', { signal })),
    refetchInterval: REFRESH_MS,
    refetchOnWindowFocus: true,
  })
}

/** Only while somebody looks. */
export function useDeskMessages(isOpen: boolean) {
  return useInfiniteQuery({
    queryKey: [...deskKey, 'list'],
    queryFn: ({ signal, pageParam }) => bodyOf(api.GET('/api/v1/staff/messages', { params: { query: { limit: PAGE_SIZE, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: isOpen,
  })
}

/** Marks one message as read, or all of them. */
export function useMarkRead() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string | 'all') => id === 'all'
      ? bodyOf(api.POST('/api/v1/staff/messages/read-all', { params: { header: { 'idempotency-key': newKey() } } }))
      : bodyOf(api.POST('/api/v1/staff/messages/{id}/read', { params: { path: { id }, header: { 'idempotency-key': newKey() } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: deskKey }),
  })
}
