import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  type ChangeFilter, type ClaimFilter, compareVersions, type IssueFilter, type ItemFilter, listChanges, listCheckRules, listClaimRates, listClaims, listIssues, listManagedItems, listRevisions, readChange, readElements, readEntry, readManagedItem,
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

export const useRevisions = (id: string) => useQuery({ queryKey: ['change-revisions', id], queryFn: ({ signal }) => listRevisions(id, signal) })

export const useClaims = (filter: ClaimFilter) => useQuery({ queryKey: [...claimsKey, filter], queryFn: ({ signal }) => listClaims(filter, signal), placeholderData: keepPreviousData })

export const useClaimRates = () => useQuery({ queryKey: [...claimsKey, 'rates'], queryFn: ({ signal }) => listClaimRates(signal) })

export const entryKey = (divisionCode: string, code: string) => ['entry', divisionCode, code] as const
export const useEntry = (divisionCode: string, code: string) => useQuery({ queryKey: entryKey(divisionCode, code), queryFn: ({ signal }) => readEntry(divisionCode, code, signal) })

export const issuesKey = ['check-issues'] as const
export const useIssues = (filter: IssueFilter) => useQuery({ queryKey: [...issuesKey, filter], queryFn: ({ signal }) => listIssues(filter, signal), placeholderData: keepPreviousData })
export const useCheckRules = () => useQuery({ queryKey: [...issuesKey, 'rules'], queryFn: ({ signal }) => listCheckRules(signal) })
