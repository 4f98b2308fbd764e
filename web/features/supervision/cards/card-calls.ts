import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf, seen } from '../../../client/http.ts'
import type { Answer } from '../../../client/types.ts'
import type { MarkTone } from '../../../kit/mark.tsx'
import { uploadTo } from '../../files/upload.ts'

export type OwnCards = Answer<'supervision.listOwnCards'>
export type RegionCards = Answer<'supervision.listRegionCards'>
export type Card = OwnCards['rows'][number]
export type WholeCard = Answer<'supervision.readCard'>
export type Reminder = Answer<'supervision.listOwnReminders'>['rows'][number]
export type OwnFilter = NonNullable<operations['supervision.listOwnCards']['parameters']['query']>
export type RegionFilter = NonNullable<operations['supervision.listRegionCards']['parameters']['query']>

export const cardsKey = ['cards'] as const

export const useOwnCards = (filter: OwnFilter, enabled = true) =>
  useQuery({ queryKey: [...cardsKey, 'own', filter], enabled, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/cards', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useRegionCards = (filter: RegionFilter, enabled = true) =>
  useQuery({ queryKey: [...cardsKey, 'region', filter], enabled, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/supervisor/cards', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useReminders = (isWatching: boolean, { region, cursor }: { region?: string | undefined; cursor?: string | undefined }) =>
  useQuery({
    queryKey: [...cardsKey, 'reminders', isWatching, region, cursor],
    queryFn: ({ signal }) => isWatching ? bodyOf(api.GET('/api/v1/supervisor/reminders', { params: { query: { region, cursor } }, signal })) : bodyOf(api.GET('/api/v1/staff/reminders', { params: { query: { cursor } }, signal })),
    placeholderData: keepPreviousData,
  })

export const useCard = (id: string) =>
  useQuery({ queryKey: [...cardsKey, 'one', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/cards/{id}', { params: { path: { id } }, signal })) })

export const useCaseSignals = (number: string) =>
  useQuery({ queryKey: [...cardsKey, 'case', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/signals', { params: { path: { number } }, signal })) })

export const downloadCards = (filter: RegionFilter) => api.GET('/api/v1/supervisor/cards', { params: { query: filter }, headers: { accept: 'text/csv' }, parseAs: 'blob' })

/** Where each verb is sent. */
const ADDRESSES = {
  explain: '/api/v1/staff/cards/{id}/explain', appeal: '/api/v1/staff/cards/{id}/appeal', reportRectification: '/api/v1/staff/cards/{id}/report-rectification',
  accept: '/api/v1/supervisor/cards/{id}/accept-explanation', reject: '/api/v1/supervisor/cards/{id}/reject-explanation', uphold: '/api/v1/supervisor/cards/{id}/uphold', cancel: '/api/v1/supervisor/cards/{id}/cancel', score: '/api/v1/supervisor/cards/{id}/score',
  confirmRectification: '/api/v1/supervisor/cards/{id}/confirm-rectification', returnRectification: '/api/v1/supervisor/cards/{id}/return-rectification', press: '/api/v1/supervisor/cards/{id}/press',
} as const
export type CardVerb = keyof typeof ADDRESSES
export const isCardVerb = (verb: string): verb is CardVerb => Object.hasOwn(ADDRESSES, verb)

export const sendCardCommand = (verb: CardVerb, { id, version }: WholeCard, { note, files }: { note: string; files: string[] }, key: string): Promise<WholeCard> =>
  bodyOf(api.POST(ADDRESSES[verb] as '/api/v1/staff/cards/{id}/explain', { params: { path: { id }, header: seen(version, key) }, body: { ...(note === '' ? {} : { note }), ...(files.length === 0 ? {} : { files }) } as { note: string } }))

export const uploadCardFile = uploadTo('/api/v1/staff/card-files')

export const levelTone = (level: Card['level'] | Reminder['level']): MarkTone => (level === 'red' ? 'over' : level === 'yellow' ? 'near' : 'plain')
