import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { findInvitation } from '../rating-store.ts'
import { regionOfRectification } from './rectification-rules.ts'
import { findRectification } from './rectification-store.ts'

/** Whose inboxes hear what came of a bad rating: everybody who could have given it, so that nobody is told apart. For a flow; never shown to officers. */
export async function getRatersToTell(ctx: Context, code: string): Promise<{ number: string; raters: string[] }> {
  const region = regionOfRectification(code)
  const rectification = await findRectification(ctx.db, region, code)
  const invitation = rectification && (await findInvitation(ctx.db, region, rectification))
  if (!invitation) throw new Refusal(404, 'ratings.no_rectification', '没有找到这件差评。')
  const { number, applicantId, agentId } = invitation
  return { number, raters: agentId ? [applicantId, agentId] : [applicantId] }
}
