import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { ListQuery, OpenInvitations } from './contract.ts'
import { toInvitationSummary } from './own-invitation.ts'
import { listInvitationsOpenTo } from './rating-store.ts'

const DEFAULT_LIMIT = 20

/** 待评价: closed cases of one's own, and those one applied for in another's name, that were not rated yet. */
export const listOpenInvitations = defineOperation({
  id: 'ratings.listOpenInvitations',
  summary: '待评价的办件',
  audience: 'citizen',
  permission: 'ratings.readOwn',
  query: ListQuery,
  output: OpenInvitations,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const me = ctx.actor.principalId
    const [own, asAgent, directory] = await Promise.all([
      listInvitationsOpenTo(ctx.db, 'applicant', me, query.cursor, limit + 1),
      listInvitationsOpenTo(ctx.db, 'agent', me, query.cursor, limit + 1),
      getDirectory(ctx),
    ])
    // Each comes in order from its own index; merging two short pages is cheaper than one query that has to sort.
    const found = [...own, ...asAgent].sort((a, b) => (a.number < b.number ? 1 : -1))
    const shown = found.slice(0, limit)
    return { rows: shown.map((invitation) => toInvitationSummary(directory, invitation)), next: found.length > limit ? shown.at(-1)!.number : null }
  },
})
