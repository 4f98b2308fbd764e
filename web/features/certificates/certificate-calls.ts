import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

export type IssuedList = Answer<'certificates.listIssued'>
export type IssuedFilter = NonNullable<operations['certificates.listIssued']['parameters']['query']>
export type CertificateFile = Answer<'certificates.read'>
export type LifeAction = CertificateFile['life']['allowedActions'][number]
export type LifeAnswer = Answer<'certificates.suspend'>
export type TypeList = Answer<'certificates.listTypes'>
export type ImportList = Answer<'certificates.listImports'>
export type ImportReport = Answer<'certificates.import', 202>

export const certificatesKey = ['issued-certificates'] as const
export const importsKey = ['certificate-imports'] as const

const SHOWN = 30

export const useIssued = (filter: IssuedFilter) =>
  useQuery({ queryKey: [...certificatesKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificates', { params: { query: { ...filter, limit: SHOWN } }, signal })), placeholderData: keepPreviousData })

export const useCertificate = (identifier: string) =>
  useQuery({ queryKey: [...certificatesKey, 'one', identifier], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificates/{identifier}', { params: { path: { identifier } }, signal })) })

export const useCertificateTypes = () => useQuery({ queryKey: ['certificate-types'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-types', { signal })), staleTime: 60_000 })

export const useImports = (cursor: string | undefined) =>
  useQuery({ queryKey: [...importsKey, 'list', cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-imports', { params: { query: { cursor, limit: SHOWN } }, signal })), placeholderData: keepPreviousData, refetchInterval: ({ state: { data } }) => (data?.rows.some(({ state }) => state === 'running') ? 2000 : false) })

/** One import; asked again each second while it is under way. */
export const useImport = (report: ImportReport) =>
  useQuery({
    queryKey: [...importsKey, 'one', report.id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/certificate-imports/{id}', { params: { path: { id: report.id } }, signal })),
    placeholderData: report,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'running' ? false : 1000),
  })

/** One act on a certificate, on the history that was seen. */
export function actOnCertificate(identifier: string, action: LifeAction['action'], revision: number, body: Readonly<Record<string, unknown>>, key: string): Promise<LifeAnswer> {
  // The compiler cannot follow an action into its own address: `life-command.tsx` ties each to what it sends.
  const address = `/api/v1/staff/certificates/{identifier}/${action}` as '/api/v1/staff/certificates/{identifier}/suspend'
  return bodyOf(api.POST(address, { params: { path: { identifier }, header: { 'if-match': `"${revision}"`, ...once(key) } }, body: body as { reason: string; basis: string } }))
}

export function sendCertificates(file: File, isAllOrNothing: boolean, key: string): Promise<ImportReport> {
  const form = new FormData()
  form.append('file', file)
  return bodyOf(api.POST('/api/v1/staff/certificate-imports', {
    params: { query: { allOrNothing: isAllOrNothing ? 'true' : 'false' }, header: once(key) },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  }))
}

export const downloadTypes = () => api.GET('/api/v1/staff/certificate-types', { headers: { accept: 'text/csv' }, parseAs: 'blob' })
export const downloadTemplate = () => api.GET('/api/v1/staff/certificate-imports/template', { parseAs: 'blob' })
export const downloadErrors = (id: string) => api.GET('/api/v1/staff/certificate-imports/{id}/errors', { params: { path: { id } }, parseAs: 'blob' })
