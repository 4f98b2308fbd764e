import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type OwnSite = Answer<'organisation.readOwnSite'>
export type OwnIntake = Answer<'applications.listOwnIntakes'>['rows'][number]

/** Whatever one takes in changes all of it. */
export const ownSiteKey = ['own-site'] as const

/** The site that one works at, with what it took in within a month: this one where none is named. */
export const useOwnSite = (month?: string, isAsked = true) =>
  useQuery({ queryKey: [...ownSiteKey, 'month', month], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/own-site', { params: { query: month === undefined ? {} : { month } }, signal })), enabled: isAsked })

/** What one took in oneself on a day. */
export const useOwnIntakes = (query: { day?: string; cursor?: string }) =>
  useQuery({ queryKey: [...ownSiteKey, 'intakes', query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/own-intakes', { params: { query }, signal })) })

export const reportFault = (body: { number: string; what: string }, key: string) => bodyOf(api.POST('/api/v1/staff/faults', { params: { header: once(key) }, body }))
