import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'

export type HallsView = operations['organisation.listHallHours']['responses'][200]['content']['application/json']
/** A hall with the hours its limits are counted by. */
export type HallHours = HallsView['rows'][number]
export type HallHoursChange = NonNullable<operations['organisation.setHallHours']['requestBody']>['content']['application/json']

export const hallsKey = ['hall-hours'] as const

/** The halls of one region, its townships' included: a few dozen at most. */
export const useHalls = (region: string) =>
  useQuery({ queryKey: [...hallsKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls', { params: { query: { region } }, signal })), placeholderData: keepPreviousData })

export const setHallHours = (id: string, change: HallHoursChange, key: string): Promise<{ version: number }> =>
  bodyOf(api.PUT('/api/v1/staff/halls/{id}/hours', { params: { path: { id }, header: { 'idempotency-key': key } }, body: change }))
