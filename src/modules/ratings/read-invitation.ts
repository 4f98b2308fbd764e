import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { InvitationView, MAX_COMMENT_LENGTH, NumberParams } from './contract.ts'
import { parseEventId } from './invitations/event-key-rules.ts'
import { getOwnInvitation, toInvitationSummary, toRatingAnswer } from './own-invitation.ts'
import { RATING_GRADES, RATING_OPTIONS_VERSION } from './rating-rules.ts'
import { findRating } from './rating-store.ts'
import { describeOwnRectification } from './rectification/own-rectification.ts'

/** What whoever rates chooses from. */
export const choices = () => ({ optionsVersion: RATING_OPTIONS_VERSION, grades: [...RATING_GRADES], maxCommentLength: MAX_COMMENT_LENGTH })

/** What a person is asked to rate, what they can choose from, and what they said and became of it if they did. */
export const readInvitation = defineOperation({
  id: 'ratings.readInvitation',
  summary: '查看评价邀请、评价选项和整改答复',
  audience: 'citizen',
  permission: 'ratings.readOwn',
  params: NumberParams,
  output: InvitationView,
  async run(ctx, { params }) {
    const [invitation, directory] = await Promise.all([getOwnInvitation(ctx, parseEventId(params.number)), getDirectory(ctx)])
    const rating = invitation.ratedAt ? await findRating(ctx.db, invitation.region, invitation) : undefined
    return {
      ...toInvitationSummary(directory, invitation),
      rating: rating ? toRatingAnswer(rating) : null,
      ...(rating ? await describeOwnRectification(ctx, rating) : { secondRating: null, rectification: null }),
      ...choices(),
    }
  },
})
