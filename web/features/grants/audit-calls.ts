import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'

export type GrantAudit = Answer<'organisation.auditGrants'>
export type AuditedItem = GrantAudit['items'][number]
export type ItemGap = AuditedItem['gaps'][number]

export const auditKey = ['grant-audit'] as const
const queryOf = (authority: string | undefined) => (authority === undefined ? {} : { authority })

export const useGrantAudit = (authority: string | undefined) => useQuery({ queryKey: [...auditKey, authority], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/grant-audit', { params: { query: queryOf(authority) }, signal })), placeholderData: keepPreviousData })
export const askForGrants = (authority: string, note: string, key: string) => bodyOf(api.POST('/api/v1/staff/grant-audit/ask', { params: { header: once(key) }, body: { authority, note } }))
export const answerGap = (version: number, body: Sent<'organisation.answerGrantGap'>, key: string) => bodyOf(api.POST('/api/v1/staff/grant-audit/answer-grant-gap', { params: { header: seen(version, key) }, body }))
export const closeGap = (version: number, body: Sent<'organisation.closeGrantGap'>, key: string) => bodyOf(api.POST('/api/v1/staff/grant-audit/close-grant-gap', { params: { header: seen(version, key) }, body }))
export const fetchAuditCsv = (authority: string | undefined) => api.GET('/api/v1/staff/grant-audit', { params: { query: queryOf(authority) }, headers: { accept: 'text/csv' }, parseAs: 'blob' })
