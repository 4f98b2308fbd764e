import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'
import type { MarkTone } from '../../kit/mark.tsx'

export type CheckPage = Answer<'materials.listChecks'>
export type Check = CheckPage['rows'][number]
export type CheckFilter = NonNullable<operations['materials.listChecks']['parameters']['query']>
export type AskCheckBody = Sent<'materials.askCheck'>
export type AnswerBody = Sent<'materials.answerCheck'>

export const checksKey = ['checks'] as const

export const useCheckList = (filter: CheckFilter) =>
  useQuery({ queryKey: [...checksKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/checks', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useCheck = (number: string) =>
  useQuery({ queryKey: [...checksKey, 'one', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/checks/{number}', { params: { path: { number } }, signal })) })

export const useCaseChecks = (number: string) =>
  useQuery({ queryKey: [...checksKey, 'case', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/checks', { params: { path: { number } }, signal })), select: ({ rows }) => rows })

export const useCheckBodies = () => useQuery({ queryKey: ['check-bodies'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/check-bodies', { signal })), select: ({ rows }) => rows, staleTime: 300_000 })

export const askCheck = (body: AskCheckBody, key: string) => bodyOf(api.POST('/api/v1/staff/checks', { params: { header: { 'idempotency-key': key } }, body }))
export const answerCheck = ({ number, version }: Check, body: AnswerBody, key: string) => bodyOf(api.POST('/api/v1/staff/checks/{number}/answer', { params: { path: { number }, header: seen(version, key) }, body }))
export const withdrawCheck = ({ number, version }: Check, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/checks/{number}/withdraw', { params: { path: { number }, header: seen(version, key) }, body: { reason } }))
/** The full number of whom it is about: every look is on the record. */
export const readCheckIdentity = (number: string) => bodyOf(api.GET('/api/v1/staff/checks/{number}/identity', { params: { path: { number } } }))

/** Colour beside the words of a state: late first, whatever else it is. */
export const toneOf = ({ state, isOverdue, leftDays, outcome }: Pick<Check, 'state' | 'isOverdue' | 'leftDays' | 'outcome'>): MarkTone => {
  if (state === 'withdrawn') return 'plain'
  if (state === 'answered') return outcome === 'confirmed' ? 'calm' : 'near'
  return isOverdue ? 'over' : leftDays <= 1 ? 'near' : 'info'
}
