import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { refuseUsedKey } from '../../../platform/unit-of-work.ts'
import type { RateBody, RatingAnswer } from '../contract.ts'
import type { ApplicationRated } from '../events.ts'
import { toRatingAnswer } from '../own-invitation.ts'
import type { Invitation, Rating, RatingChannel } from '../rating.ts'
import { isBadGrade, optionErrors, RATING_OPTIONS_VERSION, toComment } from '../rating-rules.ts'
import { closeInvitation, insertRating } from '../rating-store.ts'
import { openRectification } from '../rectification/open-rectification.ts'
import { commitPublished } from '../wall/commit-published.ts'
import { publishRating } from '../wall/publish-rating.ts'

/** What somebody says by some way. `raterId` is who says it, where that is known; else whoever was served. */
export interface Said extends RateBody {
  channel: RatingChannel
  raterId?: string
}

/**
 * Rates a service event: once, whatever the channel. What was said is never changed; a bad grade opens its rectification in the same breath.
 * @throws Refusal when it was rated before, or options belong to another grade
 */
export async function rateInvitation(ctx: Context, invitation: Invitation, { grade, options = [], comment, isAnonymous = false, channel, raterId }: Said): Promise<RatingAnswer> {
  if (invitation.ratedAt) throw alreadyRated()
  const errors = optionErrors(grade, options)
  if (errors.length > 0) throw invalidInput(errors)
  const { region, number, occasion, itemCode, itemName, authorityId, hallId, applicantId, agentId } = invitation
  const rating: Rating = { region, number, occasion, grade, options, optionsVersion: RATING_OPTIONS_VERSION, comment: toComment(comment), isAnonymous, channel, ratedAt: ctx.clock.now() }
  const rated: ApplicationRated = { number, occasion, channel, grade, isBad: isBadGrade(grade), options, optionsVersion: RATING_OPTIONS_VERSION, isAnonymous, itemCode, itemName, authorityId, hallId }
  const answer = toRatingAnswer(rating)
  await refuseUsedKey(ctx, region)
  const opening = isBadGrade(grade) ? await openRectification(ctx, invitation, rating, raterId ?? agentId ?? applicantId) : { parts: [], announcements: [] }
  const isWritten = await commitPublished(ctx, {
    region,
    guard: closeInvitation(invitation, rating.ratedAt),
    parts: [insertRating(rating), ...publishRating(invitation, rating), ...opening.parts],
    announcements: [{ type: 'ratings.rated', payload: { ...rated } }, ...opening.announcements],
    answer,
    status: 201,
  })
  if (!isWritten) throw alreadyRated()
  return answer
}

/** Nobody rates in a person's place. @throws Refusal 403 in a browser where an officer is signed in */
export function refuseStaff(ctx: Context): void {
  if (ctx.actor.kind === 'staff') throw new Refusal(403, 'ratings.staff_cannot_rate', '工作人员登录着的浏览器不能评价。请让办事人用评价器、自助终端或自己的手机评价。')
}

const alreadyRated = () => new Refusal(409, 'ratings.already_rated', '这次服务已经评价过了，每次服务只能评价一次。如有新的意见，请拨打 12345。')
