import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'
import { useOfficer } from '../sessions/officer.tsx'

/** The city and its counties. */
export const useRegions = () => useQuery({ queryKey: ['regions'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/regions', { signal })), staleTime: Infinity, select: ({ items }) => items })

interface OfficeRegion {
  isOfCity: boolean
  /** Where its items are looked for; undefined: everywhere. */
  searched: string | undefined
  /** Whose people a preview shows first: most of what a city offers is handled where they live. */
  seenFrom: string
}

/**
 * What an item office looks after: its county, or the whole catalogue. Much of it is handled only in counties: a search
 * in the city's own region would not find it for the city's office.
 */
export function useOfficeRegion(): OfficeRegion {
  const { region } = useOfficer()
  const regions = useRegions().data ?? []
  const isOfCity = regions.some(({ code, level }) => code === region && level === 'city')
  return { isOfCity, searched: isOfCity ? undefined : region, seenFrom: isOfCity ? (regions.find(({ level }) => level === 'county')?.code ?? region) : region }
}
