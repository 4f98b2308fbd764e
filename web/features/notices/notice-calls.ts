import { useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Officer, Sent } from '../../client/types.ts'

export type NoticeVersions = operations['subjects.listNoticeVersions']['responses'][200]['content']['application/json']
export type NoticeVersion = NoticeVersions['rows'][number]
export type NewNotice = Sent<'subjects.publishConsentNotice'>

export const noticesKey = ['consent-notices'] as const

export const useNotices = () => useQuery({ queryKey: noticesKey, queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/consent-notices', { signal })) })

export const publishNotice = (body: NewNotice, key: string) => bodyOf(api.POST('/api/v1/staff/consent-notices', { params: { header: { 'idempotency-key': key } }, body }))

/** Whom the page shows the way to a new version; whether they may publish it is the server's to say. */
export const publishesNotices = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('securityAdmin')
