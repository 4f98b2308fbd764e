import { api, bodyOf } from '../../../client/http.ts'
import type { BenchmarkImport, QueryOf } from '../types.ts'

export type SinceFilter = QueryOf<'catalogue.listReductionsSince'>
export const listReductionsSince = (query: SinceFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/reductions/since', { params: { query }, signal }))

export type PromiseFilter = QueryOf<'catalogue.readReductions'>
export const readReductions = (query: PromiseFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/reductions', { params: { query }, signal }))

export type BestFilter = QueryOf<'catalogue.listBestInCity'>
export const listBestInCity = (query: BestFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/reductions/best-in-city', { params: { query }, signal }))

export type BenchmarkFilter = QueryOf<'catalogue.listBenchmarks'>
export const listBenchmarks = (query: BenchmarkFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/benchmarks', { params: { query }, signal }))

export type ProcessFilter = QueryOf<'catalogue.analyseProcesses'>
export const analyseProcesses = (query: ProcessFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/reductions/process', { params: { query }, signal }))

export type CatalogueChangeFilter = QueryOf<'catalogue.listChangesBetween'>
export const listChangesBetween = (query: CatalogueChangeFilter, signal: AbortSignal) => bodyOf(api.GET('/api/v1/staff/catalogue/reductions/changes', { params: { query }, signal }))

export const readItemReductions = (code: string, from: number, to: number, signal: AbortSignal) =>
  bodyOf(api.GET('/api/v1/staff/catalogue/items/{code}/reductions', { params: { path: { code }, query: { from, to } }, signal }))

export const listRegions = (signal: AbortSignal) => bodyOf(api.GET('/api/v1/regions', { signal }))

/** @param isTrial only says what is wrong in which cell */
export function sendBenchmarks(file: File, isTrial: boolean, key: string): Promise<BenchmarkImport> {
  const form = new FormData()
  form.append('file', file)
  return bodyOf(api.POST('/api/v1/staff/catalogue/benchmarks', {
    params: { query: { dryRun: isTrial ? 'true' : 'false' }, header: { 'idempotency-key': key } },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  }))
}

/** The whole of a list, whatever page is looked at, as a table to keep. */
const asTable = { headers: { accept: 'text/csv' }, parseAs: 'blob' } as const
const whole = <Filter extends object>(query: Filter) => ({ params: { query: { ...query, cursor: undefined } }, ...asTable })
export const downloadReductionsSince = (query: SinceFilter) => api.GET('/api/v1/staff/catalogue/reductions/since', whole(query))
export const downloadReductions = (query: PromiseFilter) => api.GET('/api/v1/staff/catalogue/reductions', whole(query))
export const downloadBestInCity = (query: BestFilter) => api.GET('/api/v1/staff/catalogue/reductions/best-in-city', whole(query))
export const downloadBenchmarks = (query: BenchmarkFilter) => api.GET('/api/v1/staff/catalogue/benchmarks', whole(query))
export const downloadProcesses = (query: ProcessFilter) => api.GET('/api/v1/staff/catalogue/reductions/process', whole(query))
export const downloadChangesBetween = (query: CatalogueChangeFilter) => api.GET('/api/v1/staff/catalogue/reductions/changes', whole(query))
export const downloadBenchmarkTemplate = () => api.GET('/api/v1/staff/catalogue/benchmarks/template', { parseAs: 'blob' })
