import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/errors.ts'
import { channelWords } from '../applications/events.ts'
import type { Directory } from '../organisation/index.ts'
import type { InvitationSummary, RatingAnswer } from './contract.ts'
import { type EventKey, occasionName, toEventId } from './invitations/event-key-rules.ts'
import type { Invitation, Rating } from './rating.ts'
import { gradeName, optionTexts } from './rating-rules.ts'
import { findInvitationOf } from './rating-store.ts'

/** The invitation of a service event of one's own. Somebody else's looks like one that does not exist. @throws Refusal 404 */
export async function getOwnInvitation(ctx: Context, key: EventKey): Promise<Invitation> {
  const invitation = await findInvitationOf(ctx.db, ctx.actor.principalId, key)
  if (!invitation) throw notInvited()
  return invitation
}

export const notInvited = (): Refusal => new Refusal(404, 'ratings.not_invited', '没有找到可以评价的办件。请核对办件编号；办件办结后，由申请人或代办人评价。')

/** An invitation with the names of what it is about. */
export function toInvitationSummary(directory: Directory, invitation: Invitation): InvitationSummary {
  const { number, occasion, itemCode, itemName, authorityId, hallId, channel, invitedAt } = invitation
  return {
    id: toEventId(invitation), number, occasion, occasionName: occasionName(occasion),
    item: { code: itemCode, name: itemName },
    authority: { id: authorityId, name: directory.authority(authorityId).name },
    hall: { id: hallId, name: directory.hall(hallId).name },
    channel,
    channelName: channelWords[channel] ?? channel,
    invitedAt: invitedAt.toISOString(),
  }
}

/** Chosen options by id and text. */
export const describeOptions = ({ grade, options }: Pick<Rating, 'grade' | 'options'>): { id: string; text: string }[] => {
  const texts = optionTexts(grade, options)
  return options.map((id, index) => ({ id, text: texts[index]! }))
}

export function toRatingAnswer(rating: Rating): RatingAnswer {
  const { number, grade, comment, isAnonymous, ratedAt } = rating
  return { id: toEventId(rating), number, grade, gradeName: gradeName(grade), options: describeOptions(rating), comment, isAnonymous, ratedAt: ratedAt.toISOString() }
}
