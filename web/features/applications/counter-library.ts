import { useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'

export type LibraryEntry = operations['materials.listLibraryAtCounter']['responses'][200]['content']['application/json']['materials'][number]['entries'][number]

/** By the name of a material: what of the applicant's 材料库 may serve for it. Empty where they did not agree. */
export type Reusable = ReadonlyMap<string, readonly LibraryEntry[]>

const NOTHING: Reusable = new Map()

/** Looked up once for each case: every look is written down for the applicant to see. */
export function useCounterLibrary(applicant: string | undefined, item: string | undefined, isWanted: boolean): Reusable {
  const query = useQuery({
    queryKey: ['counter-library', applicant, item],
    queryFn: ({ signal }) => bodyOf(api.POST('/api/v1/staff/materials/library', { body: { applicant: applicant!, item: item! }, signal })),
    enabled: isWanted && applicant !== undefined && item !== undefined,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  return query.data ? new Map(query.data.materials.map(({ name, entries }) => [name, entries])) : NOTHING
}
