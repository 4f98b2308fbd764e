import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type HallRows = Answer<'organisation.listHallSheets'>
export type Sheet = Answer<'organisation.readHallSheet'>
export type Hall = Sheet['hall']
export type HallWindow = Hall['windows'][number]
export type Zone = Hall['zones'][number]
export type Plan = NonNullable<Hall['plan']>
export type Extended = Hall['extended'][number]
export type SpecialDay = Hall['special'][number]
export type Choices = Sheet['choices']
export type WindowBody = Sent<'organisation.changeWindow'>
export type Coverage = Answer<'organisation.readCoverage'>
export type Stations = Answer<'organisation.listStations'>
export type Station = Stations['rows'][number]
export type StationBody = Sent<'organisation.changeStation'>

export const hallSheetsKey = ['hall-sheets'] as const
export const coverageKey = ['coverage'] as const

export const useHallSheets = (region: string) =>
  useQuery({ queryKey: [...hallSheetsKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/hall-sheets', { params: { query: { region } }, signal })), placeholderData: keepPreviousData })
export const useHallSheet = (id: string, before: number | undefined) =>
  useQuery({ queryKey: [...hallSheetsKey, id, before], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/hall-sheets/{id}', { params: { path: { id }, query: { before } }, signal })), placeholderData: keepPreviousData })
export const useCoverage = (region: string) =>
  useQuery({ queryKey: [...coverageKey, region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/coverage', { params: { query: { region } }, signal })), placeholderData: keepPreviousData })
export const useStations = (township: string | undefined) =>
  useQuery({ queryKey: [...coverageKey, 'stations', township], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/stations', { params: { query: { township: township! } }, signal })), enabled: township !== undefined, placeholderData: keepPreviousData })
export const exportCoverage = (region: string) => api.GET('/api/v1/staff/coverage', { params: { query: { region } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })

const at = (id: string, version: number, key: string) => ({ path: { id }, header: seen(version, key) })

export const openWindow = (id: string, version: number, body: Sent<'organisation.openWindow'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/open-window', { params: at(id, version, key), body }))
export const changeWindow = (id: string, no: string, version: number, body: WindowBody, key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/windows/{no}', { params: { path: { id, no }, header: seen(version, key) }, body }))
export const closeWindow = (id: string, no: string, version: number, body: Sent<'organisation.closeWindow'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{id}/windows/{no}/close', { params: { path: { id, no }, header: seen(version, key) }, body }))
export const setZones = (id: string, version: number, zones: Zone[], key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/zones', { params: at(id, version, key), body: { zones } }))
export const setFacilities = (id: string, version: number, body: Sent<'organisation.setHallFacilities'>, key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/facilities', { params: at(id, version, key), body }))
export const setServiceHours = (id: string, version: number, body: Sent<'organisation.setServiceHours'>, key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/service-hours', { params: at(id, version, key), body }))
export const setPlan = (id: string, version: number, plan: Plan, zones: Zone[], key: string) => bodyOf(api.PUT('/api/v1/staff/halls/{id}/plan', { params: at(id, version, key), body: { plan, zones } }))
export const openStation = (body: Sent<'organisation.openStation'>, key: string) => bodyOf(api.POST('/api/v1/staff/stations', { params: { header: once(key) }, body }))
export const changeStation = (id: string, version: number, body: StationBody, key: string) => bodyOf(api.PUT('/api/v1/staff/stations/{id}', { params: at(id, version, key), body }))
export const closeStation = (id: string, version: number, body: Sent<'organisation.closeStation'>, key: string) => bodyOf(api.POST('/api/v1/staff/stations/{id}/close', { params: at(id, version, key), body }))

/** What a part of the sheet is given: the hall as it stands, whether it may be changed, and what to do when it was. */
export interface PartProps {
  sheet: Sheet
  mayChange: boolean
  onDone: (words: string) => void
  onStale: () => void
}
