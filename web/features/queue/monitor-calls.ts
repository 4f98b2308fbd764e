import { useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type MonitorView = Answer<'queue.readHallMonitor'>
export type DayAhead = NonNullable<MonitorView['ahead']>

/** What stands on a screen all day is read again by itself. */
const FRESH_MS = 15_000

const at = (hall: string) => ({ params: { path: { hall } } })

export const useHallMonitor = (hall: string) =>
  useQuery({ queryKey: ['hall-monitor', hall], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/monitor', { ...at(hall), signal })), refetchInterval: FRESH_MS })
export const exportHallMonitor = (hall: string) => api.GET('/api/v1/staff/halls/{hall}/monitor', { ...at(hall), headers: { accept: 'text/csv' }, parseAs: 'blob' })
