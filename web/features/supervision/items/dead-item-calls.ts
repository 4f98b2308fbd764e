import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'

export type DeadItems = operations['supervision.listDeadItems']['responses'][200]['content']['application/json']
export type DeadItem = DeadItems['rows'][number]

export interface DeadItemFilter {
  region?: string | undefined
  cursor?: string | undefined
}

export const deadItemsKey = ['dead-items'] as const

export const useDeadItems = (filter: DeadItemFilter) =>
  useQuery({ queryKey: [...deadItemsKey, filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/dead-items', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const downloadDeadItems = ({ region }: DeadItemFilter) => api.GET('/api/v1/staff/supervision/dead-items', { params: { query: { region } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })

export const proposeItemReview = (body: { region: string; item: string; note?: string }, key: string) =>
  bodyOf(api.POST('/api/v1/staff/supervision/dead-items/propose-review', { params: { header: { 'idempotency-key': key } }, body }))
