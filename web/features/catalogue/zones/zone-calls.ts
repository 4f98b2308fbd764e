import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'
import type { Answer } from '../../../client/types.ts'

export type Zones = Answer<'catalogue.listStaffZones'>
/** 专区 as whoever edits it sees it: with its codes, its period and the version to write over. */
export type Zone = Zones['rows'][number]
export type ZoneState = Zone['state']
export type ZonePreview = Answer<'catalogue.previewZone'>
export type ZoneContent = NonNullable<operations['catalogue.changeZone']['requestBody']>['content']['application/json']

export const zonesKey = ['zones'] as const

/** Every zone of the officer's own region, ended ones included: a few dozen. */
export const useZones = () => useQuery({ queryKey: zonesKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/catalogue/zones', { signal })) })

/** What people of a region see of these items. @param region their county; the officer's own region where undefined */
export const useZonePreview = (itemCodes: readonly string[], region?: string) =>
  useQuery({
    queryKey: ['zone-preview', region, itemCodes],
    queryFn: ({ signal }) => bodyOf(api.POST('/api/v1/staff/catalogue/zones/preview', { body: { ...(region ? { region } : {}), itemCodes: [...itemCodes] }, signal })),
    placeholderData: keepPreviousData,
  })

/** Writes a zone over the version that was seen; version 0 makes a new one. */
export const changeZone = (id: string, version: number, content: ZoneContent, key: string): Promise<{ version: number }> =>
  bodyOf(api.PUT('/api/v1/staff/catalogue/zones/{zone}', { params: { path: { zone: id }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } }, body: content }))
