import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import {
  type ChangeFilter, type ClaimFilter, compareRevisions, compareVersions, type IssueFilter, type ItemFilter, listChanges, listCheckRules, listClaimRates, listClaims, listIssues, listItemManagers, listManagedItems, listRevisions, readChange, readElements, readEntry, readManagedItem,
} from './catalogue-calls.ts'

export const itemsKey = ['managed-items'] as const
export const itemKey = (code: string) => ['managed-item', code] as const
export const changesKey = ['item-changes'] as const
export const changeKey = (id: string) => ['item-change', id] as const
export const claimsKey = ['claims'] as const

/** 要素 in the order of the editor: the same as long as the server runs. */
export const useElements = () => useQuery({ queryKey: ['item-elements'], queryFn: ({ signal }) => readElements(signal), staleTime: Infinity })

export const useManagedItems = (filter: ItemFilter) => useQuery({ queryKey: [...itemsKey, filter], queryFn: ({ signal }) => listManagedItems(filter, signal), placeholderData: keepPreviousData })

export const useManagedItem = (code: string) => useQuery({ queryKey: itemKey(code), queryFn: ({ signal }) => readManagedItem(code, signal) })

export const useComparison = (code: string, from: number, to: number) =>
  useQuery({ queryKey: ['compare-versions', code, from, to], queryFn: ({ signal }) => compareVersions(code, from, to, signal), enabled: from !== to, staleTime: Infinity, placeholderData: keepPreviousData })

/** Changes as they stand; a reviewer sees new ones without reloading. */
export const useChanges = (filter: ChangeFilter) =>
  useQuery({ queryKey: [...changesKey, filter], queryFn: ({ signal }) => listChanges(filter, signal), placeholderData: keepPreviousData, refetchInterval: 60_000, refetchOnWindowFocus: true })

export const useChange = (id: string) => useQuery({ queryKey: changeKey(id), queryFn: ({ signal }) => readChange(id, signal) })

export const revisionsKey = (id: string) => ['change-revisions', id] as const
/** Saves of a draft, newest first; an editor makes one every few seconds, so they come page by page. */
export const useRevisions = (id: string) =>
  useInfiniteQuery({ queryKey: revisionsKey(id), queryFn: ({ signal, pageParam }) => listRevisions(id, pageParam, signal), initialPageParam: undefined as number | undefined, getNextPageParam: ({ next }) => next ?? undefined, select: ({ pages }) => ({ rows: pages.flatMap(({ rows }) => rows) }) })

/** Two saves never change: what is different between them is asked once. */
export const useRevisionComparison = (id: string, from: number, to: number) =>
  useQuery({ queryKey: ['compare-revisions', id, from, to], queryFn: ({ signal }) => compareRevisions(id, from, to, signal), staleTime: Infinity, placeholderData: keepPreviousData })

export const useClaims = (filter: ClaimFilter) => useQuery({ queryKey: [...claimsKey, filter], queryFn: ({ signal }) => listClaims(filter, signal), placeholderData: keepPreviousData })

export const useClaimRates = () => useQuery({ queryKey: [...claimsKey, 'rates'], queryFn: ({ signal }) => listClaimRates(signal) })

export const entryKey = (divisionCode: string, code: string) => ['entry', divisionCode, code] as const
export const useEntry = (divisionCode: string, code: string) => useQuery({ queryKey: entryKey(divisionCode, code), queryFn: ({ signal }) => readEntry(divisionCode, code, signal) })

export const issuesKey = ['check-issues'] as const
export const useIssues = (filter: IssueFilter) => useQuery({ queryKey: [...issuesKey, filter], queryFn: ({ signal }) => listIssues(filter, signal), placeholderData: keepPreviousData })
export const useCheckRules = () => useQuery({ queryKey: [...issuesKey, 'rules'], queryFn: ({ signal }) => listCheckRules(signal) })

export const useItemManagers = (region: string) => useQuery({ queryKey: ['item-managers', region], queryFn: ({ signal }) => listItemManagers(region, signal), staleTime: 300_000 })
