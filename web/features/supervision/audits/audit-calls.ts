import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf, seen } from '../../../client/http.ts'
import type { Answer, Sent } from '../../../client/types.ts'
import { uploadTo } from '../../files/upload.ts'

export type Findings = Answer<'supervision.listFindings'>
export type Finding = Answer<'supervision.readFinding'>
export type Clues = Answer<'supervision.listClues'>
export type Clue = Answer<'supervision.readClue'>
export type EnterFindingBody = Sent<'supervision.enterFinding'>
export type ActBody = Sent<'supervision.actOnFinding'>
export type AnswerClueBody = Sent<'supervision.answerClue'>

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

export const enterFinding = (body: EnterFindingBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/findings', { params: { header: { 'idempotency-key': key } }, body }))
export const actOnFinding = ({ id, version }: Pick<Finding, 'id' | 'version'>, body: ActBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/findings/{id}/act-on', { params: { path: { id }, header: seen(version, key) }, body }))
export const answerClue = ({ number, version }: Pick<Clue, 'number' | 'version'>, body: AnswerClueBody, key: string) => bodyOf(api.POST('/api/v1/staff/supervision/clues/{number}/answer', { params: { path: { number }, header: seen(version, key) }, body }))
/** Name and phone: every look is on the record. */
export const readClueContact = (number: string, purpose: string) => bodyOf(api.POST('/api/v1/staff/supervision/clues/{number}/contact', { params: { path: { number } }, body: { purpose } }))

export const uploadEvidence = uploadTo('/api/v1/staff/supervision/finding-files')
