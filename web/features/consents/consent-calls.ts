import { useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Sent } from '../../client/types.ts'

export type CounterConsents = operations['subjects.listCounterConsents']['responses'][200]['content']['application/json']
export type CounterConsent = CounterConsents['rows'][number]
export type ConsentRecord = Sent<'subjects.recordConsent'>

export const counterConsentsKey = ['counter-consents'] as const

/** What whoever stands at the window agreed to, notice by notice. */
export const useCounterConsents = (subject: string, isWanted: boolean) =>
  useQuery({ queryKey: [...counterConsentsKey, subject], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/consents', { params: { query: { subject } }, signal })), enabled: isWanted })

export const recordConsent = (body: ConsentRecord, key: string) => bodyOf(api.POST('/api/v1/staff/consents', { params: { header: { 'idempotency-key': key } }, body }))

export const withdrawConsent = (scope: CounterConsent['scope'], body: { subject: string; evidence: string }, key: string) =>
  bodyOf(api.POST('/api/v1/staff/consents/{scope}/withdraw', { params: { path: { scope }, header: { 'idempotency-key': key } }, body }))
