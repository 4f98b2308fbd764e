import type { Statement } from '../../../platform/db/sql.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Invitation, Rating } from '../rating.ts'
import { isBadGrade } from '../rating-rules.ts'
import { addCounts } from '../scores/score-store.ts'
import { maskText } from './mask-text-rules.ts'
import { insertWallEntry, type RatedService, updateReply, updateSecond } from './wall-store.ts'

/** Parts of the command that rates: the rating counts, the invitation counts as answered, and the wall shows what was said with the text masked. */
export function publishRating(invitation: Invitation, rating: Rating): Statement[] {
  const { region, number, occasion, authorityId, hallId, itemCode, itemName, invitedAt } = invitation
  const { grade, options, optionsVersion, isAnonymous, channel, comment, ratedAt } = rating
  const place = { region, authorityId, hallId, itemCode, itemName }
  return [
    addCounts([
      { ...place, at: invitedAt, counts: { answered: 1 } },
      { ...place, channel, at: ratedAt, counts: { [`grade${grade}`]: 1, ...(isBadGrade(grade) && !isAnonymous ? { namedBad: 1 } : {}) } },
    ]),
    insertWallEntry({ region, number, occasion, ratedOn: toLegalDate(ratedAt), itemCode, itemName, authorityId, hallId, channel, grade, options, optionsVersion, text: maskText(comment) }),
  ]
}

/** Part of the command that answers a bad rating: everybody sees the answer, masked like the rating. */
export const publishReply = (service: RatedService, reply: string, at: Date): Statement => updateReply(service, maskText(reply)!, toLegalDate(at))

/** Part of the command that rates again (追评): it stands beside the first and changes no figure. */
export const publishSecondRating = ({ grade, comment, ratedAt, ...service }: RatedService & Pick<Rating, 'grade' | 'comment' | 'ratedAt'>): Statement => updateSecond(service, grade, maskText(comment), toLegalDate(ratedAt))
