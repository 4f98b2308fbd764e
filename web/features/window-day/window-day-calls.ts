import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import { useIntention } from '../../client/intention.ts'
import { toProblem } from '../../client/problem.ts'
import type { Answer, Sent } from '../../client/types.ts'
import { deskKey } from '../calling/calling-calls.ts'

export type LogForm = Answer<'queue.readLogForm'>
export type DayLog = Answer<'queue.listServiceEntries'>
export type LogEntry = DayLog['rows'][number]
export type EscortDay = Answer<'queue.listDayEscorts'>
export type Escort = EscortDay['rows'][number]
export type HandOver = NonNullable<Answer<'queue.readDesk'>['handOver']>
export type ColleagueCall = Answer<'queue.readDesk'>['colleagueCalls'][number]

/** All that is read of a day at the window: read again after each act. */
export const windowDayKey = ['window-day'] as const

export const useLogForm = () => useQuery({ queryKey: [...windowDayKey, 'form'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/window-log', { signal })) })
export const useDayLog = (hall: string, query: { day?: string; what?: string; cursor?: string }) =>
  useQuery({ queryKey: [...windowDayKey, 'log', hall, query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/window-log', { params: { path: { hall }, query }, signal })) })
export const useMonthLog = (hall: string, month: string | undefined) =>
  useQuery({ queryKey: [...windowDayKey, 'month', hall, month], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/window-log/month', { params: { path: { hall }, query: month === undefined ? {} : { month } }, signal })) })
export const exportMonthLog = (hall: string, month: string) => api.GET('/api/v1/staff/halls/{hall}/window-log/month', { params: { path: { hall }, query: { month } }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
export const logService = (body: Sent<'queue.logService'>, key: string) => bodyOf(api.POST('/api/v1/staff/window-log/services', { params: { header: once(key) }, body }))
export const logCash = (body: Sent<'queue.logCash'>, key: string) => bodyOf(api.POST('/api/v1/staff/window-log/cash', { params: { header: once(key) }, body }))
export const logEntrance = (body: Sent<'queue.logEntrance'>, key: string) => bodyOf(api.POST('/api/v1/staff/window-log/entrances', { params: { header: once(key) }, body }))
export const strikeEntry = (hall: string, id: string, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/window-log/{id}/strike', { params: { path: { hall, id }, header: once(key) }, body: { reason } }))

export const useEscorts = (hall: string, query: { day?: string; cursor?: string }) =>
  useQuery({ queryKey: [...windowDayKey, 'escorts', hall, query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/escorts', { params: { path: { hall }, query }, signal })) })
export const useEscortMonth = (hall: string) => useQuery({ queryKey: [...windowDayKey, 'escort-month', hall], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/escorts/month', { params: { path: { hall } }, signal })) })
export const askEscort = (hall: string, body: Sent<'queue.askEscort'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts', { params: { path: { hall }, header: once(key) }, body }))
const of = (hall: string, { id, version }: Escort, key: string) => ({ path: { hall, id }, header: seen(version, key) })
export const assignEscort = (hall: string, escort: Escort, body: Sent<'queue.assignEscort'>, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts/{id}/assign', { params: of(hall, escort, key), body }))
export const beginEscort = (hall: string, escort: Escort, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts/{id}/begin', { params: of(hall, escort, key), body: {} }))
export const advanceEscort = (hall: string, escort: Escort, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts/{id}/advance', { params: of(hall, escort, key), body: {} }))
export const endEscort = (hall: string, escort: Escort, note: string, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts/{id}/end', { params: of(hall, escort, key), body: { note } }))
export const cancelEscort = (hall: string, escort: Escort, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/halls/{hall}/escorts/{id}/cancel', { params: of(hall, escort, key), body: { reason } }))

export const useOpenThings = () => useQuery({ queryKey: [...windowDayKey, 'open-things'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/open-things', { signal })), staleTime: 0 })
export const handWindowOver = (no: string, note: string, key: string) => bodyOf(api.POST('/api/v1/staff/windows/{no}/hand-over', { params: { path: { no }, header: once(key) }, body: { note } }))
export const takeWindowOver = (hall: string, { id, version }: HandOver, remark: string, key: string) =>
  bodyOf(api.POST('/api/v1/staff/halls/{hall}/window-hand-overs/{id}/take-window-over', { params: { path: { hall, id }, header: seen(version, key) }, body: { remark } }))
export const useHandOvers = (hall: string, query: { day?: string; cursor?: string }) =>
  useQuery({ queryKey: [...windowDayKey, 'hand-overs', hall, query], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/window-hand-overs', { params: { path: { hall }, query }, signal })) })

export const callColleague = (ticket: string, body: Sent<'queue.callColleague'>, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/call-colleague', { params: { path: { id: ticket }, header: once(key) }, body }))
export const answerColleague = ({ id, version }: ColleagueCall, body: Sent<'queue.answerColleagueCall'>, key: string) => bodyOf(api.POST('/api/v1/staff/colleague-calls/{id}/answer', { params: { path: { id }, header: seen(version, key) }, body }))
export const linkResult = ({ id, version }: { id: string; version: number }, number: string, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/link-result', { params: { path: { id }, header: seen(version, key) }, body: { number } }))
export const useOwnDay = () => useQuery({ queryKey: [...windowDayKey, 'own-day'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/own-day', { signal })) })

/** Reads the day and the window again. */
export function useReread(): () => void {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: windowDayKey })
    void queries.invalidateQueries({ queryKey: deskKey })
  }
}

/** The same whenever anything changes in the hall. */
export function useHallDayChanges(hall: string): void {
  const queries = useQueryClient()
  useEffect(() => {
    const changes = new EventSource(`/api/v1/halls/${hall}/board/stream`)
    changes.onmessage = () => void queries.invalidateQueries({ queryKey: windowDayKey })
    return () => changes.close()
  }, [hall, queries])
}

/** One press, one act; what was refused was decided, so that the next press means something new. */
export function useAct<Said>(send: (said: Said, key: string) => Promise<unknown>) {
  const intention = useIntention()
  const reread = useReread()
  const acting = useMutation({
    mutationFn: (said: Said) => send(said, intention.key()),
    onSuccess: () => {
      intention.done()
      reread()
    },
    onError: (error) => {
      if (toProblem(error).status < 500) intention.done()
      reread()
    },
  })
  const problem = acting.isError ? toProblem(acting.error) : undefined
  return { act: (said: Said, then?: () => void) => !acting.isPending && acting.mutate(said, then ? { onSuccess: then } : undefined), isBusy: acting.isPending, problem: problem && (problem.errors[0]?.message ?? problem.detail) }
}

export const toYuan = (fen: number): string => `${(fen / 100).toFixed(2)} 元`

/** `12.5` → 1250; undefined of what is no amount. */
export const toFen = (text: string): number | undefined => (/^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined)

/** Choices of a page that stand in its address; whatever is chosen leads to the first page. */
export function useFilter() {
  const [query, setQuery] = useSearchParams()
  const set = (name: string, value: string | undefined, without = 'cursor') => {
    const next = new URLSearchParams(query)
    for (const each of ['cursor', without]) next.delete(each)
    if (value) next.set(name, value)
    else next.delete(name)
    setQuery(next)
  }
  const listed = { ...(query.get('day') ? { day: query.get('day')! } : {}), ...(query.get('cursor') ? { cursor: query.get('cursor')! } : {}) }
  return { get: (name: string) => query.get(name) ?? undefined, set, listed }
}
