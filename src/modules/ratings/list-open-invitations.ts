import type { Context } from '../../platform/context.ts'
import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { ListQuery, OpenInvitations, OwnRatings } from './contract.ts'
import { parseEventId, toEventId } from './invitations/event-key-rules.ts'
import { toInvitationSummary, toRatingAnswer } from './own-invitation.ts'
import type { Invitation } from './rating.ts'
import { findRating, listInvitationsTo } from './rating-store.ts'

const DEFAULT_LIMIT = 20

/** 待评价: service events of one's own, and those one applied for in another's name, that were not rated yet. */
export const listOpenInvitations = defineOperation({
  id: 'ratings.listOpenInvitations',
  summary: '待评价的办件和窗口服务',
  audience: 'citizen',
  permission: 'ratings.readOwn',
  query: ListQuery,
  output: OpenInvitations,
  async run(ctx, { query }) {
    const [{ shown, next }, directory] = await Promise.all([pageOf(ctx, true, query), getDirectory(ctx)])
    return { rows: shown.map((invitation) => toInvitationSummary(directory, invitation)), next }
  },
})

/** 我的评价: what one has said. */
export const listOwnRatings = defineOperation({
  id: 'ratings.listOwnRatings',
  summary: '本人作出的评价',
  audience: 'citizen',
  permission: 'ratings.readOwn',
  query: ListQuery,
  output: OwnRatings,
  async run(ctx, { query }) {
    const [{ shown, next }, directory] = await Promise.all([pageOf(ctx, false, query), getDirectory(ctx)])
    const rows = await Promise.all(shown.map(async (invitation) => {
      const rating = await findRating(ctx.db, invitation.region, invitation)
      return rating ? [{ ...toInvitationSummary(directory, invitation), rating: toRatingAnswer(rating) }] : []
    }))
    return { rows: rows.flat(), next }
  },
})

async function pageOf(ctx: Context, isOpen: boolean, { cursor, limit = DEFAULT_LIMIT }: { cursor?: string; limit?: number }): Promise<{ shown: Invitation[]; next: string | null }> {
  const me = ctx.actor.principalId
  const before = cursor === undefined ? undefined : parseEventId(cursor)
  const [own, asAgent] = await Promise.all([
    listInvitationsTo(ctx.db, 'applicant', me, isOpen, before, limit + 1),
    listInvitationsTo(ctx.db, 'agent', me, isOpen, before, limit + 1),
  ])
  // Each comes in order from its own index; merging two short pages is cheaper than one query that has to sort.
  const found = [...own, ...asAgent].sort((a, b) => (a.number === b.number ? (a.occasion < b.occasion ? 1 : -1) : a.number < b.number ? 1 : -1))
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { shown, next: found.length > limit && last ? toEventId(last) : null }
}
