import { useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'

export type SourcesView = operations['materials.listSources']['responses'][200]['content']['application/json']
/** What stands in for a material, as items name it. */
export type ReplacementSource = SourcesView['rows'][number]
export type SourceChange = NonNullable<operations['materials.putSource']['requestBody']>['content']['application/json']

export const sourcesKey = ['material-sources'] as const

/** All of them: some hundred in a city. */
export const useSources = () => useQuery({ queryKey: sourcesKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/material-sources', { signal })) })

export const putSource = (change: SourceChange, key: string): Promise<ReplacementSource> =>
  bodyOf(api.PUT('/api/v1/staff/material-sources', { params: { header: { 'idempotency-key': key } }, body: change }))
