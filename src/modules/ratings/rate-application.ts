import { invalidInput, Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../platform/unit-of-work.ts'
import { NumberParams, RateBody, RatingAnswer } from './contract.ts'
import type { ApplicationRated } from './events.ts'
import { getOwnInvitation, toRatingAnswer } from './own-invitation.ts'
import type { Rating } from './rating.ts'
import { isBadGrade, optionErrors, RATING_OPTIONS_VERSION, toComment } from './rating-rules.ts'
import { addToTally, closeInvitation, insertRating } from './rating-store.ts'

/** 评价: once for each case, by whom it was applied for or who applied; what was said is never changed. */
export const rateApplication = defineOperation({
  id: 'ratings.rate',
  summary: '评价办件',
  audience: 'citizen',
  permission: 'ratings.rate',
  params: NumberParams,
  body: RateBody,
  output: RatingAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const invitation = await getOwnInvitation(ctx, params.number)
    if (invitation.ratedAt) throw alreadyRated()
    const { grade, options = [] } = body
    const errors = optionErrors(grade, options)
    if (errors.length > 0) throw invalidInput(errors)
    const { region, number, itemCode, itemName, authorityId, hallId } = invitation
    const rating: Rating = {
      region, number, grade, options, optionsVersion: RATING_OPTIONS_VERSION,
      comment: toComment(body.comment), isAnonymous: body.isAnonymous ?? false, channel: 'web', ratedAt: ctx.clock.now(),
    }
    const rated: ApplicationRated = {
      number, grade, isBad: isBadGrade(grade), options, optionsVersion: RATING_OPTIONS_VERSION, isAnonymous: rating.isAnonymous, itemCode, itemName, authorityId, hallId,
    }
    const answer = toRatingAnswer(rating)
    await refuseUsedKey(ctx)
    const isWritten = await commit(ctx, {
      region,
      guard: closeInvitation(invitation, rating.ratedAt),
      parts: [insertRating(rating), addToTally(invitation, grade)],
      announcements: [{ type: 'ratings.rated', payload: { ...rated } }],
      answer,
      status: 201,
    })
    if (!isWritten) throw alreadyRated()
    return answer
  },
})

const alreadyRated = () => new Refusal(409, 'ratings.already_rated', '这个办件已经评价过了，每个办件只能评价一次。如有新的意见，请拨打 12345。')
