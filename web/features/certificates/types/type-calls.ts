import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../../client/http.ts'
import type { Answer, Sent } from '../../../client/types.ts'

export type TypeList = Answer<'certificates.listTypes'>
export type CertificateType = Answer<'certificates.readType'>
export type TypeField = CertificateType['fields'][number]
export type TypeInput = Sent<'certificates.registerType'>

export const typesKey = ['certificate-types'] as const

const SHOWN = 20

export const useTypePage = (filter: { q?: string; cursor?: string }) =>
  useQuery({ queryKey: [...typesKey, 'page', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-types', { params: { query: { ...filter, limit: SHOWN } }, signal })), placeholderData: keepPreviousData })

export const useType = (code: string) =>
  useQuery({ queryKey: [...typesKey, 'one', code], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-types/{code}', { params: { path: { code } }, signal })) })

export const registerType = (body: TypeInput, key: string) => bodyOf(api.POST('/api/v1/staff/certificate-types', { params: { header: { 'idempotency-key': key } }, body }))

export const previewType = (body: TypeInput) => api.POST('/api/v1/staff/certificate-types/preview', { body, parseAs: 'blob' })
