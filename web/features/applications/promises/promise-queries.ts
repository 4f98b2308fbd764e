import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../client/http.ts'

interface Matter {
  region: string
  division?: string | undefined
  situations?: Readonly<Record<string, string>>
  /** Materials it is made for; all that may be where nothing is told. */
  deferred?: readonly string[]
  committed?: readonly string[]
}

/** 承诺书 as the applicant would sign them now: the same text on every end. */
export function usePromiseTexts(code: string | undefined, { region, division, situations, deferred, committed }: Matter) {
  const query = {
    region,
    ...(division ? { division } : {}),
    ...(situations ? { situations: JSON.stringify(situations) } : {}),
    ...(deferred?.length ? { deferred: deferred.join(',') } : {}),
    ...(committed?.length ? { committed: committed.join(',') } : {}),
  }
  return useQuery({
    queryKey: ['promises', code, query],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/items/{code}/promises', { params: { path: { code: code! }, query }, signal })),
    enabled: code !== undefined,
  })
}

/** The days a promise taken today would have; a number of workdays of one's own instead of the local one. */
export function usePromisePreview(number: string, workdays?: number) {
  return useQuery({
    queryKey: ['promise-preview', number, workdays],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/promise-preview', { params: { path: { number }, query: workdays ? { workdays } : {} }, signal })),
    gcTime: 0,
  })
}
