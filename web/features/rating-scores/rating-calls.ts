import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf, once } from '../../client/http.ts'
import type { Answer } from '../../client/types.ts'

type Query<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>

export type Scores = Answer<'ratings.readScores'>
export type ScoresFilter = Query<'ratings.readScores'>
export type RatingFilter = Query<'ratings.listRatings'>
export type SupervisedRating = Answer<'ratings.listRatings'>['rows'][number]
export type Topic = Answer<'ratings.listTopics'>['rows'][number]
export type TopicFilter = Query<'ratings.listTopics'>
export type Proposal = Answer<'ratings.listProposals'>['rows'][number]
export type SurveyImport = Answer<'ratings.listSurveyImports'>['rows'][number]

export const ratingsKey = ['ratings'] as const

export const useScores = (filter: ScoresFilter) =>
  useQuery({ queryKey: [...ratingsKey, 'scores', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/ratings/scores', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const downloadScores = (filter: ScoresFilter) => api.GET('/api/v1/ratings/scores', { params: { query: filter }, headers: { accept: 'text/csv' }, parseAs: 'blob' })

export const useRatings = (filter: RatingFilter) =>
  useQuery({ queryKey: [...ratingsKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/ratings', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const hideText = (serial: number, reason: string, key: string): Promise<SupervisedRating> =>
  bodyOf(api.POST('/api/v1/staff/ratings/{serial}/hide-text', { params: { path: { serial: String(serial) }, header: once(key) }, body: { reason } }))

export const useTopics = (filter: TopicFilter) =>
  useQuery({ queryKey: [...ratingsKey, 'topics', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/ratings/topics', { params: { query: filter }, signal })), placeholderData: keepPreviousData })
export const useProposals = (region: string | undefined, cursor: string | undefined) =>
  useQuery({ queryKey: [...ratingsKey, 'proposals', region, cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/ratings/proposals', { params: { query: { region, cursor } }, signal })), placeholderData: keepPreviousData })
export const proposeItemChange = (body: { region: string; item: string; term: string; problem: string; note?: string }, key: string) =>
  bodyOf(api.POST('/api/v1/staff/ratings/proposals', { params: { header: once(key) }, body: body as never }))
export const useProposalBehind = (issue: string) =>
  useQuery({ queryKey: [...ratingsKey, 'proposal-behind', issue], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/ratings/proposals/of-issue/{id}', { params: { path: { id: issue } }, signal })) })

export const useSurveyImports = (cursor: string | undefined) =>
  useQuery({ queryKey: [...ratingsKey, 'surveys', cursor], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/ratings/surveys', { params: { query: { cursor } }, signal })), placeholderData: keepPreviousData })
export const downloadSurveyTemplate = () => api.GET('/api/v1/staff/ratings/surveys/template', { parseAs: 'blob' })
export const downloadSurveyFile = (id: string) => api.GET('/api/v1/staff/ratings/surveys/{id}/file', { params: { path: { id } }, parseAs: 'blob' })

export interface SurveyToSend {
  kind: 'vote' | 'survey'
  title: string
  corrects?: string
  reason?: string
}

export function sendSurvey(file: File, query: SurveyToSend, key: string): Promise<SurveyImport> {
  const form = new FormData()
  form.append('file', file)
  // A form with files is sent as it is.
  return bodyOf(api.POST('/api/v1/staff/ratings/surveys', { params: { query, header: once(key) }, body: { files: [] }, bodySerializer: () => form }))
}
