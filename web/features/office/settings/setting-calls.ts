import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'

export type SettingsView = operations['settings.list']['responses'][200]['content']['application/json']
/** One local rule: what it takes, what applies today and what was set where. */
export type Setting = SettingsView['rows'][number]
export type SettingInput = Setting['input']
export type SettingChange = NonNullable<operations['settings.set']['requestBody']>['content']['application/json']

export const settingsKey = ['settings'] as const

/** Every local rule as it stands in a region: a few dozen. */
export const useSettings = (region: string) =>
  useQuery({ queryKey: [...settingsKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/settings', { params: { query: { region } }, signal })), placeholderData: keepPreviousData })

/** Sets a value from a day on. */
export const setSetting = (change: SettingChange, key: string): Promise<{ set: boolean }> =>
  bodyOf(api.PUT('/api/v1/staff/settings', { params: { header: { 'idempotency-key': key } }, body: change }))
