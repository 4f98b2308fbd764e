import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type Ledger = Answer<'organisation.listGrants'>
export type Grant = Ledger['rows'][number]
export type LedgerFilter = NonNullable<operations['organisation.listGrants']['parameters']['query']>
export type NewGrant = Sent<'organisation.createGrant'>
export type WindowOfficer = Answer<'organisation.listWindowOfficers'>['rows'][number]
export type AuthorityItem = Answer<'catalogue.listAuthorityItems'>['rows'][number]
export type OfficerSkill = Answer<'organisation.listOfficerSkills'>['rows'][number]

export const grantsKey = ['grants'] as const
export const skillsKey = ['officer-skills'] as const

/** How many are shown at once: read from top to bottom, the rest page by page. */
const SHOWN = 50

export const useGrants = (filter: LedgerFilter) =>
  useQuery({ queryKey: [...grantsKey, filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/grants', { params: { query: { ...filter, limit: SHOWN } }, signal })), placeholderData: keepPreviousData })

export const useWindowOfficers = () => useQuery({ queryKey: ['window-officers'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/window-officers', { signal })), select: ({ rows }) => rows, staleTime: 300_000 })

export const useHalls = (region: string) =>
  useQuery({ queryKey: ['halls', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/halls', { params: { query: { region } }, signal })), select: ({ items }) => items, staleTime: 300_000 })

const itemsOf = (authority: string | undefined) => ({
  queryKey: ['authority-items', authority],
  queryFn: ({ signal }: { signal: AbortSignal }) => bodyOf(api.GET('/api/v1/staff/catalogue/authority-items', { params: { query: { authority } }, signal })),
  staleTime: 300_000,
})

/** What one's own authority answers for. */
export const useOwnItems = () => useQuery({ ...itemsOf(undefined), select: ({ rows }) => rows })

/** Names of items by code, of the authorities whose grants name some; nothing while they are being read. */
export const useItemNames = (grants: readonly Pick<Grant, 'authorityId' | 'itemCodes'>[]): ReadonlyMap<string, string> | undefined =>
  useQueries({
    queries: [...new Set(grants.flatMap(({ authorityId, itemCodes }) => (itemCodes ? [authorityId] : [])))].map(itemsOf),
    combine: (answers) => (answers.some(({ isPending }) => isPending) ? undefined : new Map(answers.flatMap(({ data }) => data?.rows.map(({ code, name }) => [code, name] as const) ?? []))),
  })

export const useOfficerSkills = () => useQuery({ queryKey: skillsKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/officer-skills', { signal })), select: ({ rows }) => rows })

export const createGrant = (body: NewGrant, key: string) => bodyOf(api.POST('/api/v1/staff/grants', { params: { header: once(key) }, body }))
export const revokeGrant = (id: string, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/grants/{id}/revoke', { params: { path: { id }, header: once(key) }, body: { reason } }))
export const setSkills = (id: string, items: string[], key: string) => bodyOf(api.PUT('/api/v1/staff/officers/{id}/skills', { params: { path: { id }, header: once(key) }, body: { items } }))
