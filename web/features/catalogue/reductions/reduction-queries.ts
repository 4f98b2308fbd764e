import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  analyseProcesses, type BenchmarkFilter, type BestFilter, type CatalogueChangeFilter, listBenchmarks, listBestInCity, listChangesBetween, listReductionsSince, listRegions, type ProcessFilter, type PromiseFilter, readItemReductions, readReductions,
  type SinceFilter,
} from './reduction-calls.ts'

export const benchmarksKey = ['benchmarks'] as const

export const useReductionsSince = (filter: SinceFilter) => useQuery({ queryKey: ['reductions-since', filter], queryFn: ({ signal }) => listReductionsSince(filter, signal), placeholderData: keepPreviousData })

export const useReductions = (filter: PromiseFilter) => useQuery({ queryKey: ['reductions', filter], queryFn: ({ signal }) => readReductions(filter, signal), placeholderData: keepPreviousData })

export const useBestInCity = (filter: BestFilter) => useQuery({ queryKey: ['best-in-city', filter], queryFn: ({ signal }) => listBestInCity(filter, signal), placeholderData: keepPreviousData })

export const useBenchmarks = (filter: BenchmarkFilter) => useQuery({ queryKey: [...benchmarksKey, filter], queryFn: ({ signal }) => listBenchmarks(filter, signal), placeholderData: keepPreviousData })

export const useProcesses = (filter: ProcessFilter) => useQuery({ queryKey: ['processes', filter], queryFn: ({ signal }) => analyseProcesses(filter, signal), placeholderData: keepPreviousData })

export const useChangesBetween = (filter: CatalogueChangeFilter) => useQuery({ queryKey: ['changes-between', filter], queryFn: ({ signal }) => listChangesBetween(filter, signal), placeholderData: keepPreviousData })

/** Versions do not change once they are published. */
export const useItemReductions = (code: string, from: number, to: number) =>
  useQuery({ queryKey: ['item-reductions', code, from, to], queryFn: ({ signal }) => readItemReductions(code, from, to, signal), enabled: from !== to, staleTime: Infinity, placeholderData: keepPreviousData })

/** Places whose own elements may be looked at: the city and its counties. */
export function useRegionChoices(): { value: string; label: string }[] {
  const regions = useQuery({ queryKey: ['regions'], queryFn: ({ signal }) => listRegions(signal), staleTime: Infinity })
  return (regions.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))
}
