import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { operations } from '../../client/api.d.ts'
import { api, bodyOf } from '../../client/http.ts'
import type { Answer, Sent } from '../../client/types.ts'
import { uploadTo } from '../files/upload.ts'
import type { MarkTone } from '../../kit/mark.tsx'

export type BadRatingPage = Answer<'ratings.listBadRatings'>
export type BadRatingRow = BadRatingPage['rows'][number]
export type BadRating = Answer<'ratings.readBadRating'>
export type BadRatingFilter = NonNullable<operations['ratings.listBadRatings']['parameters']['query']>

export const badRatingsKey = ['bad-ratings'] as const

export const useBadRatings = (filter: BadRatingFilter, isWanted = true) =>
  useQuery({ queryKey: [...badRatingsKey, 'list', filter], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/bad-ratings', { params: { query: filter }, signal })), placeholderData: keepPreviousData, enabled: isWanted })

export const useBadRating = (code: string) =>
  useQuery({ queryKey: [...badRatingsKey, 'one', code], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/bad-ratings/{code}', { params: { path: { code } }, signal })) })

export const exportBadRatings = (filter: BadRatingFilter) => api.GET('/api/v1/staff/bad-ratings', { params: { query: filter }, headers: { accept: 'text/csv' }, parseAs: 'blob' })

/** Whom to call: every look is told to them. */
export const revealRater = (code: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/reveal-rater', { params: { path: { code } } }))

const seen = ({ code, version }: BadRating, key: string) => ({ params: { path: { code }, header: { 'if-match': `"${version}"`, 'idempotency-key': key } } })

/** The steps, each as the server takes it. */
export const steps = {
  contact: (rating: BadRating, body: Sent<'ratings.contactRater'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/contact-rater', { ...seen(rating, key), body })),
  verify: (rating: BadRating, body: Sent<'ratings.verifyBadRating'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/verify', { ...seen(rating, key), body })),
  reply: (rating: BadRating, body: Sent<'ratings.replyToRater'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/reply-to-rater', { ...seen(rating, key), body })),
  reportPlanDone: (rating: BadRating, body: Sent<'ratings.reportPlanDone'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/report-plan-done', { ...seen(rating, key), body })),
  followUp: (rating: BadRating, body: Sent<'ratings.followUp'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/follow-up', { ...seen(rating, key), body })),
  applyExclusion: (rating: BadRating, body: Sent<'ratings.applyForExclusion'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/apply-for-exclusion', { ...seen(rating, key), body })),
  reviewExclusion: (rating: BadRating, body: Sent<'ratings.reviewExclusion'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/review-exclusion', { ...seen(rating, key), body })),
  decideObjection: (rating: BadRating, body: Sent<'ratings.decideObjection'>, key: string) => bodyOf(api.POST('/api/v1/staff/bad-ratings/{code}/decide-objection', { ...seen(rating, key), body })),
}

export type StepVerb = keyof typeof steps
export const isStepVerb = (verb: string): verb is StepVerb => Object.hasOwn(steps, verb)

/** A code for whoever was served just now. */
export const showRatingCode = (number: string) => bodyOf(api.GET('/api/v1/staff/applications/{number}/rating-code', { params: { path: { number } } }))

export const uploadRectificationFile = uploadTo('/api/v1/staff/bad-rating-files')

export type CallersService = Answer<'ratings.readForCaller'>
export type CallersRating = Sent<'ratings.recordForCaller'>

export const readForCaller = (number: string) => bodyOf(api.GET('/api/v1/staff/hotline-ratings/{number}', { params: { path: { number } } }))
export const rateForCaller = (number: string, body: CallersRating, key: string) => bodyOf(api.POST('/api/v1/staff/hotline-ratings/{number}', { params: { path: { number }, header: { 'idempotency-key': key } }, body }))

/** Colour beside the words of a state: late first. */
export const toneOf = ({ state, isOverdue, exclusion }: Pick<BadRatingRow, 'state' | 'isOverdue' | 'exclusion'>): MarkTone => {
  if (isOverdue) return 'over'
  if (exclusion === 'excluded' || exclusion === 'upheld') return 'plain'
  return state === 'closed' ? 'calm' : state === 'replied' ? 'info' : 'near'
}
