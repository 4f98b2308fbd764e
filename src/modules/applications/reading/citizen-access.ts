import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { canActFor } from '../../subjects/index.ts'
import type { Application } from '../application.ts'
import type { EventActor } from '../record/record-events.ts'

/**
 * The signed-in person as the actor on a case of their own or of someone they may act for.
 * Somebody else's case looks like one that does not exist: its number tells nothing.
 */
export async function citizenFor(ctx: Context, application: Application): Promise<EventActor> {
  const isOwn = application.applicantId === ctx.actor.principalId || application.agentId === ctx.actor.principalId
  if (!isOwn && !(await canActFor(ctx, application.applicantId))) throw notFound('这个办件', 'applications.not_found')
  return { kind: 'citizen', id: ctx.actor.principalId, name: ctx.actor.name }
}
