import type { Context } from '../../../platform/context.ts'
import { commit, type UnitOfWork } from '../../../platform/unit-of-work.ts'

/** What the public pages of ratings and scores are made from, as `platform/memo.ts` knows it. */
export const PUBLISHED_MEMO = 'ratings.published'

/** A command that changes what everybody sees: every process forgets the pages it kept. One killed in between leaves them as old as they may get (`RATINGS_KEPT_SECONDS`). */
export async function commitPublished(ctx: Context, work: UnitOfWork): Promise<boolean> {
  const isWritten = await commit(ctx, work)
  if (isWritten) await ctx.memo.touch(ctx.db, PUBLISHED_MEMO)
  return isWritten
}
