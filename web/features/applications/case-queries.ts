import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'
import type { ListFilter } from '../../client/types.ts'

/** How often a list looks for new cases while it is open: a clerk should not have to reload. */
const LIST_REFRESH_MS = 60_000

export const caseKey = (number: string) => ['case', number] as const
export const listKey = ['cases'] as const

/** A page of cases. The page before stays on the screen until the next one is there. */
export function useCaseList(filter: ListFilter) {
  return useQuery({
    queryKey: [...listKey, filter],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: LIST_REFRESH_MS,
    refetchOnWindowFocus: true,
  })
}

/** 办件状态 with their names, as the server tells them: the same as long as it runs. */
export function useStates() {
  return useQuery({ queryKey: ['case-states'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/application-states', { signal })), staleTime: Infinity })
}

/** One case with everything its page shows. Reading it leaves a trace, so it is read again only when it changed. */
export function useCase(number: string) {
  return useQuery({
    queryKey: caseKey(number),
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}', { params: { path: { number } }, signal })),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
}

/** Whom the present step of a case may be given to. */
export function useAssignees(number: string | undefined) {
  return useQuery({
    queryKey: ['assignees', number],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/assignees', { params: { path: { number: number! } }, signal })),
    enabled: number !== undefined,
  })
}
