import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf } from '../../client/http.ts'
import type { Answer, Officer, Sent } from '../../client/types.ts'

export type DataCorrection = Answer<'subjects.listCorrectionsToAnswer'>['rows'][number]
export type AnswerBody = Sent<'subjects.answerDataCorrection'>

export const dataCorrectionsKey = ['data-corrections'] as const

export const useDataCorrections = (cursor: string | undefined) =>
  useQuery({ queryKey: [...dataCorrectionsKey, cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/data-corrections', { params: { query: cursor === undefined ? {} : { cursor } }, signal })), placeholderData: keepPreviousData })

export const answerDataCorrection = ({ id, version }: DataCorrection, body: AnswerBody, key: string) =>
  bodyOf(api.POST('/api/v1/staff/data-corrections/{id}/answer', { params: { path: { id }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } }, body }))

/** The full number of whoever asked: every look is on the record, and they see it. */
export const readCorrectionIdentity = (id: string) => bodyOf(api.GET('/api/v1/staff/data-corrections/{id}/identity', { params: { path: { id } } }))

/** Whether the page is worth opening; what may be done on it is the server's to say. */
export const answersDataCorrections = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('reviewer') || roles.includes('decider')
