import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'

export type SealRegister = operations['certificates.listSeals']['responses'][200]['content']['application/json']
export type Seal = SealRegister['rows'][number]
export type SealAction = Seal['allowedActions'][number]['action']

export const sealsKey = ['seals'] as const

const SHOWN = 50

/** 印章名册, as far as the officer may see it. */
export const useSeals = () => useQuery({ queryKey: sealsKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/seals', { signal })) })

/** 用章记录 of one seal, newest first. */
export const useSealUses = (seal: string, cursor: string | undefined) =>
  useQuery({
    queryKey: [...sealsKey, seal, cursor],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/seals/{seal}/uses', { params: { path: { seal }, query: { cursor, limit: SHOWN } }, signal })),
    placeholderData: keepPreviousData,
  })

export function endSeal(seal: string, action: SealAction, reason: string, key: string): Promise<Seal> {
  const request = { params: { path: { seal }, header: { 'idempotency-key': key } }, body: { reason } }
  return bodyOf(action === 'disable' ? api.POST('/api/v1/staff/seals/{seal}/disable', request) : api.POST('/api/v1/staff/seals/{seal}/replace', request))
}
