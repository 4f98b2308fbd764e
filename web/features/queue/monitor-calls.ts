import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type MonitorView = Answer<'queue.readHallMonitor'>
export type HallTickets = Answer<'queue.listHallTickets'>
export type TicketFilter = NonNullable<operations['queue.listHallTickets']['parameters']['query']>
export type DayAhead = NonNullable<MonitorView['ahead']>

/** What stands on a screen all day is read again by itself. */
const FRESH_MS = 15_000

const at = (hall: string) => ({ params: { path: { hall } } })

export const useHallMonitor = (hall: string) =>
  useQuery({ queryKey: ['hall-monitor', hall], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/monitor', { ...at(hall), signal })), refetchInterval: FRESH_MS })
export const useHallTickets = (hall: string, query: TicketFilter) =>
  useQuery({ queryKey: ['hall-tickets', hall, query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/tickets', { params: { path: { hall }, query }, signal })), placeholderData: keepPreviousData })
export const exportHallTickets = (hall: string, query: TicketFilter) => api.GET('/api/v1/staff/halls/{hall}/tickets', { params: { path: { hall }, query }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
export const useHallTicket = (hall: string, id: string) =>
  useQuery({ queryKey: ['hall-tickets', hall, id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/tickets/{id}', { params: { path: { hall, id } }, signal })) })
export const useWindowDay = (hall: string, no: string, day: string | undefined) =>
  useQuery({ queryKey: ['window-day', hall, no, day], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/windows/{no}/day', { params: { path: { hall, no }, query: { day } }, signal })) })
export const exportHallMonitor = (hall: string) => api.GET('/api/v1/staff/halls/{hall}/monitor', { ...at(hall), headers: { accept: 'text/csv' }, parseAs: 'blob' })
