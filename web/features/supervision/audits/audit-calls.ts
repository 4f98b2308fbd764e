import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../../client/api.d.ts'
import { api, bodyOf } from '../../../client/http.ts'
import { newKey } from '../../../client/intention.ts'

type Answer<Operation extends keyof operations> = operations[Operation] extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never
type Body<Operation extends keyof operations> = operations[Operation] extends { requestBody: { content: { 'application/json': infer Sent } } } ? Sent : never

export type Findings = Answer<'supervision.listFindings'>
export type Finding = Answer<'supervision.readFinding'>
export type Clues = Answer<'supervision.listClues'>
export type Clue = Answer<'supervision.readClue'>
export type EnterFindingBody = Body<'supervision.enterFinding'>
export type ActBody = Body<'supervision.actOnFinding'>
export type AnswerClueBody = Body<'supervision.answerClue'>

export interface ListFilter {
  region?: string | undefined
  state?: 'open' | 'all' | undefined
  cursor?: string | undefined
}

export const auditsKey = ['audits'] as const

export const useFindings = (filter: ListFilter) =>
  useQuery({ queryKey: [...auditsKey, 'findings', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/findings', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const useFinding = (id: string) =>
  useQuery({ queryKey: [...auditsKey, 'finding', id], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/findings/{id}', { params: { path: { id } }, signal })) })
export const useClues = (filter: ListFilter) =>
  useQuery({ queryKey: [...auditsKey, 'clues', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/clues', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const useClue = (number: string) =>
  useQuery({ queryKey: [...auditsKey, 'clue', number], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/supervision/clues/{number}', { params: { path: { number } }, signal })) })

const seen = (version: number, key: string) => ({ 'if-match': `"${version}"`, 'idempotency-key': key })

export const enterFinding = (body: EnterFindingBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/findings', { params: { header: { 'idempotency-key': key } }, body }))
export const actOnFinding = ({ id, version }: Pick<Finding, 'id' | 'version'>, body: ActBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/findings/{id}/act-on', { params: { path: { id }, header: seen(version, key) }, body }))
export const answerClue = ({ number, version }: Pick<Clue, 'number' | 'version'>, body: AnswerClueBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/clues/{number}/answer', { params: { path: { number }, header: seen(version, key) }, body }))
/** Name and phone: every look is on the record. */
export const readClueContact = (number: string, purpose: string) => bodyOf(api.POST('/api/v1/staff/supervision/clues/{number}/contact', { params: { path: { number } }, body: { purpose } }))

export async function uploadEvidence(file: File): Promise<{ id: string; name: string }> {
  const form = new FormData()
  form.append('file', file)
  const { data } = await api.POST('/api/v1/staff/supervision/finding-files', {
    params: { header: { 'idempotency-key': newKey() } },
    body: { files: [] },
    // A form with files is sent as it is.
    bodySerializer: () => form,
  })
  return data!.files[0]!
}
