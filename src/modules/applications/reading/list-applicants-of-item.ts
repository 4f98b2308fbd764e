import type { Context } from '../../../platform/context.ts'
import { reasonAgainst } from '../lifecycle/lifecycle-rules.ts'
import { listOpenOfItem } from '../record/application-store.ts'
import { listDraftsOfItem } from '../submission/draft-store.ts'

/** Enough for any item of a city; whoever stands beyond sees the change on their case anyway. */
const MOST_CASES = 5_000
const MOST_DRAFTS = 5_000

/** Whom a change of an item concerns. */
export interface ApplicantsOfItem {
  /** Running cases that could still be handled by another version: accepted ones stay as they are. */
  cases: { region: string; number: string; subjects: string[] }[]
  drafts: { region: string; subjectId: string }[]
}

/** Everybody who has applied for an item and was not accepted yet, or has a draft of it that is still kept. */
export async function listApplicantsOfItem(ctx: Context, itemCode: string): Promise<ApplicantsOfItem> {
  const [open, drafts] = await Promise.all([listOpenOfItem(ctx.db, itemCode, MOST_CASES), listDraftsOfItem(ctx.db, itemCode, ctx.clock.today(), MOST_DRAFTS)])
  return {
    cases: open.filter((application) => reasonAgainst(application, 'moveToVersion') === undefined)
      .map(({ region, number, applicantId, agentId }) => ({ region, number, subjects: agentId ? [applicantId, agentId] : [applicantId] })),
    drafts,
  }
}
