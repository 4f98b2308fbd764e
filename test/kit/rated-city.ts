import { systemContext, type Platform } from '../../src/platform/context.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { commit } from '../../src/platform/unit-of-work.ts'
import { countInvited } from '../../src/modules/ratings/scores/score-store.ts'
import type { Grade, Invitation, Rating } from '../../src/modules/ratings/rating.ts'
import { publishRating, publishReply } from '../../src/modules/ratings/wall/publish-rating.ts'
import { AUTHORITY, REGION } from './actors.ts'

const SAID: [Grade, string | null, string[], number][] = [
  [5, '办得很快，工作人员热情', ['508'], 20], [4, null, ['401'], 6], [3, '办得还行，就是停车位太少', ['308'], 4],
  [2, '同样的材料交了三遍，我叫陈小满，电话19900001234', ['204'], 5], [1, '排队时间太长，等了很久', ['106'], 3],
]

/** Ratings as a half-year leaves them on the wall and in the scores, the answer to the first bad one included. The words of a complaint come several times, so that there are topics. */
export async function rateCity(platform: Platform): Promise<number> {
  const ctx = systemContext(platform, 'test')
  const at = new Date(platform.clock.now().getTime() - 86_400_000)
  let index = 0
  for (const [grade, comment, options, count] of SAID) {
    for (let each = 0; each < count; each++, index++) {
      const invitation: Invitation = {
        region: REGION, number: `37990226030200${String(90_000 + index)}`, occasion: 'closed', applicantId: ctx.ids.next(), agentId: null, itemCode: 'food-business-licence', itemName: '食品经营许可',
        authorityId: AUTHORITY, hallId: index % 3 === 0 ? 'H-379902001' : 'H-379902', channel: 'online', invitedAt: at, ratedAt: at,
      }
      const rating: Rating = { region: REGION, number: invitation.number, occasion: 'closed', grade, options, optionsVersion: 1, comment, isAnonymous: each % 2 === 0, channel: each % 4 === 0 ? 'device' : 'web', ratedAt: at }
      const invited = sql`(select ${REGION}::text as region, ${at}::timestamptz as at, ${invitation.authorityId}::text as authority_id, ${invitation.hallId}::text as hall_id, ${invitation.itemCode}::text as item_code, ${invitation.itemName}::text as item_name) as invited`
      await commit(ctx, { region: REGION, guard: sql`select 1`, parts: [...publishRating(invitation, rating)], answer: null })
      await platform.db.query(countInvited(invited))
      if (grade === 2 && each === 0) await commit(ctx, { region: REGION, guard: sql`select 1`, parts: [publishReply(invitation, '已核实：材料库里有的材料不再要您重复提交，向您致歉。', at)], answer: null })
    }
  }
  return index
}
