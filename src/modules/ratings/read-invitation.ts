import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { InvitationView, MAX_COMMENT_LENGTH, NumberParams } from './contract.ts'
import { getOwnInvitation, toInvitationSummary, toRatingAnswer } from './own-invitation.ts'
import { RATING_GRADES, RATING_OPTIONS_VERSION } from './rating-rules.ts'
import { findRating } from './rating-store.ts'

/** What a person is asked to rate, what they can choose from, and what they said if they did. */
export const readInvitation = defineOperation({
  id: 'ratings.readInvitation',
  summary: '查看评价邀请和评价选项',
  audience: 'citizen',
  permission: 'ratings.readOwn',
  params: NumberParams,
  output: InvitationView,
  async run(ctx, { params }) {
    const [invitation, directory] = await Promise.all([getOwnInvitation(ctx, params.number), getDirectory(ctx)])
    const rating = invitation.ratedAt ? await findRating(ctx.db, invitation.region, invitation.number) : undefined
    return {
      ...toInvitationSummary(directory, invitation),
      rating: rating ? toRatingAnswer(rating) : null,
      optionsVersion: RATING_OPTIONS_VERSION,
      grades: [...RATING_GRADES],
      maxCommentLength: MAX_COMMENT_LENGTH,
    }
  },
})
