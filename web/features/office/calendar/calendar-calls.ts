import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'

export type YearView = operations['calendar.readYear']['responses'][200]['content']['application/json']
export type DayKind = YearView['days'][number]['kind']
export type SpecialDay = YearView['own']['days'][number]
export type YearNotice = NonNullable<operations['calendar.publishYear']['requestBody']>['content']['application/json']

export const yearsKey = ['calendar-years'] as const

/** A year as it holds in a region, and what the region itself has said of it. @param year `2026`, or `current` */
export const useYear = (region: string, year: string) =>
  useQuery({ queryKey: [...yearsKey, region, year], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/calendars/{region}/years/{year}', { params: { path: { region, year } }, signal })), placeholderData: keepPreviousData })

export const publishYear = (region: string, year: number, notice: YearNotice, key: string): Promise<{ isPublished: boolean }> =>
  bodyOf(api.PUT('/api/v1/staff/calendars/{region}/years/{year}', { params: { path: { region, year: String(year) }, header: { 'idempotency-key': key } }, body: notice }))
