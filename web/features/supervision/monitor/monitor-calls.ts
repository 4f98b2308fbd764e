import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'
import type { Answer } from '../../../client/types.ts'

export type MonitorView = Answer<'supervision.readMonitor'>
export type ForecastView = Answer<'supervision.readForecast'>
export type VisitsView = Answer<'supervision.compareVisits'>
export type MonitoredFilter = NonNullable<operations['supervision.listMonitored']['parameters']['query']>
export type MonitoredPage = Answer<'supervision.listMonitored'>
export type ExtraVisitsPage = Answer<'supervision.listExtraVisits'>

/** What stands on a screen all day is read again by itself. */
const FRESH_MS = 60_000

const monitorKey = ['monitor'] as const

export const useMonitor = (region: string | undefined) =>
  useQuery({ queryKey: [...monitorKey, 'now', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/monitor', { params: { query: { region } }, signal })), refetchInterval: FRESH_MS, placeholderData: keepPreviousData })

export const useForecast = (region: string | undefined) =>
  useQuery({ queryKey: [...monitorKey, 'forecast', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/forecast', { params: { query: { region } }, signal })), refetchInterval: FRESH_MS, placeholderData: keepPreviousData })

export const useVisits = (region: string | undefined) =>
  useQuery({ queryKey: [...monitorKey, 'visits', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/visits', { params: { query: { region } }, signal })), placeholderData: keepPreviousData })

export const useMonitored = (filter: MonitoredFilter) =>
  useQuery({ queryKey: [...monitorKey, 'behind', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/monitored', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useExtraVisits = (filter: { item: string; region: string | undefined; cursor: string | undefined }) =>
  useQuery({ queryKey: [...monitorKey, 'extra-visits', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/extra-visits', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
