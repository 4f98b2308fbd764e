import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type Desk = Answer<'queue.readDesk'>
export type DeskTicket = NonNullable<Desk['current']>
export type TicketVerb = DeskTicket['allowedActions'][number]['verb']

export const deskKey = ['calling-desk'] as const

/** Beside what is pushed: a screen whose stream is blocked by a proxy is right again soon. */
const AGAIN_AFTER_MS = 20_000

export const readDesk = (signal?: AbortSignal) => bodyOf(api.GET('/api/v1/staff/desk', signal ? { signal } : {}))
export const useDesk = (isAsked = true) => useQuery({ queryKey: deskKey, queryFn: ({ signal }) => readDesk(signal), refetchInterval: AGAIN_AFTER_MS, enabled: isAsked })

/** Reads the desk again whenever something is called or taken in the hall. */
export function useHallChanges(hallId: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (hallId === undefined) return
    const changes = new EventSource(`/api/v1/halls/${hallId}/board/stream`)
    changes.onmessage = () => void queries.invalidateQueries({ queryKey: deskKey })
    return () => changes.close()
  }, [hallId, queries])
}

export const openWindow = (no: string, key: string) => bodyOf(api.POST('/api/v1/staff/windows/{no}/open', { params: { path: { no }, header: once(key) } }))
export const pauseWindow = (no: string, key: string) => bodyOf(api.POST('/api/v1/staff/windows/{no}/pause', { params: { path: { no }, header: once(key) } }))
export const closeWindow = (no: string, key: string) => bodyOf(api.POST('/api/v1/staff/windows/{no}/close', { params: { path: { no }, header: once(key) } }))
export const callNext = (no: string, key: string) => bodyOf(api.POST('/api/v1/staff/windows/{no}/call-next', { params: { path: { no }, header: once(key) } }))

const at = ({ id, version }: DeskTicket, key: string) => ({ path: { id }, header: seen(version, key) })

/** The steps that say nothing more than their name. */
export const plainSteps = {
  callAgain: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/call-again', { params: at(ticket, key), body: {} })),
  markMissed: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/mark-missed', { params: at(ticket, key), body: {} })),
  returnToLine: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/return-to-line', { params: at(ticket, key), body: {} })),
  startServing: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/start-serving', { params: at(ticket, key), body: {} })),
  finishServing: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/finish-serving', { params: at(ticket, key), body: {} })),
  abandonTicket: (ticket: DeskTicket, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/abandon', { params: at(ticket, key), body: {} })),
} as const satisfies Partial<Record<TicketVerb, (ticket: DeskTicket, key: string) => Promise<DeskTicket>>>
export type PlainStep = keyof typeof plainSteps

export const transferTicket = (ticket: DeskTicket, body: Sent<'queue.transferTicket'>, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/transfer', { params: at(ticket, key), body }))
export const takePriorityAway = (ticket: DeskTicket, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/tickets/{id}/take-priority-away', { params: at(ticket, key), body: { reason } }))
