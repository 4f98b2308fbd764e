import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import { newKey } from '../../client/intention.ts'
import type { MarkTone } from '../../kit/mark.tsx'

type Answer<Operation extends keyof operations> = operations[Operation] extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never

export type CheckPage = Answer<'materials.listChecks'>
export type Check = CheckPage['rows'][number]
export type CheckFilter = NonNullable<operations['materials.listChecks']['parameters']['query']>
export type AskCheckBody = operations['materials.askCheck']['requestBody']['content']['application/json']
export type AnswerBody = operations['materials.answerCheck']['requestBody']['content']['application/json']

export const checksKey = ['checks'] as const

export const useCheckList = (filter: CheckFilter) =>
  useQuery({ queryKey: [...checksKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/checks', { params: { query: filter }, signal })), placeholderData: keepPreviousData })

export const useCheck = (number: string) =>
  useQuery({ queryKey: [...checksKey, 'one', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/checks/{number}', { params: { path: { number } }, signal })) })

export const useCaseChecks = (number: string) =>
  useQuery({ queryKey: [...checksKey, 'case', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/applications/{number}/checks', { params: { path: { number } }, signal })), select: ({ rows }) => rows })

export const useCheckBodies = () => useQuery({ queryKey: ['check-bodies'], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/check-bodies', { signal })), select: ({ rows }) => rows, staleTime: 300_000 })

const seen = (version: number, key: string) => ({ 'if-match': `"${version}"`, 'idempotency-key': key })

export const askCheck = (body: AskCheckBody, key: string) => bodyOf(api.POST('/api/v1/staff/checks', { params: { header: { 'idempotency-key': key } }, body }))
export const answerCheck = ({ number, version }: Check, body: AnswerBody, key: string) => bodyOf(api.POST('/api/v1/staff/checks/{number}/answer', { params: { path: { number }, header: seen(version, key) }, body }))
export const withdrawCheck = ({ number, version }: Check, reason: string, key: string) => bodyOf(api.POST('/api/v1/staff/checks/{number}/withdraw', { params: { path: { number }, header: seen(version, key) }, body: { reason } }))
/** The full number of whom it is about: every look is on the record. */
export const readCheckIdentity = (number: string) => bodyOf(api.GET('/api/v1/staff/checks/{number}/identity', { params: { path: { number } } }))

export async function uploadCheckFile(file: File): Promise<{ id: string; name: string }> {
  const form = new FormData()
  form.append('file', file)
  const { data } = await api.POST('/api/v1/staff/check-files', {
    params: { header: { 'idempotency-key': newKey() } },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  })
  return data!.files[0]!
}

/** Colour beside the words of a state: late first, whatever else it is. */
export const toneOf = ({ state, isOverdue, leftDays, outcome }: Pick<Check, 'state' | 'isOverdue' | 'leftDays' | 'outcome'>): MarkTone => {
  if (state === 'withdrawn') return 'plain'
  if (state === 'answered') return outcome === 'confirmed' ? 'calm' : 'near'
  return isOverdue ? 'over' : leftDays <= 1 ? 'near' : 'info'
}
