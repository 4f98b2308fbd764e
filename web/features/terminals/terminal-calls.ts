import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type DevicePage = Answer<'organisation.listDevices'>
export type DeviceView = DevicePage['rows'][number]
export type DeviceSheet = Answer<'organisation.readDevice'>
export type DeviceBody = Sent<'organisation.registerDevice'>
export type FaultView = Answer<'organisation.listDeviceFaults'>['rows'][number]
export type TerminalFigures = Answer<'organisation.readTerminalFigures'>
export type ItemSetView = Answer<'organisation.listItemSets'>['rows'][number]
export type DeviceFilter = NonNullable<operations['organisation.listDevices']['parameters']['query']>
export type FaultFilter = NonNullable<operations['organisation.listDeviceFaults']['parameters']['query']>
export type FigureFilter = NonNullable<operations['organisation.readTerminalFigures']['parameters']['query']>

export const devicesKey = ['devices'] as const

export const useDevices = (query: DeviceFilter) => useQuery({ queryKey: [...devicesKey, 'list', query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/devices', { params: { query }, signal })), placeholderData: keepPreviousData })
export const useDevice = (id: string, region: string | undefined) => useQuery({ queryKey: [...devicesKey, 'one', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/devices/{id}', { params: { path: { id }, query: regionOf(region) }, signal })) })
export const useFaults = (query: FaultFilter) => useQuery({ queryKey: [...devicesKey, 'faults', query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/faults', { params: { query }, signal })), placeholderData: keepPreviousData })
export const useTerminalFigures = (query: FigureFilter) => useQuery({ queryKey: [...devicesKey, 'figures', query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/terminal-figures', { params: { query }, signal })), placeholderData: keepPreviousData })
export const useItemSets = (region: string | undefined) => useQuery({ queryKey: [...devicesKey, 'item-sets', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/terminal-item-sets', { params: { query: regionOf(region) }, signal })), select: ({ rows }) => rows })

const regionOf = (region: string | undefined) => (region === undefined ? {} : { region })
const at = (id: string, region: string, header: Record<string, string>) => ({ params: { path: { id }, query: { region }, header } })

export const registerDevice = (body: DeviceBody, key: string) => bodyOf(api.POST('/api/v1/staff/devices', { params: { header: once(key) }, body }))
export const changeDevice = ({ id, version }: DeviceView, body: DeviceBody, key: string) => bodyOf(api.PUT('/api/v1/staff/devices/{id}', { params: { path: { id }, header: seen(version, key) }, body }))
export const retireDevice = ({ id, region, version }: DeviceView, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/devices/{id}/retire', { params: { path: { id }, query: { region }, header: seen(version, key) }, body: { reason } }))
export const pairTerminal = ({ id, region }: DeviceView, code: string, key: string) => bodyOf(api.POST('/api/v1/staff/devices/{id}/pair', { ...at(id, region, once(key)), body: { code } }))
export const releaseTerminal = ({ id, region }: DeviceView, key: string) => bodyOf(api.POST('/api/v1/staff/devices/{id}/release', at(id, region, once(key))))
export const inspectDevice = ({ id, region }: DeviceView, body: Sent<'organisation.inspectDevice'>, key: string) => bodyOf(api.POST('/api/v1/staff/devices/{id}/inspections', { ...at(id, region, once(key)), body }))
export const reportFault = (number: string, what: string, key: string) => bodyOf(api.POST('/api/v1/staff/faults', { params: { header: once(key) }, body: { number, what } }))
const step = (fault: FaultView, region: string, key: string) => ({ params: { path: { id: fault.id }, query: { region }, header: seen(fault.version, key) } })
export const assignFault = (fault: FaultView, region: string, assignee: string, key: string) => bodyOf(api.POST('/api/v1/staff/faults/{id}/assign', { ...step(fault, region, key), body: { assignee } }))
export const repairFault = (fault: FaultView, region: string, how: string, key: string) => bodyOf(api.POST('/api/v1/staff/faults/{id}/repair', { ...step(fault, region, key), body: { how } }))
export const closeFault = (fault: FaultView, region: string, key: string) => bodyOf(api.POST('/api/v1/staff/faults/{id}/close', { ...step(fault, region, key), body: {} }))
export const setItemSet = (kind: 'deskTerminal' | 'enhancedTerminal', region: string | undefined, version: number, items: string[] | null, key: string) =>
  bodyOf(api.PUT('/api/v1/staff/terminal-item-sets/{kind}', { params: { path: { kind }, query: regionOf(region), header: seen(version, key) }, body: { items } }))
export const fetchFiguresCsv = (query: FigureFilter) => api.GET('/api/v1/staff/terminal-figures', { params: { query }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
