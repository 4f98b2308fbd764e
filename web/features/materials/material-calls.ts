import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type WaiverReport = Answer<'materials.countWaivers'>
export type WaiverFilter = NonNullable<operations['materials.countWaivers']['parameters']['query']>
export type SharedFields = Answer<'materials.openShared'>

const asTable = { headers: { accept: 'text/csv' }, parseAs: 'blob' } as const

export const useWaiverCounts = (filter: WaiverFilter) =>
  useQuery({ queryKey: ['waiver-counts', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/waiver-counts', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const downloadWaiverCounts = (query: WaiverFilter) => api.GET('/api/v1/staff/waiver-counts', { params: { query }, ...asTable })

export const sharesKey = ['shares'] as const
export const useShares = (cursor: string | undefined) =>
  useQuery({ queryKey: [...sharesKey, 'ledger', cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/shares', { params: { query: { cursor } }, signal })), placeholderData: keepPreviousData })
export const downloadShares = () => api.GET('/api/v1/staff/shares', { params: { query: {} }, ...asTable })

export const useShareable = (number: string, isOn: boolean) =>
  useQuery({ queryKey: [...sharesKey, 'case', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/shared', { params: { path: { number } }, signal })), enabled: isOn, retry: false })

/** Every look is in the ledger, and the applicant sees it. */
export const openShared = (number: string, register: string, holder: string): Promise<SharedFields> =>
  bodyOf(api.POST('/api/v1/staff/applications/{number}/shared', { params: { path: { number } }, body: { register, holder } }))
