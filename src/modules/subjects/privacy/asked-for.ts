import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { getSubject } from '../get-subject.ts'
import { type ActingAs, findActingAs } from '../principals.ts'
import type { Subject } from '../subject.ts'

/** To see one's data and to have it corrected is one's own right (个人信息保护法 art. 45, 46); a guardian has it for a child, whoever acts for an enterprise for the enterprise. What an adult gave a power for is cases. */
const isTheirs = (as: ActingAs, { kind }: Pick<Subject, 'kind'>): boolean => as !== 'agent' || kind === 'enterprise'

/**
 * The subject whose data the applicant who is signed in asks about: themselves when none is named.
 * @throws Refusal 404 for whom they may not act, 403 where the person has to ask themselves
 */
export async function getAskedFor(ctx: Context, subjectId: string = ctx.actor.principalId): Promise<{ subject: Subject; as: ActingAs }> {
  const as = await findActingAs(ctx, subjectId)
  if (!as) throw notFound('这位申请人', 'subjects.no_such_subject')
  const subject = await getSubject(ctx, subjectId)
  if (!isTheirs(as, subject)) throw new Refusal(403, 'subjects.own_request_needed', '查阅、更正个人信息由本人提出。请本人登录后办理，或者由本人到窗口办理。')
  return { subject, as }
}

/** Whether they may ask about a subject at all. */
export async function mayAskFor(ctx: Context, subject: Pick<Subject, 'id' | 'kind'>): Promise<boolean> {
  const as = await findActingAs(ctx, subject.id)
  return as !== undefined && isTheirs(as, subject)
}
