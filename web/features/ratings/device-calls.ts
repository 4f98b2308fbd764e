import { useQuery } from '@tanstack/react-query'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type RatingDevice = Answer<'ratings.listDevices'>['rows'][number]

export const devicesKey = ['rating-devices'] as const

/** A minute: as often as devices are written down as seen. */
const AGAIN_AFTER_MS = 60_000

export const useDevices = () => useQuery({ queryKey: devicesKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/rating-devices', { signal })), refetchInterval: AGAIN_AFTER_MS })

export const pairDevice = (body: Sent<'ratings.pairDevice'>, key: string) => bodyOf(api.POST('/api/v1/staff/rating-devices', { params: { header: once(key) }, body }))

export const unpairDevice = (id: string, key: string) => bodyOf(api.POST('/api/v1/staff/rating-devices/{id}/unpair', { params: { path: { id }, header: once(key) } }))

export const askAtDevice = (number: string, window: string, key: string) => bodyOf(api.POST('/api/v1/staff/applications/{number}/ask-at-device', { params: { path: { number }, header: once(key) }, body: { window } }))
